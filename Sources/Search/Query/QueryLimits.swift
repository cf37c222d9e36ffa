/// How large a query may be; each bound has an error code of its own.
package struct QueryLimits: Hashable, Sendable {
    /// Code points of the query (`query_too_long`).
    package var length: Int
    /// Words and phrases as typed, and the tokens that they come to (`too_many_terms`).
    ///
    /// As many as code points, so that a page of Chinese or English pasted whole finds itself.
    package var terms: Int
    /// Parentheses and fields inside each other (`query_too_deep`).
    package var depth: Int
    /// The greatest distance that `NEAR` takes (`invalid_near`).
    package var distance: Int

    /// Words that may continue, `word*` and single Chinese characters, which the index answers slowest (`too_many_terms`).
    package var prefixes: Int

    package init(
        length: Int = 10_000, terms: Int = 10_000, depth: Int = 64, distance: Int = 10_000,
        prefixes: Int = 256
    ) {
        self.length = length
        self.terms = terms
        self.depth = depth
        self.distance = distance
        self.prefixes = prefixes
    }
}
