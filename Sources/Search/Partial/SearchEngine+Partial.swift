internal import DocumentModel
internal import Storage

extension SearchEngine {
    /// Continues with pages that hold some of the words, if fewer pages than asked for hold all of them.
    ///
    /// The hits of both parts count as one list: offsets and cursors run through it. Pages are not looked for in this way if they
    /// come in another order than by score, and, grouped by document, only if no page holds all words.
    func addPartialHits(
        after strict: MatchPage, of run: SearchRun, to result: inout SearchResult,
        _ body: (FoundPage, SearchCursor) throws -> Void
    ) throws {
        let (request, search, reader) = (run.search.request, run.search, run.reader)
        let isWhole = !strict.isTotalLowerBound && strict.start + strict.matches.count == strict.total
        guard request.limit > 0, search.patterns.isEmpty, !request.allWords, request.sort == .score, isWhole,
            !request.groupsByDocument || strict.total == 0,
            let partial = try partialPlan(search, excludesWhole: strict.total > 0, reader)
        else { return }
        var rest = request
        rest.limit = request.limit - strict.matches.count
        rest.offset = max(0, request.offset - strict.total)
        rest.cursor = request.cursor.flatMap { $0.behind(strict.total) }
        let looser = PreparedSearch(
            search, plan: partial.plan, families: partial.families, request: rest)
        guard var further = self.run(looser, reader) else { return }
        further.nearness = NearnessRanking(
            partial.pieces.filter { $0.pages > 0 }, scope: search.scope, scoring: try reader.scoring())
        let page = try further.matchPage()
        let start = strict.total + page.start
        for (index, match) in page.matches.enumerated() {
            try body(
                try further.page(match, of: page, partial: partial),
                further.cursor(after: match, at: start + index))
        }
        result.totalSome = page.total
        result.hasUnknownWords = partial.pieces.contains { $0.pages == 0 }
        if strict.matches.isEmpty { result.start = start }
        if page.hasNext, let last = page.matches.last {
            result.next = further.cursor(after: last, at: start + page.matches.count - 1)
        } else if rest.limit == 0, page.total > 0, let last = strict.matches.last {
            result.next = run.cursor(after: last, at: strict.total - 1)
        }
    }

    /// The looser query; nil if no word may be lacking.
    func partialPlan(
        _ search: PreparedSearch, excludesWhole: Bool, _ reader: StoreSetReader
    ) throws -> PartialPlan? {
        let inflections = LikelyInflections(reader)
        return try PartialPlan(
            search, excludesWhole: excludesWhole, storedPages: reader.pageCount,
            inflections: { try inflections?.find(for: $0) ?? [] },
            pageCount: { try reader.pageCount(of: $0, search.scope) })
    }
}

extension SearchCursor {
    /// The cursor within the hits after the first `count`; nil if it is before them or at their beginning.
    fileprivate func behind(_ count: Int) -> SearchCursor? {
        position > count
            ? SearchCursor(after: page, position: position - count, fingerprint: fingerprint) : nil
    }
}

extension StoreSetReader {
    /// How many pages match an expression; the phrases of an `OR` count as one term.
    func pageCount(of expression: PlannedExpression, _ scope: SearchScope) throws -> Int {
        let plan = QueryPlan(expression: expression)
        guard let match = plan.matchString(scope) else { return 0 }
        var families: [Set<PlannedPhrase>] = []
        if case .any(let operands) = expression { families = [Set(operands.flatMap(\.phrases))] }
        let query = PageMatchQuery(
            match: match, expression: plan.matchExpression(scope, families: families), limit: 0)
        return try matches(query).total
    }
}
