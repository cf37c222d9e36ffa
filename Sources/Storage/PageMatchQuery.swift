package import DocumentModel

/// What to look for in the index over pages: an FTS5 expression and filters, with everything a user typed bound as a value.
package struct PageMatchQuery: Sendable {
    /// In which order matches come.
    package enum Sort: Sendable {
        /// The best first, by BM25 over weighted columns.
        case score
        /// The last ingested first; costs nothing, however many pages match.
        case newest
    }

    /// An expression of FTS5's query language, made by the query planner and never by a user.
    package var match: String
    package var filter: DocumentFilter
    /// The positions in the source document, from 0.
    package var pageIndexes: ClosedRange<Int>?
    /// Only pages that have a block of one of these types.
    package var blockTypes: [BlockType]?
    package var sort: Sort
    package var limit: Int
    package var offset: Int
    /// A weight for each `SearchColumn`.
    package var weights: [Double]

    /// Titles and headings say most, page furniture least.
    package static let defaultWeights = [4.0, 1.0, 1.0, 1.0, 1.5, 0.2]

    package init(
        match: String, filter: DocumentFilter = DocumentFilter(), pageIndexes: ClosedRange<Int>? = nil,
        blockTypes: [BlockType]? = nil, sort: Sort = .score, limit: Int = 10, offset: Int = 0,
        weights: [Double] = defaultWeights
    ) {
        self.match = match
        self.filter = filter
        self.pageIndexes = pageIndexes
        self.blockTypes = blockTypes
        self.sort = sort
        self.limit = limit
        self.offset = offset
        self.weights = weights
    }
}
