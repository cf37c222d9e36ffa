/// Base64 (RFC 4648, section 4), with padding.
package enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The text of bytes.
    package static func text(_ bytes: [UInt8]) -> String {
        let count = length(of: bytes.count)
        return String(unsafeUninitializedCapacity: count) { buffer in
            var written = 0
            var position = 0
            while position < bytes.count {
                let rest = bytes.count - position
                let word =
                    UInt32(bytes[position]) << 16 | (rest > 1 ? UInt32(bytes[position + 1]) << 8 : 0)
                    | (rest > 2 ? UInt32(bytes[position + 2]) : 0)
                buffer[written] = digits[Int(word >> 18)]
                buffer[written + 1] = digits[Int(word >> 12 & 63)]
                buffer[written + 2] = rest > 1 ? digits[Int(word >> 6 & 63)] : UInt8(ascii: "=")
                buffer[written + 3] = rest > 2 ? digits[Int(word & 63)] : UInt8(ascii: "=")
                written += 4
                position += 3
            }
            return written
        }
    }

    /// The length of the text of this many bytes.
    package static func length(of byteCount: Int) -> Int { (byteCount + 2) / 3 * 4 }
}
