internal import TextAnalysis

/// Which script most letters of a text are of, as ISO 15924 names it.
///
/// Script is not language, which `Languages` finds at ingest.
struct ScriptCount {
    private static let names = [
        "Latn", "Grek", "Cyrl", "Armn", "Hebr", "Arab", "Deva", "Beng", "Taml", "Thai", "Geor", "Hang",
        "Jpan", "Hani",
    ]

    /// The most frequent script; empty without letters.
    private(set) var script = ""
    /// Its share of all letters.
    private(set) var share = 0.0
    /// Whether a quarter of the characters or more are of writing without spaces.
    private(set) var isUnspaced = false

    init(_ text: UnsafeBufferPointer<UInt8>) {
        var counts = [Int](repeating: 0, count: Self.names.count + 1)
        var (position, kana) = (0, 0)
        while position < text.count {
            let byte = text[position]
            let (value, width) = byte < 0x80 ? (UInt32(byte), 1) : text.scalar(at: position)
            position += width
            if (0x3041...0x30FF).contains(value) { kana += 1 }
            if let index = Self.index(value) { counts[index] += 1 }
        }
        isUnspaced = Self.isMostlyUnspaced(text)
        let (japanese, chinese) = (Self.names.count - 2, Self.names.count - 1)
        // Japanese writes Chinese characters between its own; a page of Chinese has none of these.
        if kana * 20 > counts[chinese] {
            counts[japanese] += counts[chinese]
            counts[chinese] = 0
        }
        let letters = counts.reduce(0, +)
        guard letters > 0, let best = Self.names.indices.max(by: { counts[$0] < counts[$1] }),
            counts[best] > 0
        else { return }
        script = Self.names[best]
        share = Double(counts[best]) / Double(letters)
    }

    /// From this share of characters on, one in this number, writing without spaces is cut by characters.
    ///
    /// A text in two languages then has runs of characters in one part, and runs of words in the other.
    private static let unspacedShare = 4

    /// Whether a quarter of the characters or more are of writing without spaces, if nothing else is asked.
    static func isMostlyUnspaced(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var (unspaced, all, position) = (0, 0, 0)
        while position < text.count {
            let byte = text[position]
            let (value, width) = byte < 0x80 ? (UInt32(byte), 1) : text.scalar(at: position)
            if UnspacedScript.contains(value) { unspaced += 1 }
            if !PythonText.isSpace(value) { all += 1 }
            position += width
        }
        return unspaced * unspacedShare >= max(all, 1)
    }

    /// The position in `names`; the one behind the last for other letters, nil for other characters.
    private static func index(_ value: UInt32) -> Int? {
        switch value {
        case 0x41...0x5A, 0x61...0x7A: 0
        case 0..<0xAA, 0xD7, 0xF7: nil
        case 0xC0...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF3A, 0xFF41...0xFF5A: 0
        case 0x370...0x3FF, 0x1F00...0x1FFF: 1
        case 0x400...0x52F: 2
        case 0x531...0x587: 3
        case 0x591...0x5F4: 4
        case 0x620...0x6FF, 0x750...0x77F: 5
        case 0x900...0x97F: 6
        case 0x980...0x9FF: 7
        case 0xB80...0xBFF: 8
        case 0xE00...0xE7F: 9
        case 0x10A0...0x10FF: 10
        case 0xAC00...0xD7AF, 0x1100...0x11FF: 11
        case 0x3041...0x30FF, 0xFF66...0xFF9F: 12
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: 13
        default: PythonText.isLetter(value) ? names.count : nil
        }
    }
}
