internal import Storage

/// A page that a search found, as it was read and as it is shown.
struct FoundPage {
    let hit: SearchHit
    let match: PageMatch
    let content: PageContent
    /// What of the query the terms of the page's matches are numbers of.
    let leaves: [PlannedExpression]
    let scope: SearchScope
    let reader: StoreSetReader
}

extension SearchHit {
    /// A page that was found, with what was found on it.
    ///
    /// - Throws: What reading the boxes of words throws.
    init(
        _ match: PageMatch, _ content: PageContent, _ reader: StoreSetReader, documentHits: Int? = nil
    ) throws {
        self.init(
            document: match.documentKey, provider: match.provider, pageIndex: match.pageIndex,
            pageLocator: content.pageLocator,
            score: match.score, snippet: content.snippet, pageSize: match.pageSize,
            assumedPageHeight: match.assumedPageHeight,
            regions: try content.searchRegions(reader, on: match.pageSize),
            documentHits: documentHits)
        store = try reader.storePath(page: match.pageID)
    }
}
