/// Reading UTF-8 character by character (the Unicode standard, table 3-7).
package enum UTF8Sequence {
    /// The length of the character at a position, or of the bytes that begin one and do not end it.
    package static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, at position: Int
    ) -> (length: Int, isWhole: Bool) {
        // The length, and the range of the second byte, of well-formed UTF-8.
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch bytes[position] {
            case 0x00...0x7F: (1, 0x80...0xBF)
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (0, 0x80...0xBF)
            }
        var read = 1
        while read < length, position + read < bytes.count,
            (read == 1 ? second : 0x80...0xBF).contains(bytes[position + read])
        {
            read += 1
        }
        return (read, read == length)
    }
}
