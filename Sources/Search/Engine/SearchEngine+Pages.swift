internal import DocumentModel
package import Storage
internal import TextAnalysis

extension SearchEngine {
    /// The row ids of all pages that a search finds, in one state of the store.
    ///
    /// The request's limit, offset, order and grouping do not count. Where only a page's text tells whether it matches,
    /// every page that the index suggests is read.
    ///
    /// - Throws: As `search` does.
    package func pages(_ request: SearchRequest, in reader: DocumentReader) throws -> Set<Int64> {
        let tokenizer = Tokenizer()
        let query = try QuerySyntax.parse(request.query, limits: QueryLimits())
        let plan = try QueryPlan(query, tokenizer: tokenizer, limits: QueryLimits())
        let filters = SearchFilters(request, plan.filters)
        let scope = SearchScope(types: Set(filters.types ?? []), furniture: request.furniture)
        guard !filters.isContradictory, let match = plan.matchString(scope) else { return [] }
        let candidates = PageMatchQuery(
            match: match, filter: filters.pages, pageIndexes: filters.pageIndexes,
            blockTypes: scope.isAnsweredByIndex ? nil : filters.types, sort: .newest)
        let run = SearchRun(
            reader: reader, request: request, candidates: candidates, filters: filters,
            finder: RegionFinder(plan.expression, tokenizer: tokenizer, scope: scope),
            mustVerify: !scope.isAnsweredByIndex, verificationBound: .max)
        var pages: Set<Int64> = []
        _ = try run.forEachMatch { match in
            pages.insert(match.pageID)
            return false
        }
        return pages
    }
}
