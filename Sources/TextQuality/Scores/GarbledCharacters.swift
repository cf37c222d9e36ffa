internal import TextAnalysis

/// Characters that say that text was not read as it was written: replacement characters, private use, controls, glyphs that a
/// PDF names by number alone, `(cid:12)`, and dingbats in the place of letters.
///
/// Fonts without a table of their characters often come out as dingbats, `❚②♣❡`. Check marks, bullets and numbers in circles are
/// dingbats too, but they are single or repeated. So dingbats count only in a text that has many different ones side by side.
struct GarbledCharacters {
    /// Replacement characters, private use, controls and numbered glyphs, in code points.
    private var broken = 0
    /// Dingbats, arrows, shapes and other symbols.
    private var symbols = 0
    private var dingbats = 0
    /// How often a dingbat and another dingbat or symbol are side by side.
    private var pairs = 0

    /// From this number of pairs on, dingbats may be letters.
    private static let fewestPairs = 8
    /// And only if there is a pair for this number of dingbats, or more.
    private static let loneliestDingbat = 4

    /// How many code points of a text are garbled.
    static func count(_ text: ScoredText) -> Int {
        let found = GarbledCharacters(text.bytes)
        let standsForLetters =
            found.pairs >= fewestPairs && found.pairs * loneliestDingbat >= found.dingbats
        return found.broken + (standsForLetters ? found.symbols : 0)
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var (previous, position): (UInt32, Int) = (0, 0)
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "("), let end = Self.endOfGlyph(bytes, position) {
                broken += end - position
                (previous, position) = (0, end)
                continue
            }
            let (value, width) = byte < 0x80 ? (UInt32(byte), 1) : bytes.scalar(at: position)
            add(value, after: previous)
            previous = value
            position += width
        }
    }

    private mutating func add(_ value: UInt32, after previous: UInt32) {
        switch value {
        case 0x09, 0x0A, 0x0D: break
        case 0..<0x20, 0x7F..<0xA0, 0xE000...0xF8FF, 0xFFFD, 0xF0000...0x10FFFF: broken += 1
        case 0x2700...0x27BF:
            symbols += 1
            dingbats += 1
            let areNumbers = Self.circledNumbers.contains(value) && Self.circledNumbers.contains(previous)
            if Self.isPartOfPair(previous), value != previous, !areNumbers { pairs += 1 }
        // Mathematical operators are left out.
        case 0x2190...0x21FF, 0x2300...0x26FF:
            symbols += 1
            if Self.isPartOfPair(value), (0x2700...0x27BF).contains(previous) { pairs += 1 }
        default: break
        }
    }

    /// Whether a symbol beside a dingbat makes a pair with it: dingbats, suits of cards, letters in circles and the like.
    private static func isPartOfPair(_ value: UInt32) -> Bool {
        (0x2600...0x27BF).contains(value) || (0x2460...0x24FF).contains(value)
    }

    /// Numbers in circles, which are counted up side by side.
    private static let circledNumbers: ClosedRange<UInt32> = 0x2776...0x2793

    private static func endOfGlyph(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard bytes[start...].starts(with: "(cid:".utf8) else { return nil }
        var end = start + 5
        while end < bytes.count, bytes[end].isDigit { end += 1 }
        return end > start + 5 && end < bytes.count && bytes[end] == UInt8(ascii: ")") ? end + 1 : nil
    }
}
