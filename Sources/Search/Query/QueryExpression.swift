/// What a query asks for, as typed: before its words are tokenized.
package indirect enum QueryExpression: Hashable, Sendable {
    case term(QueryTerm)
    /// Terms on one page and in one column, at most `distance` tokens between the first that ends and the last that begins.
    case near([QueryTerm], distance: Int)
    case not(QueryExpression)
    /// Two or more expressions that must all hold.
    case all([QueryExpression])
    /// Two or more expressions of which one must hold.
    case any([QueryExpression])
}

/// A word or a phrase of a query; the tokens of either are side by side in the text.
package struct QueryTerm: Hashable, Sendable {
    package var text: String
    /// Whether the last token may continue: `word*`.
    package var isPrefix: Bool
    /// The only column to look at; nil for the default ones.
    package var field: SearchField?
    /// The beginning of the term in the query, in code points; that of its quotation mark if it has one.
    package var offset: Int
    /// Whether it was in quotation marks, which ask for the words as they are.
    package var isQuoted: Bool

    package init(
        _ text: String, isPrefix: Bool = false, field: SearchField? = nil, offset: Int = 0,
        isQuoted: Bool = false
    ) {
        self.text = text
        self.isPrefix = isPrefix
        self.field = field
        self.offset = offset
        self.isQuoted = isQuoted
    }
}
