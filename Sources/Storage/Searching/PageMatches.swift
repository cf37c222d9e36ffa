package import DocumentModel

/// The pages that a query found.
package struct PageMatches: Equatable, Sendable {
    /// How many pages match, whatever the limit.
    package var total: Int
    /// In the order asked for.
    package var matches: [PageMatch]
}

/// One page that a query found.
package struct PageMatch: Equatable, Sendable {
    package var pageID: Int64
    /// The higher the better; 0 if matches are sorted otherwise.
    package var score: Double
    package var documentID: Int64
    package var documentKey: String
    package var parseID: Int64
    package var provider: String
    package var pageIndex: Int
    package var pageSize: PageSize?
    /// The height that boxes were turned with, if the provider measures from the bottom and sends no height.
    package var assumedPageHeight: Double?
}
