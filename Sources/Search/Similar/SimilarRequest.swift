/// Which page to find the like of.
package struct SimilarRequest: Hashable, Sendable {
    /// The key of a document, or an alias.
    package var document: String
    /// The position in the source document, from 0.
    package var pageIndex: Int
    /// The ordinal of the only block whose words count; nil for all of the page.
    package var block: Int?
    /// The code points of that block's text that count; nil for all of it.
    package var range: Range<Int>?
    /// This provider's parse instead of the preferred one.
    package var provider: String?
    /// The most hits to return.
    package var limit: Int
    /// Whether to look among parses that are not preferred too.
    package var allParses: Bool

    package init(
        document: String, pageIndex: Int, block: Int? = nil, range: Range<Int>? = nil,
        provider: String? = nil, limit: Int = 10, allParses: Bool = false
    ) {
        self.document = document
        self.pageIndex = pageIndex
        self.block = block
        self.range = range
        self.provider = provider
        self.limit = limit
        self.allParses = allParses
    }
}
