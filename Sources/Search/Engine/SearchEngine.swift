internal import DocumentModel
package import Storage
internal import TextAnalysis

/// Answers searches over a store: from a query as typed to pages, blocks and boxes.
package struct SearchEngine: Sendable {
    /// After how many pages that the index suggests, and that must be read to know, the total becomes a lower bound.
    ///
    /// Hits are looked for beyond, until there are as many as asked for.
    package static let defaultVerificationBound = 5_000

    private let store: DocumentStore
    private let limits: QueryLimits
    private let verificationBound: Int

    /// Makes an engine; cheap.
    package init(
        store: DocumentStore, limits: QueryLimits = QueryLimits(),
        verificationBound: Int = defaultVerificationBound
    ) {
        self.store = store
        self.limits = limits
        self.verificationBound = max(1, verificationBound)
    }

    /// Searches.
    ///
    /// - Throws: `QuerySyntaxError` for a query that cannot be searched; `StoreError` for a document that is not there
    ///   and for a store that cannot be read.
    package func search(_ request: SearchRequest) throws -> SearchResult {
        let tokenizer = Tokenizer()
        let query = try QuerySyntax.parse(request.query, limits: limits)
        let plan = try QueryPlan(query, tokenizer: tokenizer, limits: limits)
        let filters = SearchFilters(request, plan.filters)
        let scope = SearchScope(types: Set(filters.types ?? []), furniture: request.furniture)
        guard !filters.isContradictory, let match = plan.matchString(scope) else {
            return SearchResult(query: request.query, total: 0, hits: [])
        }
        let candidates = PageMatchQuery(
            match: match, expression: plan.matchExpression(scope), filter: filters.pages,
            pageIndexes: filters.pageIndexes,
            blockTypes: scope.isAnsweredByIndex ? nil : filters.types,
            sort: request.sort == .score ? .score : .newest)
        let finder = RegionFinder(plan.expression, tokenizer: tokenizer, scope: scope)
        return try store.read { reader in
            let run = SearchRun(
                reader: reader, request: request, candidates: candidates, filters: filters, finder: finder,
                mustVerify: !scope.isAnsweredByIndex, verificationBound: verificationBound)
            return try run.result()
        }
    }
}
