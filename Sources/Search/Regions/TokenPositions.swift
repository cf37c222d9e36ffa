internal import TextAnalysis

/// The tokens of one column by text, for finding phrases.
struct TokenPositions {
    /// One place of a phrase.
    struct Occurrence: Hashable {
        /// The positions of its tokens.
        let positions: Range<Int>
        /// The bytes of the column that it covers.
        let bytes: Range<Int>
    }

    private let tokens: [Token]
    private let positions: [String: [Int]]

    init(_ tokens: [Token]) {
        self.tokens = tokens
        positions = Dictionary(grouping: tokens.indices) { tokens[$0].text }
    }

    /// The places of a phrase, in order.
    func occurrences(of phrase: PlannedPhrase) -> [Occurrence] {
        starts(of: phrase).compactMap { start in
            let end = start + phrase.tokens.count
            guard end <= tokens.count else { return nil }
            for (offset, token) in phrase.tokens.enumerated().dropFirst() {
                let isPrefix = phrase.isPrefix && offset == phrase.tokens.count - 1
                guard tokens[start + offset].text.matches(token, isPrefix: isPrefix) else { return nil }
            }
            let bytes = tokens[start].range.lowerBound..<endByte(of: phrase, last: end - 1)
            return Occurrence(positions: start..<end, bytes: bytes)
        }
    }

    /// The positions of a phrase's first token.
    private func starts(of phrase: PlannedPhrase) -> [Int] {
        guard phrase.isPrefix, phrase.tokens.count == 1 else { return positions[phrase.tokens[0]] ?? [] }
        return positions.filter { $0.key.matches(phrase.tokens[0], isPrefix: true) }.flatMap(\.value).sorted()
    }

    /// The end of a phrase that ends at a token; half of a Chinese pair ends at the beginning of the next pair.
    private func endByte(of phrase: PlannedPhrase, last: Int) -> Int {
        let end = tokens[last].range.upperBound
        guard phrase.isPrefix, phrase.tokens.last != tokens[last].text, last + 1 < tokens.count else {
            return end
        }
        let next = tokens[last + 1].range.lowerBound
        return next > tokens[last].range.lowerBound ? min(end, next) : end
    }
}

extension String {
    /// Whether a token is the one asked for, byte for byte, or begins with it.
    fileprivate func matches(_ token: String, isPrefix: Bool) -> Bool {
        isPrefix ? utf8.starts(with: token.utf8) : utf8.elementsEqual(token.utf8)
    }
}
