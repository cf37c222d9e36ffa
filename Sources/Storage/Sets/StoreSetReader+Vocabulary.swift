extension StoreSetReader {
    /// How many pages of all parses match an expression, by the indexes alone.
    ///
    /// - Throws: `StoreError` `tokenizer_mismatch` for an index that another tokenizer built.
    package func pageCount(match: String) throws -> Int {
        try readers.reduce(0) { try $0 + $1.pageCount(match: match) }
    }

    /// The same, counted up to a bound.
    package func pageCount(match: String, upTo bound: Int) throws -> Int {
        var count = 0
        for reader in readers where count < bound {
            count += try reader.pageCount(match: match, upTo: bound - count)
        }
        return count
    }

    /// How many pages the stores hold, of all parses.
    package func pageCount() throws -> Int { try readers.reduce(0) { try $0 + $1.pageCount() } }

    /// How many documents have pages that match an expression.
    ///
    /// Of more than 1,000 pages, the documents of the first 1,000 are counted, and the number is multiplied.
    package func documentCount(match: String, pages: Int) throws -> Double {
        let bound = 1_000
        var read = (documents: 0, pages: 0)
        for reader in readers where read.pages < bound {
            let found = try reader.documentCount(match: match, upTo: bound - read.pages)
            read = (read.documents + found.documents, read.pages + found.pages)
        }
        return Double(read.documents) * max(1, Double(pages) / Double(bound))
    }

    /// The first token at or after a bound, in the order of UTF-8 bytes, and below another; nil if there is none.
    package func token(from start: String, below end: String) throws -> String? {
        try readers.compactMap { try $0.token(from: start, below: end) }
            .min { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The tokens at or after a bound and below another, in the order of UTF-8 bytes, at most `limit`.
    package func vocabulary(from start: String, below end: String, limit: Int) throws -> [VocabularyEntry] {
        guard isSet else { return try readers[0].vocabulary(from: start, below: end, limit: limit) }
        var pages: [String: Int] = [:]
        for reader in readers {
            for entry in try reader.vocabulary(from: start, below: end, limit: limit) {
                pages[entry.token, default: 0] += entry.pages
            }
        }
        return pages.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.prefix(limit)
            .map { VocabularyEntry(token: $0.key, pages: $0.value) }
    }
}
