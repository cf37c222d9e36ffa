/// The letters and digits on one side of a hyphen at a line end, and what is beyond them.
struct HalfWord {
    let bytes: Range<Int>
    let isOneLetter: Bool
    /// Whether the character beside the hyphen is a digit.
    let touchesNumber: Bool
    /// Whether another hyphen joins a further word.
    let hasHyphenBeyond: Bool
    let hasApostropheBeyond: Bool

    /// The half before a hyphen.
    init(endingAt end: Int, in text: UnsafeBufferPointer<UInt8>, table: CharacterTable, reach: Int) {
        var (start, count) = (end, 0)
        var last: CharacterClass?
        while let before = text.startOfCharacter(before: start), end - before <= reach {
            let characterClass = table.firstEntry(text.scalar(at: before).value).characterClass
            guard characterClass.isWordPart, !text.isHyphen(at: before) else { break }
            if characterClass != .ignored {
                count += 1
                last = last ?? characterClass
            }
            start = before
        }
        let mark = text.startOfCharacter(before: start)
        let beyond = mark.flatMap { text.startOfCharacter(before: $0) }
        bytes = start..<end
        touchesNumber = last == .number
        hasApostropheBeyond = mark.map { text.isApostrophe(at: $0) } ?? false
        isOneLetter = count == 1 && !hasApostropheBeyond
        hasHyphenBeyond =
            mark.map { text.isHyphen(at: $0) } ?? false
            && beyond.map { table.firstEntry(text.scalar(at: $0).value).characterClass.isWordPart } ?? false
    }

    /// The half after a hyphen and its line break.
    init(startingAt start: Int, in text: UnsafeBufferPointer<UInt8>, table: CharacterTable, reach: Int) {
        var (end, count) = (start, 0)
        while end < text.count, end - start <= reach {
            let (scalar, length) = text.scalar(at: end)
            let characterClass = table.firstEntry(scalar).characterClass
            guard characterClass.isWordPart, !text.isHyphen(at: end) else { break }
            if characterClass != .ignored { count += 1 }
            end += length
        }
        bytes = start..<end
        touchesNumber = false
        hasApostropheBeyond = end < text.count && text.isApostrophe(at: end)
        isOneLetter = count == 1 && !hasApostropheBeyond
        let isHyphen = end < text.count && text.isHyphen(at: end)
        let beyond = isHyphen ? end + text.scalar(at: end).byteCount : end
        hasHyphenBeyond =
            isHyphen && beyond < text.count
            && table.firstEntry(text.scalar(at: beyond).value).characterClass.isWordPart
    }
}

extension HalfWord {
    /// A word and those that hyphens join to it on its line, as far as `reach` bytes on each side.
    static func chain(
        around word: Range<Int>, in text: UnsafeBufferPointer<UInt8>, table: CharacterTable, reach: Int
    ) -> Range<Int> {
        func belongs(_ place: Int) -> Bool {
            text.isHyphen(at: place)
                || table.firstEntry(text.scalar(at: place).value).characterClass.isWordPart
        }
        var (start, end) = (word.lowerBound, word.upperBound)
        while let before = text.startOfCharacter(before: start), word.lowerBound - before <= reach,
            belongs(before)
        {
            start = before
        }
        while end < text.count, end - word.upperBound <= reach, belongs(end) {
            end += text.scalar(at: end).byteCount
        }
        return start..<end
    }
}

extension CharacterClass {
    /// Whether a character is inside a word.
    fileprivate var isWordPart: Bool { self == .letter || self == .number || self == .ignored }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where the character before a byte begins; nil at the start of the text.
    fileprivate func startOfCharacter(before end: Int) -> Int? {
        guard end > 0 else { return nil }
        var start = end - 1
        while start > 0, end - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// Whether a hyphen of keyboards or one of Unicode's two is here.
    fileprivate func isHyphen(at place: Int) -> Bool {
        self[place] == UInt8(ascii: "-") || [0x2010, 0x2011].contains(scalar(at: place).value)
    }

    fileprivate func isApostrophe(at place: Int) -> Bool {
        self[place] == UInt8(ascii: "'") || scalar(at: place).value == 0x2019
    }
}
