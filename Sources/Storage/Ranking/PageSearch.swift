internal import DocumentModel
internal import GRDB

/// Finds the pages that one query asks for, in one of the ways that `PageMatchQuery` names.
struct PageSearch {
    struct Found {
        let total: Int
        let pages: [PageRanker.RankedPage]
    }

    let database: Database
    let query: PageMatchQuery
    let condition: MatchCondition

    func run() throws -> Found {
        switch (query.sort, query.ranking) {
        case (.newest, _), (.score, .builtIn): try sorted()
        case (.score, .index): try ranked(try RankingState(database))
        case (.score, .lists): try overLists() ?? ranked(try RankingState(database))
        }
    }

    /// Sorted by SQLite: by row, or by its own rank.
    ///
    /// Ranking stays exactly `ORDER BY rank LIMIT`, which FTS5 sorts itself; a second term would sort again here.
    private func sorted() throws -> Found {
        let isRanked = query.sort == .score
        let statement = try database.cachedStatement(
            sql: """
                SELECT page_search.rowid, \(isRanked ? "-page_search.rank" : "0.0") FROM page_search \(condition.joins)
                WHERE page_search MATCH ? \(isRanked ? "AND page_search.rank MATCH ?" : "") \(condition.sql)
                ORDER BY \(isRanked ? "page_search.rank" : "page_search.rowid DESC") LIMIT ? OFFSET ?
                """)
        let weights = "bm25(\(query.weights.map { String($0) }.joined(separator: ", ")))"
        let match: StatementArguments = isRanked ? [query.match, weights] : [query.match]
        try statement.setArguments(match + condition.arguments + [query.limit, query.offset])
        let pages = try Row.fetchAll(statement).map {
            try PageRanker.RankedPage(page: $0.value(0), score: $0.value(1))
        }
        let isWhole = query.offset == 0 && pages.count < query.limit
        return Found(total: isWhole ? pages.count : try count(), pages: pages)
    }

    private func count() throws -> Int {
        let statement = try database.cachedStatement(
            sql:
                "SELECT count(*) FROM page_search \(condition.joins) WHERE page_search MATCH ? \(condition.sql)"
        )
        return try Int.fetchOne(statement, arguments: [query.match] + condition.arguments) ?? 0
    }

    /// Every match is scored while it passes by; the same pass counts them.
    private func ranked(_ state: RankingState) throws -> Found {
        let ranker = try ranker(state)
        if !condition.isFiltering, query.statistics == nil { ranker.countWhileRanking() }
        try rank(ranker, "", [])
        return found(ranker)
    }

    private func ranker(_ state: RankingState) throws -> PageRanker {
        let ranker = try PageRanker(
            database, weights: query.weights, limit: query.limit.addingClamped(query.offset), state: state)
        if let statistics = query.statistics { try ranker.use(statistics) }
        if !query.families.isEmpty { try ranker.join(query.families) }
        if let place = query.after { ranker.start(after: place) }
        return ranker
    }

    private func rank(_ ranker: borrowing PageRanker, _ bound: String, _ arguments: StatementArguments) throws
    {
        // Not an aggregate: SQLite does not let an index's function be in one.
        let statement = try database.cachedStatement(
            sql: """
                SELECT folio_rank(page_search, ?) FROM page_search \(condition.joins)
                WHERE page_search MATCH ? \(condition.sql) \(bound)
                """)
        try ranker.rank(statement, [query.match] + condition.arguments + arguments)
    }

    private func found(_ ranker: consuming PageRanker) -> Found {
        let total = ranker.total
        return Found(total: total, pages: Array(ranker.best().dropFirst(query.offset)))
    }

    /// Finds the pages over the lists of frequent terms, and those that lists do not cover yet in the index.
    ///
    /// Returns nil if the lists cannot answer: none of the tokens is frequent, or `MatchCondition` has a filter that they do not know.
    private func overLists() throws -> Found? {
        guard let expression = query.expression, expression.isScoredByPresence,
            condition.isAnsweredByLists, query.weights == PageMatchQuery.defaultWeights
        else { return nil }
        let state = try RankingState(database)
        guard state.hasLists else { return nil }
        let terms = try expression.terms.map { try ListedTerm($0, database) }
        guard terms.contains(where: { !$0.listed.isEmpty }) else { return nil }
        let ranker = try ranker(state)
        let hasLater = try hasPages(after: state.pagesCovered)
        for term in terms { try add(term, ranker, state, hasLater: hasLater) }
        if condition.isPreferredOnly { try excludeOtherParses(ranker) }
        // Damaged row ids may be far from all pages.
        try ranker.searchLists(
            ListProgram(expression), wanted: expression.wanted.terms.count, in: RowIDs.pages,
            hasRemoved: state.pagesRemoved > 0)
        if hasLater {
            try rank(ranker, "AND page_search.rowid > ?", [state.pagesCovered])
        }
        return found(ranker)
    }

    /// The pages of a parse are contiguous.
    private func excludeOtherParses(_ ranker: borrowing PageRanker) throws {
        let statement = try database.cachedStatement(
            sql: """
                SELECT (SELECT id FROM pages WHERE parse_id = parses.id ORDER BY page_index LIMIT 1) AS first, page_count
                FROM parses WHERE is_preferred = 0 AND page_count > 0
                """)
        let rows = try Row.fetchCursor(statement)
        while let row = try rows.next() {
            guard let first = try row.value(0) as Int64? else { continue }
            let (last, overflows) = first.addingReportingOverflow(try row.value(1) as Int64 - 1)
            try ranker.exclude(first...(overflows ? .max : last))
        }
    }

    private func hasPages(after page: Int64) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM pages WHERE id > ?)")
        return try Bool.fetchOne(statement, arguments: [page]) ?? false
    }

    /// Adds the next term; of several phrases, their lists and what the index has of the others, summed.
    private func add(
        _ term: ListedTerm, _ ranker: borrowing PageRanker, _ state: RankingState, hasLater: Bool
    ) throws {
        let isLater = hasLater && !term.listed.isEmpty
        let later = isLater ? try count(term.phrases, after: state.pagesCovered) : 0
        for listed in term.listed { try ranker.add(listed, later: later) }
        if !term.others.isEmpty { try collect(term.others, ranker) }
        let parts = term.listed.count + (term.others.isEmpty ? 0 : 1)
        if parts > 1 { try ranker.merge(parts, later: later, hasRemoved: state.pagesRemoved > 0) }
    }

    private func count(_ phrases: [MatchPhrase], after page: Int64) throws -> Int {
        let statement = try database.cachedStatement(
            sql: "SELECT count(*) FROM page_search WHERE page_search MATCH ? AND rowid > ?")
        return try Int.fetchOne(statement, arguments: [FrequentTerm.match(phrases), page]) ?? 0
    }

    private func collect(_ phrases: [MatchPhrase], _ ranker: borrowing PageRanker) throws {
        let statement = try database.cachedStatement(
            sql: "SELECT folio_rank(page_search, ?) FROM page_search WHERE page_search MATCH ?")
        try ranker.collect(statement, [FrequentTerm.match(phrases)])
    }
}

/// A term of a query over lists: phrases that count as one.
private struct ListedTerm {
    let phrases: [MatchPhrase]
    /// Those that the store has lists of.
    var listed: [FrequentTerm] = []
    var others: [MatchPhrase] = []

    init(_ phrases: [MatchPhrase], _ database: Database) throws {
        self.phrases = phrases
        for phrase in phrases {
            if let token = phrase.token, let term = try FrequentTerm.find(token, database) {
                listed.append(term)
            } else {
                others.append(phrase)
            }
        }
    }
}
