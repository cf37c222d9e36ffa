/// Writes XML 1.0 into bytes.
struct XMLBuffer {
    private(set) var bytes: [UInt8] = []

    /// Appends what is XML already.
    mutating func raw(_ xml: StaticString) { xml.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    mutating func integer(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

    /// Appends text, for content and for values between double quotes.
    ///
    /// Characters that no XML document can hold (control characters, U+FFFE and U+FFFF) become U+FFFD.
    mutating func text(_ text: some StringProtocol) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": raw("&amp;")
            case "<": raw("&lt;")
            case ">": raw("&gt;")
            case "\"": raw("&quot;")
            // A reader makes a space of these in a value.
            case "\t", "\n", "\r": reference(scalar)
            case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE && scalar.value < 0x10000:
                bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }

    /// Appends ` name="value"`.
    mutating func attribute(_ name: StaticString, _ value: some StringProtocol) {
        raw(" ")
        raw(name)
        raw("=\"")
        text(value)
        raw("\"")
    }

    private mutating func reference(_ scalar: Unicode.Scalar) {
        raw("&#")
        integer(Int(scalar.value))
        raw(";")
    }
}
