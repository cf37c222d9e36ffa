internal import TextAnalysis

extension QueryExpression {
    /// A query of more words has been pasted: its minuses are the text's.
    private static let mostTypedWords = 32

    /// The expression with exclusions that only text can mean read as text.
    ///
    /// A page cannot have a word and not have it, so the minus of `gcc -C` is text if the query asks for `C` as well. So is every
    /// minus before a word in a query of more than 32 words.
    func withoutContradictions(_ tokenizer: Tokenizer) -> QueryExpression {
        guard excludesWords else { return self }
        let isPasted = required.count > Self.mostTypedWords
        return resolved(asked: [], isPasted: isPasted) { tokenizer.phrase($0.text).map(\.text) }
    }

    /// Whether a word outside of quotation marks is excluded anywhere.
    private var excludesWords: Bool {
        switch self {
        case .term, .near: false
        case .not(.term(let term)): !term.isQuoted
        case .not(let operand): operand.excludesWords
        case .all(let operands), .any(let operands): operands.contains { $0.excludesWords }
        }
    }

    /// The words outside of quotation marks that every page must have.
    private var required: [QueryTerm] {
        switch self {
        case .term(let term): term.isQuoted ? [] : [term]
        case .all(let operands): operands.flatMap(\.required)
        case .near, .not, .any: []
        }
    }

    private func resolved(
        asked: Set<AskedWord>, isPasted: Bool, _ tokens: (QueryTerm) -> [String]
    ) -> QueryExpression {
        switch self {
        case .not(.term(let term)) where !term.isQuoted:
            let words = AskedWord(tokens: tokens(term), term)
            return isPasted || asked.contains(words) ? .term(term) : self
        case .all(let operands):
            var asked = asked
            for term in required {
                let words = AskedWord(tokens: tokens(term), term)
                asked.insert(words)
                for token in words.tokens.dropLast(term.isPrefix ? 1 : 0) {
                    asked.insert(AskedWord(tokens: [token], field: term.field, isPrefix: false))
                }
            }
            return .all(operands.map { $0.resolved(asked: asked, isPasted: isPasted, tokens) })
        case .any(let operands):
            return .any(operands.map { $0.resolved(asked: asked, isPasted: isPasted, tokens) })
        case .term, .near, .not: return self
        }
    }
}

/// A word as the index holds it, and its place in the query.
private struct AskedWord: Hashable {
    var tokens: [String]
    var field: SearchField?
    var isPrefix: Bool

    init(tokens: [String], field: SearchField?, isPrefix: Bool) {
        (self.tokens, self.field, self.isPrefix) = (tokens, field, isPrefix)
    }

    init(tokens: [String], _ term: QueryTerm) {
        self.init(tokens: tokens, field: term.field, isPrefix: term.isPrefix)
    }
}
