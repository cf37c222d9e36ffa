/// The places at which a text can be cut so that a reader does not stumble.
struct SnippetText {
    let scalars: [Unicode.Scalar]

    /// The place to begin at or after `offset`, at most at `limit`: the text's beginning, that of a sentence in the first
    /// half of the way, or that of a word.
    func start(from offset: Int, before limit: Int) -> Int {
        guard offset > 0 else { return 0 }
        let half = offset + (limit - offset) / 2
        let places = offset..<max(offset, half)
        if let sentence = places.first(where: { $0 > 0 && endsSentence(before: $0) }) { return sentence }
        return (offset..<limit).first { isBoundary($0) } ?? limit
    }

    /// The place to end at or before `offset`, at least at `limit`: the text's end, that of a sentence in the last
    /// half of the way, or that of a word.
    func end(from offset: Int, after limit: Int) -> Int {
        guard offset < scalars.count, offset > limit else { return max(offset, limit) }
        let half = limit + (offset - limit) / 2
        let places = half..<offset + 1
        if let sentence = places.last(where: { $0 > 0 && endsSentence(before: $0) }) { return sentence }
        return (limit + 1..<offset + 1).last { isBoundary($0) } ?? limit
    }

    private func endsSentence(before offset: Int) -> Bool {
        switch scalars[offset - 1] {
        case "。", "！", "？", "；", "\n": true
        case ".", "!", "?": offset == scalars.count || scalars[offset].properties.isWhitespace
        default: false
        }
    }

    /// Whether neither a word nor a character of several code points continues over an offset.
    private func isBoundary(_ offset: Int) -> Bool {
        guard offset > 0, offset < scalars.count else { return true }
        let (before, after) = (scalars[offset - 1], scalars[offset])
        if after.joinsPrevious || before == "\u{200D}" { return false }
        return !(before.isWordPart && after.isWordPart)
    }
}

extension Unicode.Scalar {
    /// Whether it belongs to the character before it: a mark, a joiner, a variation selector, a skin tone.
    fileprivate var joinsPrevious: Bool {
        properties.isGraphemeExtend || properties.isEmojiModifier || properties.isJoinControl
    }

    /// Whether it is a letter or digit of a script with spaces between words.
    fileprivate var isWordPart: Bool {
        let isUnspaced =
            (0x0E00..<0x1000).contains(value) || (0x2E80..<0xFB00).contains(value) || value >= 0x20000
        return !isUnspaced && (properties.isAlphabetic || properties.numericType != nil)
    }
}
