internal import TextAnalysis

/// Reads the generated table: languages, and their runs of three letters with their levels.
struct TrigramReader {
    enum Line {
        case language(String, Script)
        /// The number of a run, as `TrigramTable.key` makes it, and its level.
        case run(UInt32, level: UInt8)
    }

    private static let scripts: [String: Script] = [
        "Latn": .latin, "Cyrl": .cyrillic, "Arab": .arabic, "Deva": .devanagari,
    ]

    private let text: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var level: UInt8 = 0
    /// The numbers of letters, in the order in which they appear; 0 for letters that did not.
    private(set) var numbers: [UInt16]
    private var lastNumber = LetterTable.digit

    init(_ text: StaticString) {
        self.text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        numbers = [UInt16](repeating: 0, count: Int(LetterTable.foldedEnd))
    }

    /// Reads on to the next language or run; nil at the end.
    mutating func next() -> Line? {
        while position < text.count {
            let isEnd = text[position] == UInt8(ascii: "\n")
            guard isEnd || level == 0 else {
                let (first, second, third) = (nextLetter(), nextLetter(), nextLetter())
                return .run(TrigramTable.key(first, second, third), level: level)
            }
            if isEnd { position += 1 }
            if let language = beginLine() { return language }
        }
        return nil
    }

    /// Reads the mark at the begin of a line, a language or the level of the line's runs.
    private mutating func beginLine() -> Line? {
        guard position < text.count else { return nil }
        let mark = text[position]
        position += 1
        switch mark {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): level = mark - UInt8(ascii: "a") + 1
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): level = mark - UInt8(ascii: "A") + 27
        default:
            level = 0
            let end = text[position...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
            defer { position = end }
            let names = String(decoding: text[position..<end], as: UTF8.self).split(separator: " ")
            guard names.count == 2, let script = Self.scripts[String(names[1])] else { return nil }
            return .language(String(names[0]), script)
        }
        return nil
    }

    private mutating func nextLetter() -> UInt16 {
        guard position < text.count else { return LetterTable.edge }
        let (letter, width) = text.scalar(at: position)
        position += width
        guard letter != UInt32(UInt8(ascii: "_")) else { return LetterTable.edge }
        guard letter < LetterTable.foldedEnd else { return LetterTable.unknown }
        if numbers[Int(letter)] == 0 {
            guard lastNumber < LetterTable.lastNumber else { return LetterTable.unknown }
            lastNumber += 1
            numbers[Int(letter)] = lastNumber
        }
        return numbers[Int(letter)]
    }
}
