internal import DocumentModel
internal import GRDB
internal import TextAnalysis

extension DocumentReader {
    /// The pages that match an FTS5 expression and its filters, and how many there are.
    ///
    /// Filters hold inside the ranked query, so that neither the limit nor the total counts what they leave out.
    ///
    /// - Throws: `StoreError` `invalid_match` for an expression that FTS5 refuses, `tokenizer_mismatch` for an index
    ///   that another tokenizer built, `unknown_document` for a key in the filter.
    package func matches(_ query: PageMatchQuery) throws -> PageMatches {
        try StoreInfo.requireCurrentTokenizer(database, path: path)
        let condition = try MatchCondition(query, self)
        do {
            let found = try rank(query, condition)
            let isWhole = query.offset == 0 && found.count < query.limit
            let total = isWhole ? found.count : try count(query, condition)
            return PageMatches(total: total, matches: try found.map { try complete($0) })
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            throw StoreError(
                .invalidMatch, "the index does not understand \(query.match): \(error.message ?? "")",
                hint: "put words that are not operators in quotes")
        }
    }

    private struct Ranked {
        let page: Int64
        let score: Double
    }

    /// Ranking stays exactly `ORDER BY rank LIMIT`, which FTS5 sorts itself; a second term would sort again here.
    private func rank(_ query: PageMatchQuery, _ condition: MatchCondition) throws -> [Ranked] {
        let weights = "bm25(\(query.weights.map { String($0) }.joined(separator: ", ")))"
        let isRanked = query.sort == .score
        let statement = try database.cachedStatement(
            sql: """
                SELECT page_search.rowid, \(isRanked ? "-page_search.rank" : "0.0") FROM page_search \(condition.joins)
                WHERE page_search MATCH ? \(isRanked ? "AND page_search.rank MATCH ?" : "") \(condition.sql)
                ORDER BY \(isRanked ? "page_search.rank" : "page_search.rowid DESC") LIMIT ? OFFSET ?
                """)
        let match: StatementArguments = isRanked ? [query.match, weights] : [query.match]
        try statement.setArguments(match + condition.arguments + [query.limit, query.offset])
        return try Row.fetchAll(statement).map { Ranked(page: $0[0], score: $0[1]) }
    }

    private func count(_ query: PageMatchQuery, _ condition: MatchCondition) throws -> Int {
        let statement = try database.cachedStatement(
            sql:
                "SELECT count(*) FROM page_search \(condition.joins) WHERE page_search MATCH ? \(condition.sql)"
        )
        return try Int.fetchOne(statement, arguments: [query.match] + condition.arguments) ?? 0
    }

    private func complete(_ ranked: Ranked) throws -> PageMatch {
        let statement = try database.cachedStatement(
            sql: """
                SELECT documents.id, documents.key, parses.id, parses.provider, pages.page_index, pages.width,
                    pages.height, pages.unit
                FROM pages JOIN parses ON parses.id = pages.parse_id JOIN documents ON documents.id = parses.document_id
                WHERE pages.id = ?
                """)
        try statement.setArguments([ranked.page])
        var row = RowDecoder(statement)
        guard try row.next() else {
            throw StoreError(
                .corrupt, "the index of \(path) has a page \(ranked.page) that the store has not",
                hint: "run `folio reindex`")
        }
        defer { row.end() }
        let (document, key, parse) = (row.int64(), row.string(), row.int64())
        return PageMatch(
            pageID: ranked.page, score: ranked.score, documentID: document, documentKey: key, parseID: parse,
            provider: row.string(), pageIndex: row.int(), pageSize: row.pageSize())
    }
}
