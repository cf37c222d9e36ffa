internal import GRDB

/// A token of the index and how many pages hold it.
package struct VocabularyEntry: Hashable, Sendable {
    package var token: String
    /// Pages of all parses, with the token in any column.
    package var pages: Int

    package init(token: String, pages: Int) {
        self.token = token
        self.pages = pages
    }
}

extension DocumentReader {
    /// How many pages of all parses match an expression, by the index alone.
    ///
    /// - Throws: `StoreError` `tokenizer_mismatch` for an index that another tokenizer built.
    package func pageCount(match: String) throws -> Int {
        try StoreInfo.requireCurrentTokenizer(database, path: path)
        let statement = try database.cachedStatement(
            sql: "SELECT count(*) FROM page_search WHERE page_search MATCH ?")
        return try Int.fetchOne(statement, arguments: [match]) ?? 0
    }

    /// The same, counted up to a bound.
    package func pageCount(match: String, upTo bound: Int) throws -> Int {
        try StoreInfo.requireCurrentTokenizer(database, path: path)
        let statement = try database.cachedStatement(
            sql: "SELECT count(*) FROM (SELECT 1 FROM page_search WHERE page_search MATCH ? LIMIT ?)")
        return try Int.fetchOne(statement, arguments: [match, bound]) ?? 0
    }

    /// Of the first pages that match an expression, up to a bound, how many there are and of how many documents.
    func documentCount(match: String, upTo bound: Int) throws -> (documents: Int, pages: Int) {
        let statement = try database.cachedStatement(
            sql: """
                SELECT count(DISTINCT parses.document_id), count(*)
                FROM (SELECT rowid AS id FROM page_search WHERE page_search MATCH ? LIMIT ?) AS found
                CROSS JOIN pages ON pages.id = found.id CROSS JOIN parses ON parses.id = pages.parse_id
                """)
        return try Row.fetchOne(statement, arguments: [match, bound])
            .map { try ($0.value(0), $0.value(1)) } ?? (0, 0)
    }

    /// The first token at or after a bound, in the order of UTF-8 bytes, and below another; nil if there is none.
    ///
    /// Its list of pages is not read, however long it is.
    package func token(from start: String, below end: String) throws -> String? {
        let statement = try database.cachedStatement(
            sql: "SELECT term FROM temp.page_tokens WHERE term >= ? AND term < ? LIMIT 1")
        return try String.fetchOne(statement, arguments: [start, end])
    }

    /// The tokens at or after a bound and below another, in the order of UTF-8 bytes, at most `limit`.
    package func vocabulary(from start: String, below end: String, limit: Int) throws -> [VocabularyEntry] {
        let statement = try database.cachedStatement(
            sql: "SELECT term, doc FROM temp.page_vocabulary WHERE term >= ? AND term < ? LIMIT ?")
        return try Row.fetchAll(statement, arguments: [start, end, limit]).map {
            try VocabularyEntry(token: $0.value(0), pages: $0.value(1))
        }
    }

    /// How many pages the store holds, of all parses.
    package func pageCount() throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM pages") ?? 0
    }
}
