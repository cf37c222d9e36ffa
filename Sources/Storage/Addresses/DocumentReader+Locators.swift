package import DocumentModel
internal import GRDB

extension DocumentReader {
    /// What a text names as an address, with the document's own key; nil if the store has no such document.
    ///
    /// Of its readings the one with the longest key counts that a document has; only if none has, aliases count.
    package func locator(_ text: String) throws -> Locator? {
        let readings = Locator.readings(of: text)
        let documents = DocumentRows(database: database, timestamp: "")
        for find in [documents.find(key:), documents.find(alias:)] {
            for reading in readings {
                guard let id = try find(reading.key), let key = try documentKey(id: id) else { continue }
                return Locator(key, provider: reading.provider, reading.place)
            }
        }
        return nil
    }

    /// The address of a page by row id.
    ///
    /// Nil for a page that no address leads to: one of an older parse by the same provider, and one that is not there.
    package func pageLocator(page id: Int64) throws -> PageLocator? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT documents.key, parses.provider, parses.is_preferred, pages.page_index
                FROM pages JOIN parses ON parses.id = pages.parse_id JOIN documents ON documents.id = parses.document_id
                WHERE pages.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        let key: String = try row.value(0)
        let index: Int = try row.value(3)
        guard PageIndex.range.contains(index) else { return nil }
        let provider: String? = try row.value(2) ? nil : row.value(1)
        guard try pageID(key: key, index: index, provider: provider) == id else { return nil }
        let locator = Locator(key, provider: provider, .page(index + 1))
        return PageLocator(locator, besides: try keysLikeAddresses(of: key))
    }

    /// The keys that begin with a key and `#p` or `@`, and so could be read as an address of its document.
    package func keysLikeAddresses(of key: String) throws -> Set<String> {
        // Each upper bound is the text that sorts right after all with the beginning.
        let statement = try database.cachedStatement(
            sql: """
                SELECT key FROM documents WHERE key >= ? AND key < ?
                UNION ALL SELECT key FROM documents WHERE key >= ? AND key < ?
                """)
        let bounds: StatementArguments = [key + "#p", key + "#q", key + "@", key + "A"]
        return Set(try String.fetchAll(statement, arguments: bounds))
    }

    private func documentKey(id: Int64) throws -> String? {
        let statement = try database.cachedStatement(sql: "SELECT key FROM documents WHERE id = ?")
        return try String.fetchOne(statement, arguments: [id])
    }
}
