/// A word or phrase as typed and what it is looked up as.
package struct PlannedTerm: Hashable, Sendable {
    package let term: QueryTerm
    package let phrase: PlannedPhrase
    /// Another reading of the word as one token, of a word that a line's end parts at its hyphen.
    package let reading: PlannedPhrase?

    package init(term: QueryTerm, phrase: PlannedPhrase, reading: PlannedPhrase? = nil) {
        self.term = term
        self.phrase = phrase
        self.reading = reading
    }

    /// What the word stands for in the query's expression.
    var expression: PlannedExpression? {
        PlannedExpression(any: [phrase, reading].compactMap(\.self).map(PlannedExpression.phrase))
    }
}
