import JSONView
import Testing

@Suite struct UTF16Tests {
    /// The UTF-16 bytes of a text, with a byte order mark or without.
    private func encoded(_ units: [UInt16], bigEndian: Bool, mark: Bool) -> [UInt8] {
        ((mark ? [0xFEFF] : []) + units).flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return bigEndian ? bytes : bytes.reversed()
        }
    }

    @Test(arguments: [(true, true), (true, false), (false, true), (false, false)])
    func `UTF-16 is read with a byte order mark and without`(bigEndian: Bool, mark: Bool) throws {
        let text = #"{"v":"中𝐀é"}"#
        let document = try JSONDocument(encoded(Array(text.utf16), bigEndian: bigEndian, mark: mark))
        #expect(document.root["v"]?.string == "中𝐀é")
        #expect(document.repairs == [JSONRepair(kind: .utf16, offset: 0, count: 1)])
    }

    @Test func `half a surrogate pair is replaced, and places count in the bytes received`() throws {
        let units = Array(#"{"中":""#.utf16) + [0xD835] + Array(#"𝐀","w":01}"#.utf16)
        let document = try JSONDocument(encoded(units, bigEndian: false, mark: true))
        #expect(document.root["中"]?.string == "\u{FFFD}𝐀")
        // The mark takes 2 bytes, the lone half is unit 6, and `01` is unit 15 (𝐀 takes two).
        #expect(
            document.repairs == [
                JSONRepair(kind: .utf16, offset: 0, count: 1),
                JSONRepair(kind: .loneSurrogate, offset: 2 + 12, count: 1),
                JSONRepair(kind: .rewrittenNumber, offset: 2 + 30, count: 1),
            ])
    }

    @Test func `an error in UTF-16 has its place in the bytes received`() {
        let bytes = encoded(Array(#"["中𝐀" x]"#.utf16), bigEndian: true, mark: false)
        #expect(
            throws: JSONSyntaxError(
                offset: 14, reason: "a comma or a closing bracket is missing after a value")
        ) {
            try JSONDocument(bytes)
        }
    }
}
