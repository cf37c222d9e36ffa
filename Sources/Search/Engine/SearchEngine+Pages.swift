package import Storage

extension SearchEngine {
    /// The row ids of all pages that a search finds, in one state of the store.
    ///
    /// The request's limit, offset, order and grouping do not count. If only a page's text shows whether it matches,
    /// every page that the index suggests is read.
    ///
    /// - Throws: As `search` does.
    package func pages(_ request: SearchRequest, in reader: StoreSetReader) throws -> Set<Int64> {
        var request = request
        (request.limit, request.offset, request.sort, request.cursor) = (.max, 0, .newest, nil)
        let search = try PreparedSearch(request, reader, limits: limits)
        guard let run = run(search, reader, bound: .max) else { return [] }
        var pages: Set<Int64> = []
        _ = try run.forEachMatch { match in
            pages.insert(match.pageID)
            return false
        }
        return pages
    }
}
