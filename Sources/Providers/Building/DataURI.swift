/// The bytes inside a `data:image/png;base64,…` address.
struct DataURI {
    let mediaType: String?
    let bytes: [UInt8]

    /// Reads a data URI; nil if it is invalid, is not base64, or holds something that base64 does not.
    init?(_ text: some Collection<UInt8>) {
        guard text.starts(with: "data:".utf8), let comma = text.firstIndex(of: UInt8(ascii: ",")) else {
            return nil
        }
        let header = text[..<comma].dropFirst(5).split(
            separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        guard let last = header.last, last.elementsEqual("base64".utf8) else { return nil }
        let type = header.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard let bytes = Self.base64(text[comma...].dropFirst()) else { return nil }
        mediaType = type.isEmpty ? nil : type
        self.bytes = bytes
    }

    /// Decodes base64 (RFC 4648), stepping over white space and stopping at padding.
    private static func base64(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
            case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
            case UInt8(ascii: "="), 0x20, 0x09, 0x0A, 0x0D: continue
            default: return nil
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }
}
