/// How large a query may be; each bound has an error code of its own.
package struct QueryLimits: Hashable, Sendable {
    /// Code points of the query (`query_too_long`).
    package var length: Int
    /// Words and phrases as typed, and the tokens that they come to (`too_many_terms`).
    package var terms: Int
    /// Parentheses and fields inside each other (`query_too_deep`).
    package var depth: Int
    /// The greatest distance that `NEAR` takes (`invalid_near`).
    package var distance: Int

    package init(length: Int = 10_000, terms: Int = 1_024, depth: Int = 64, distance: Int = 10_000) {
        self.length = length
        self.terms = terms
        self.depth = depth
        self.distance = distance
    }
}
