/// Which page to find the like of.
package struct SimilarRequest: Hashable, Sendable {
    /// The key of a document, or an alias.
    package var document: String
    /// The position in the source document, from 0.
    package var pageIndex: Int
    /// This provider's parse instead of the preferred one.
    package var provider: String?
    /// The most hits to return.
    package var limit: Int
    /// Whether to look among parses that are not preferred too.
    package var allParses: Bool

    package init(
        document: String, pageIndex: Int, provider: String? = nil, limit: Int = 10, allParses: Bool = false
    ) {
        self.document = document
        self.pageIndex = pageIndex
        self.provider = provider
        self.limit = limit
        self.allParses = allParses
    }
}
