internal import Storage

extension SearchHit {
    /// A page that was found, with what was found on it.
    init(_ match: PageMatch, _ content: PageContent, documentHits: Int? = nil) {
        self.init(
            document: match.documentKey, provider: match.provider, pageIndex: match.pageIndex,
            pageLocator: content.pageLocator,
            score: match.score, snippet: content.snippet, pageSize: match.pageSize,
            assumedPageHeight: match.assumedPageHeight, regions: content.searchRegions,
            documentHits: documentHits)
    }
}
