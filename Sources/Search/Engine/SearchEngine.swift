internal import DocumentModel
package import Storage
internal import TextAnalysis

/// Answers searches over a store: from a query as typed to pages, blocks and boxes.
package struct SearchEngine: Sendable {
    /// After how many pages that the index suggests, and that must be read to know, the total becomes a lower bound.
    ///
    /// Hits are looked for beyond, until there are as many as asked for.
    package static let defaultVerificationBound = 5_000

    package let stores: StoreSet
    let limits: QueryLimits
    let verificationBound: Int
    /// How many steps of a regular expression a character of all pages that are read for it may take together.
    let expressionSteps: Int

    /// Makes an engine; cheap.
    package init(
        stores: StoreSet, limits: QueryLimits = QueryLimits(),
        verificationBound: Int = defaultVerificationBound, expressionSteps: Int = 400_000
    ) {
        self.expressionSteps = expressionSteps
        self.stores = stores
        self.limits = limits
        self.verificationBound = max(1, verificationBound)
    }

    /// Makes an engine over one store.
    package init(
        store: DocumentStore, limits: QueryLimits = QueryLimits(),
        verificationBound: Int = defaultVerificationBound, expressionSteps: Int = 400_000
    ) {
        self.init(
            stores: StoreSet(store), limits: limits, verificationBound: verificationBound,
            expressionSteps: expressionSteps)
    }

    /// Searches.
    ///
    /// A query that asks for nothing, such as a lone `"`, finds nothing and has a note; it is not an error. If fewer pages hold all words
    /// than were asked for, those follow that hold some. If nothing is found, the result says what would have been.
    ///
    /// - Throws: `QuerySyntaxError` for a query that cannot be searched; `SearchCursorError` for a cursor of another
    ///   search; `StoreError` for a document that is not there and for a store that cannot be read.
    package func search(_ request: SearchRequest) throws -> SearchResult {
        var hits: [SearchHit] = []
        var result = try forEachHit(request) { hit, _ in hits.append(hit) }
        result.hits = hits
        return result
    }

    /// Searches and passes each hit on as soon as it is made, with the cursor that continues after it.
    ///
    /// - Returns: The result without its hits.
    /// - Throws: As `search`, and what `body` throws.
    package func forEachHit(
        _ request: SearchRequest, _ body: (SearchHit, SearchCursor) throws -> Void
    ) throws -> SearchResult {
        try forEachPage(request) { page, cursor in try body(page.hit, cursor) }
    }

    func forEachPage(
        _ request: SearchRequest, _ body: (FoundPage, SearchCursor) throws -> Void
    ) throws -> SearchResult {
        try stores.read { reader in
            try requireSameSearch(request, reader)
            var result = SearchResult(query: request.query, total: 0, hits: [])
            let search: PreparedSearch
            do {
                search = try PreparedSearch(request, reader, limits: limits)
            } catch let error as QuerySyntaxError where error.code == .noTerms {
                result.documents = try documents(titled: request, reader)
                if result.documents.isEmpty { result.note = "\(error.message); \(error.hint)" }
                return result
            }
            result.searchedAs = search.plan.searchedAs
            if let run = run(search, reader) {
                let page = try run.matchPage()
                for (index, match) in page.matches.enumerated() {
                    try body(
                        try run.page(match, of: page), run.cursor(after: match, at: page.start + index))
                }
                result.total = page.total
                result.isTotalLowerBound = page.isTotalLowerBound
                result.start = page.start
                if page.hasNext, let last = page.matches.last {
                    result.next = run.cursor(after: last, at: page.start + page.matches.count - 1)
                }
                result.facets = try run.facets()
                result.note = try run.note(on: page)
                try addPartialHits(after: page, of: run, to: &result, body)
            } else {
                result.facets = request.facets.uniqued().map { SearchFacet(field: $0, values: []) }
            }
            if result.total < request.limit {
                result.documents = try documentsNamed(by: search, reader)
            }
            if result.total == 0, search.patterns.isEmpty,
                (result.totalSome ?? 0) == 0 || result.hasUnknownWords
            {
                result.suggestions = try SuggestionFinder(self, search, reader).suggestions()
            }
            return result
        }
    }

    /// Counts the pages that match, or their documents; reads as many pages as it must to be exact.
    ///
    /// - Throws: As `search`.
    package func count(_ request: SearchRequest) throws -> SearchCount {
        try stores.read { reader in
            do {
                return SearchCount(query: request.query, total: try count(request, reader))
            } catch let error as QuerySyntaxError where error.code == .noTerms {
                return SearchCount(
                    query: request.query, total: 0, note: "\(error.message); \(error.hint)")
            }
        }
    }

    func count(_ request: SearchRequest, _ reader: StoreSetReader) throws -> Int {
        var request = request
        (request.limit, request.offset, request.sort, request.cursor) = (0, 0, .newest, nil)
        let search = try PreparedSearch(request, reader, limits: limits)
        return try run(search, reader, bound: .max)?.matchPage().total ?? 0
    }

    func run(_ search: PreparedSearch, _ reader: StoreSetReader, bound: Int? = nil) -> SearchRun? {
        search.candidates.map { candidates in
            SearchRun(
                reader: reader, search: search, candidates: candidates, finder: search.finder,
                verificationBound: bound ?? verificationBound,
                readingBound: bound == .max ? .max : search.readingBound(expressionSteps))
        }
    }

    private func requireSameSearch(
        _ request: SearchRequest, _ reader: StoreSetReader
    ) throws(SearchCursorError) {
        guard let cursor = request.cursor, cursor.fingerprint != request.fingerprint(in: reader) else {
            return
        }
        throw SearchCursorError("the cursor belongs to another search")
    }
}
