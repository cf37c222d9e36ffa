internal import DocumentModel
internal import Storage

/// One search over one state of the store.
struct SearchRun {
    let reader: StoreSetReader
    let search: PreparedSearch
    /// What the index is asked; its limit and offset are set here.
    let candidates: PageMatchQuery
    let finder: RegionFinder
    let verificationBound: Int
    /// After how many pages that are read for texts as they are written the search ends, whatever it found.
    let readingBound: Int
    /// How the best pages are ranked again; nil if BM25 alone counts.
    var nearness: NearnessRanking?

    var request: SearchRequest { search.request }
    private var limit: Int { max(0, request.limit) }
    private var offset: Int { max(0, request.offset) }

    /// The matches to show, and how many there are.
    func matchPage() throws -> MatchPage {
        if request.groupsByDocument { return try groupedPage() }
        return search.isAnsweredByIndex ? try indexPage() : try verifiedPage()
    }

    /// Everything that is shown of a match; a page read and tokenized.
    ///
    /// `partial` is the plan of a search for pages that hold some of the words.
    func page(_ match: PageMatch, of page: MatchPage, partial: PartialPlan? = nil) throws -> FoundPage {
        let content = try PageContent(reader, page: match.pageID, finder: finder)
        var hit = try SearchHit(
            match, content, reader, documentHits: page.documentHits[match.documentID])
        let leaves = search.leaves
        if let partial {
            let found = content.foundLeaves.filter(leaves.indices.contains).map { leaves[$0] }
            hit.matched = .some
            hit.missing = partial.missing(found: Set(found))
        }
        return FoundPage(
            hit: hit, match: match, content: content, leaves: leaves, scope: search.scope, reader: reader)
    }

    /// The place to continue at after a match.
    func cursor(after match: PageMatch, at position: Int) -> SearchCursor {
        SearchCursor(
            after: match.pageID, position: position.addingClamped(1),
            fingerprint: request.fingerprint(in: reader))
    }

    /// The index knows all: it is asked for the hits shown and the total.
    private func indexPage() throws -> MatchPage {
        var query = candidates
        query.limit = limit
        query.offset = offset
        guard let cursor = request.cursor else {
            let found = try matches(query)
            return MatchPage(found.matches, start: min(offset, found.total), total: found.total)
        }
        // If nothing changed, the cursor's page is still right before the next one.
        query.limit = limit.addingClamped(1)
        query.offset = cursor.position - 1
        let found = try matches(query)
        if found.matches.first?.pageID == cursor.page {
            return MatchPage(Array(found.matches.dropFirst()), start: cursor.position, total: found.total)
        }
        query.offset = 0
        query.limit = max(1, found.total)
        let all = try matches(query).matches
        return MatchPage(
            all, from: cursor.start(in: all, sort: request.sort), limit: limit, isWhole: true)
    }

    /// The index suggests pages in order, and each is counted if it really matches.
    private func verifiedPage() throws -> MatchPage {
        var all: [PageMatch] = []
        var progress = Progress(request)
        let isWhole = try forEachMatch { match in
            all.append(match)
            return progress.isFull(after: match, count: all.count)
        }
        return MatchPage(all, from: start(in: all), limit: limit, isWhole: isWhole)
    }

    /// The best page of each document, in the order of these; all matches are read to count the documents.
    private func groupedPage() throws -> MatchPage {
        var best: [PageMatch] = []
        var counts: [Int64: Int] = [:]
        var progress = Progress(request)
        var isFull = false
        let isWhole = try forEachMatch { match in
            let count = counts[match.documentID, default: 0]
            counts[match.documentID] = count + 1
            guard count == 0 else { return isFull }
            best.append(match)
            isFull = progress.isFull(after: match, count: best.count)
            return isFull
        }
        var page = MatchPage(best, from: start(in: best), limit: limit, isWhole: isWhole)
        page.documentHits = counts
        return page
    }

    private func start(in all: [PageMatch]) -> Int {
        request.cursor?.start(in: all, sort: request.sort) ?? offset
    }

    /// Whether the matches so far hold all that is to be shown.
    private struct Progress {
        let cursor: SearchCursor?
        /// How many matches there must be; nil while the cursor's page was not met.
        var needed: Int?
        let limit: Int

        init(_ request: SearchRequest) {
            cursor = request.cursor
            limit = max(0, request.limit)
            needed = cursor == nil ? max(0, request.offset).addingClamped(limit) : nil
        }

        mutating func isFull(after match: PageMatch, count: Int) -> Bool {
            if match.pageID == cursor?.page { needed = count.addingClamped(limit) }
            return needed.map { count >= $0 } ?? false
        }
    }
}

extension SearchRun {
    /// Calls `body` with every page that matches, in order; it answers whether it has all that it needs.
    ///
    /// If pages must be read to know, reading stops once it has them and the bound is reached.
    ///
    /// - Returns: Whether no page was left out.
    func forEachMatch(_ body: (PageMatch) throws -> Bool) throws -> Bool {
        var query = candidates
        query.offset = 0
        query.limit = search.mustVerify ? min(verificationBound, 5_000) : 100_000
        var isFull = request.limit <= 0
        while true {
            let found = try matches(query)
            for (index, match) in found.matches.enumerated()
            where search.filters.contains(pageIndex: match.pageIndex) {
                if search.mustVerify {
                    let read = query.offset + index
                    if isFull && read >= verificationBound || read >= readingBound { return false }
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
}
