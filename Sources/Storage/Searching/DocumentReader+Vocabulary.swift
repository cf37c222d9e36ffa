internal import GRDB

/// A token of the index and how many pages hold it.
package struct VocabularyEntry: Hashable, Sendable {
    package var token: String
    /// Pages of all parses, whichever column the token stands in.
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

    /// The first token at or after a bound, in the order of UTF-8 bytes, and below another; nil where there is none.
    ///
    /// FTS5 reads the token's whole list to count its pages.
    package func vocabularyEntry(from start: String, below end: String) throws -> VocabularyEntry? {
        try vocabulary(from: start, below: end, limit: 1).first
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
