internal import TextAnalysis

/// A query in which words are replaced by nearer spellings, everything around them left as typed.
struct QueryCorrection {
    private let scalars: [Unicode.Scalar]
    private let tokenizer: Tokenizer
    /// Ranges of `scalars` and their replacements.
    private var replacements: [Range<Int>: String] = [:]

    init(_ query: String, tokenizer: Tokenizer) {
        scalars = Array(query.unicodeScalars)
        self.tokenizer = tokenizer
    }

    var isChanged: Bool { !replacements.isEmpty }

    var text: String {
        var text = String.UnicodeScalarView()
        var end = 0
        for (range, replacement) in replacements.sorted(by: { $0.key.lowerBound < $1.key.lowerBound }) {
            text.append(contentsOf: scalars[end..<range.lowerBound])
            text.append(contentsOf: replacement.unicodeScalars)
            end = range.upperBound
        }
        text.append(contentsOf: scalars[end...])
        return String(text)
    }

    /// Replaces a token of a term wherever the term has it.
    mutating func replace(_ token: String, by replacement: String, in term: QueryTerm) {
        let start = term.offset + (term.isQuoted ? 1 : 0)
        let tokens = tokenizer.tokens(in: term.text, mode: .query).filter { $0.text == token }
        for range in CodePoints.ranges(ofSorted: tokens.map(\.range), in: term.text) {
            let place = start + range.lowerBound..<start + range.upperBound
            guard place.upperBound <= scalars.count else { continue }
            replacements[place] = replacement
        }
    }
}
