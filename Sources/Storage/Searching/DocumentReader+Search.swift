internal import DocumentModel
internal import GRDB

extension DocumentReader {
    /// The pages that match an FTS5 expression and its filters, and how many there are.
    ///
    /// Filters hold inside the ranked query, so that neither the limit nor the total counts what they leave out.
    ///
    /// - Throws: `StoreError` `invalid_match` for an expression that FTS5 refuses, `tokenizer_mismatch` for an index
    ///   that another tokenizer built, `unknown_document` for a key in the filter.
    package func matches(_ query: PageMatchQuery) throws -> PageMatches {
        try StoreInfo.requireCurrentTokenizer(database, path: path)
        do {
            let condition = try MatchCondition(query, self)
            let search = PageSearch(database: database, query: query, condition: condition)
            let found = try search.run()
            return PageMatches(total: found.total, matches: try found.pages.map { try complete($0) })
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            throw StoreError(
                .invalidMatch, "the index does not understand \(query.match): \(error.message ?? "")",
                hint: "put words that are not operators in quotes")
        }
    }

    /// The height that the boxes of a page were turned with, over `pages` and `parses`; NULL if none was assumed.
    private static let assumedPageHeight = """
        CASE WHEN json_valid(parses.options)
            THEN CAST(ifnull(
                json_extract(parses.options, '$.assumed_page_heights."' || pages.page_index || '"'),
                json_extract(parses.options, '$.assumed_page_height')) AS REAL) END
        """

    /// The height that a page's boxes were turned with, if its provider measures from the bottom and sends no height.
    package func assumedPageHeight(page id: Int64) throws -> Double? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT \(Self.assumedPageHeight) FROM pages JOIN parses ON parses.id = pages.parse_id WHERE pages.id = ?
                """)
        return try Double.fetchOne(statement, arguments: [id])
    }

    private func complete(_ ranked: PageRanker.RankedPage) throws -> PageMatch {
        let statement = try database.cachedStatement(
            sql: """
                SELECT documents.id, documents.key, parses.id, parses.provider, pages.page_index, pages.width,
                    pages.height, pages.unit,
                    \(Self.assumedPageHeight)
                FROM pages JOIN parses ON parses.id = pages.parse_id JOIN documents ON documents.id = parses.document_id
                WHERE pages.id = ?
                """)
        try statement.setArguments([ranked.page])
        var row = RowDecoder(statement)
        guard try row.next() else {
            throw StoreError(
                .corrupt,
                "the index of \(path) refers to page \(ranked.page), which is missing from the store",
                hint: "run `folio reindex`")
        }
        defer { row.end() }
        let (document, key, parse) = (row.int64(), row.string(), row.int64())
        return PageMatch(
            pageID: ranked.page, score: ranked.score, documentID: document, documentKey: key, parseID: parse,
            provider: row.string(), pageIndex: row.pageIndex(), pageSize: row.pageSize(),
            assumedPageHeight: row.optionalDouble())
    }
}
