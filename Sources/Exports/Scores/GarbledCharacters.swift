internal import TextAnalysis

/// Characters that say that text was not read as it was written: replacement characters, private use, controls, and glyphs
/// that a PDF names by number alone, `(cid:12)`.
enum GarbledCharacters {
    /// How many code points of a text are garbled.
    static func count(_ text: ScoredText) -> Int {
        var (found, position) = (0, 0)
        let bytes = text.bytes
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "("), let end = endOfGlyph(bytes, position) {
                found += end - position
                position = end
                continue
            }
            let (value, width) = byte < 0x80 ? (UInt32(byte), 1) : bytes.scalar(at: position)
            switch value {
            case 0x09, 0x0A, 0x0D: break
            case 0..<0x20, 0x7F..<0xA0, 0xE000...0xF8FF, 0xFFFD, 0xF0000...0x10FFFF: found += 1
            default: break
            }
            position += width
        }
        return found
    }

    private static func endOfGlyph(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard bytes[start...].starts(with: "(cid:".utf8) else { return nil }
        var end = start + 5
        while end < bytes.count, bytes[end].isDigit { end += 1 }
        return end > start + 5 && end < bytes.count && bytes[end] == UInt8(ascii: ")") ? end + 1 : nil
    }
}
