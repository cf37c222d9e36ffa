/// Tokens that are side by side in one column: what a word or phrase of a query is looked up as.
package struct PlannedPhrase: Hashable, Sendable {
    /// At least one, as the index holds them.
    package let tokens: [String]
    /// Whether the last token may continue in the text.
    package let isPrefix: Bool
    /// The only column to look at; nil for the default ones.
    package let field: SearchField?

    package init(_ tokens: [String], isPrefix: Bool = false, field: SearchField? = nil) {
        self.tokens = tokens
        self.isPrefix = isPrefix
        self.field = field
    }
}

extension PlannedPhrase: Comparable {
    /// By their tokens: a fixed order, since sums of the same numbers in another one may differ.
    package static func < (first: PlannedPhrase, second: PlannedPhrase) -> Bool {
        first.tokens.lexicographicallyPrecedes(second.tokens)
    }
}

/// A word or phrase as typed and what it is looked up as.
package struct PlannedTerm: Hashable, Sendable {
    package let term: QueryTerm
    package let phrase: PlannedPhrase
    /// Another reading of the word as one token, of a word that a line's end parts at its hyphen.
    package let reading: PlannedPhrase?
    /// Whether pages must not have it.
    var isExcluded = false

    package init(term: QueryTerm, phrase: PlannedPhrase, reading: PlannedPhrase? = nil) {
        self.term = term
        self.phrase = phrase
        self.reading = reading
    }

    /// What replaces the word in the query's expression.
    var expression: PlannedExpression? {
        PlannedExpression(any: [phrase, reading].compactMap(\.self).map(PlannedExpression.phrase))
    }
}
