internal import DocumentModel
internal import Storage

/// One search over one state of the store.
struct SearchRun {
    let reader: DocumentReader
    let request: SearchRequest
    /// What the index is asked; its limit and offset are set here.
    let candidates: PageMatchQuery
    let filters: SearchFilters
    let finder: RegionFinder
    /// Whether only the text of a page tells whether it matches.
    let mustVerify: Bool
    let verificationBound: Int

    private var limit: Int { max(0, request.limit) }
    private var offset: Int { max(0, request.offset) }

    func result() throws -> SearchResult {
        if request.groupsByDocument { return try groupedResult() }
        return mustVerify || (filters.ranges?.count ?? 1) > 1 ? try verifiedResult() : try directResult()
    }

    /// The index knows all: it is asked for the hits shown and the total.
    private func directResult() throws -> SearchResult {
        var query = candidates
        query.limit = limit
        query.offset = offset
        let found = try reader.matches(query)
        return SearchResult(
            query: request.query, total: found.total, hits: try found.matches.map { try hit($0) })
    }

    /// The index suggests pages in order, and each is counted where it really matches.
    private func verifiedResult() throws -> SearchResult {
        var total = 0
        var hits: [SearchHit] = []
        let isWhole = try forEachMatch { match in
            if total >= offset, hits.count < limit { hits.append(try hit(match)) }
            total += 1
            return hits.count == limit
        }
        return SearchResult(query: request.query, total: total, isTotalLowerBound: !isWhole, hits: hits)
    }

    /// The best page of each document, in the order of these; all matches are read to count the documents.
    private func groupedResult() throws -> SearchResult {
        var best: [PageMatch] = []
        var counts: [Int64: Int] = [:]
        let isWhole = try forEachMatch { match in
            let count = counts[match.documentID, default: 0]
            if count == 0 { best.append(match) }
            counts[match.documentID] = count + 1
            return best.count >= offset + limit
        }
        let hits = try best.dropFirst(offset).prefix(limit).map { match in
            var hit = try hit(match)
            hit.documentHits = counts[match.documentID]
            return hit
        }
        return SearchResult(query: request.query, total: best.count, isTotalLowerBound: !isWhole, hits: hits)
    }

    /// Calls `body` with every page that matches, in order; it answers whether it has all the hits to show.
    ///
    /// Where pages must be read to know, reading stops once it has them and the bound is reached.
    ///
    /// - Returns: Whether no page was left out.
    func forEachMatch(_ body: (PageMatch) throws -> Bool) throws -> Bool {
        var query = candidates
        query.offset = 0
        query.limit = mustVerify ? verificationBound : 100_000
        var isFull = limit == 0
        while true {
            let found = try reader.matches(query)
            for (index, match) in found.matches.enumerated()
            where filters.contains(pageIndex: match.pageIndex) {
                if mustVerify {
                    if isFull, query.offset + index >= verificationBound { return false }
                    guard try PageContent(reader, page: match.pageID, finder: finder).isMatch else {
                        continue
                    }
                }
                isFull = try body(match)
            }
            query.offset += found.matches.count
            if query.offset >= found.total || found.matches.isEmpty { return true }
        }
    }

    private func hit(_ match: PageMatch) throws -> SearchHit {
        let content = try PageContent(reader, page: match.pageID, finder: finder)
        return SearchHit(
            document: match.documentKey, provider: match.provider, pageIndex: match.pageIndex,
            score: match.score,
            snippet: content.snippet, pageSize: match.pageSize, regions: content.searchRegions)
    }
}
