/// Percent encoding (RFC 3986).
package enum URLText {
    private static let hexadecimal = Array("0123456789ABCDEF".utf8)

    /// The text with everything but letters, digits and `-_.~` as `%XX`.
    package static func encode(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes += [
                    UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)],
                ]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A base address and a path below it, with one slash between them.
    package static func join(_ base: String, _ path: String) -> String {
        var base = base[...]
        while base.hasSuffix("/") { base.removeLast() }
        return base + "/" + path.drop { $0 == "/" }
    }
}
