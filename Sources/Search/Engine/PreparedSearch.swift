internal import DocumentModel
internal import Storage
internal import TextAnalysis

/// A request that was read and planned: what the index is asked and what pages are read for.
struct PreparedSearch {
    let request: SearchRequest
    let query: ParsedQuery
    let plan: QueryPlan
    /// The inflections that stand for words, where these were asked for.
    let inflections: [PlannedPhrase: [VocabularyEntry]]
    let filters: SearchFilters
    let scope: SearchScope
    let tokenizer: Tokenizer
    /// What the index is asked, its limit and offset not set; nil where no page can match.
    let candidates: PageMatchQuery?

    /// - Throws: `QuerySyntaxError`; `StoreError` where the vocabulary cannot be read.
    init(_ request: SearchRequest, _ reader: DocumentReader, limits: QueryLimits) throws {
        tokenizer = Tokenizer()
        query = try QuerySyntax.parse(request.query, limits: limits)
        let planned = try QueryPlan(query, tokenizer: tokenizer, limits: limits)
        inflections = request.stems ? try Inflections(reader).find(for: planned.terms) : [:]
        let plan = try planned.expanded(inflections)
        let filters = SearchFilters(request, plan.filters)
        let scope = SearchScope(types: Set(filters.types ?? []), furniture: request.furniture)
        let match = filters.isContradictory ? nil : plan.matchString(scope)
        candidates = match.map { match in
            PageMatchQuery(
                match: match, expression: plan.matchExpression(scope), filter: filters.pages,
                pageIndexes: filters.pageIndexes,
                blockTypes: scope.isAnsweredByIndex ? nil : filters.types,
                sort: request.sort == .score ? .score : .newest)
        }
        self.request = request
        self.plan = plan
        self.filters = filters
        self.scope = scope
    }

    /// Whether only the text of a page tells whether it matches.
    var mustVerify: Bool { !scope.isAnsweredByIndex }

    /// Whether the index and the filters that it applies know all pages that match.
    var isAnsweredByIndex: Bool { !mustVerify && (filters.ranges?.count ?? 1) <= 1 }

    var finder: RegionFinder { RegionFinder(plan.expression, tokenizer: tokenizer, scope: scope) }
}
