internal import GRDB

extension DocumentStore {
    /// Removes a document, or a provider's parses of it, and the payloads and assets that nothing else has.
    ///
    /// A document goes with its last parse.
    ///
    /// - Returns: How many parses were removed.
    /// - Throws: `StoreError` `unknown_document`, `tokenizer_mismatch`.
    @discardableResult package func delete(key: String, provider: String? = nil) throws -> Int {
        try changing { database in
            try StoreInfo.requireCurrentTokenizer(database, path: path)
            let document = try existingDocument(key, database)
            let parses = try Int64.fetchAll(
                database,
                sql: "SELECT id FROM parses WHERE document_id = ?1 AND (?2 IS NULL OR provider = ?2)",
                arguments: [document, provider])
            if let provider, parses.isEmpty {
                throw try noParse(of: provider, document, key, database)
            }
            let removal = ParseRemoval(database: database)
            for parse in parses { try removal.remove(parse: parse) }
            let left = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM parses WHERE document_id = ?", arguments: [document])
            if left == 0 {
                try database.execute(sql: "DELETE FROM documents WHERE id = ?", arguments: [document])
            } else {
                try DocumentRows(database: database, timestamp: Timestamp.text(clock())).refresh(document)
            }
            return parses.count
        }
    }

    /// Makes a provider's parse the preferred one of a document, also when others are stored later; nil leaves it to the latest.
    ///
    /// - Throws: `StoreError` `unknown_document` if the document is missing or has no usable parse of
    ///   that provider.
    package func prefer(key: String, provider: String?) throws {
        try changing { database in
            let document = try existingDocument(key, database)
            let documents = DocumentRows(database: database, timestamp: Timestamp.text(clock()))
            if let provider { try requireParse(of: provider, document, key, database) }
            try documents.setPreferredProvider(provider, of: document)
            try documents.refresh(document)
        }
    }

    /// Rebuilds the index from the blocks, with this program's tokenizer.
    package func reindex() throws {
        try changing { try PageIndexTable(database: $0).rebuild() }
    }

    /// Brings page lengths and lists of frequent terms up to date with the index, however few pages are behind.
    func updateRanking(_ limits: RankingLimits) throws {
        try changing { try RankingBuilder(database: $0, limits: limits).updateIfDue(isWriting: false) }
    }

    /// Merges the index into one segment, which makes searching faster after much was written.
    package func optimize() throws {
        try changing { try $0.execute(sql: "INSERT INTO page_search (page_search) VALUES ('optimize')") }
    }

    /// Writes a whole copy of the store to a new file and looks at it as `check` does.
    ///
    /// The copy is of one state, also if others write meanwhile, and appears under its name only when it is complete.
    ///
    /// - Throws: `StoreError` `backup_failed` if the file exists or the copy is incomplete, `disk_full`.
    package func backup(to destination: String) throws {
        try StoreCopy(database: database, path: path).write(to: destination, verifying: .whole)
    }

    /// Gives what deletes left free back to the disk, with the index merged into one segment.
    ///
    /// The store is rewritten beside itself in SQLite's folder for temporary files (`SQLITE_TMPDIR`), and then into its
    /// file through the log; so both need room for it.
    ///
    /// - Returns: The size of the file before and after, in bytes.
    /// - Throws: `StoreError`; the store is then as it was.
    package func vacuum() throws -> (before: Int, after: Int) {
        try takeInLog()
        let before = DiskSpace.byteCount(path)
        try DiskSpace.require(before, for: path, purpose: "rewriting \(path)")
        try optimize()
        try changing {
            try $0.execute(
                sql: "DELETE FROM block_styles WHERE id NOT IN (SELECT style FROM block_rows)")
        }
        try StoreError.naming(path: path) { try database.vacuum() }
        try takeInLog()
        return (before, DiskSpace.byteCount(path))
    }

    /// Moves the log into the file as far as readers let it.
    private func takeInLog() throws {
        try StoreError.naming(path: path) {
            try database.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
            // Readers that hold an older state keep the log; that is not an error.
            do {
                try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {}
        }
    }

    private func existingDocument(_ key: String, _ database: Database) throws -> Int64 {
        guard let id = try DocumentReader(database: database, path: path).documentID(key: key) else {
            throw StoreError.unknownDocument(key, path)
        }
        return id
    }

    private func requireParse(
        of provider: String, _ document: Int64, _ key: String, _ database: Database
    ) throws {
        let has = try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM parses
                    WHERE document_id = ? AND provider = ? AND status IN ('succeeded', 'partial'))
                """, arguments: [document, provider])
        guard has == true else { throw try noParse(of: provider, document, key, database) }
    }

    private func noParse(
        of provider: String, _ document: Int64, _ key: String, _ database: Database
    ) throws -> StoreError {
        let providers = try String.fetchAll(
            database, sql: "SELECT DISTINCT provider FROM parses WHERE document_id = ? ORDER BY provider",
            arguments: [document])
        return StoreError(
            .unknownDocument, "\(key) has no parse of \(provider)",
            hint: "it has parses of \(providers.joined(separator: ", "))")
    }

    /// Runs `body` in a transaction of its own.
    private func changing<T>(_ body: (Database) throws -> T) throws -> T {
        try StoreError.naming(path: path) { try database.write(body) }
    }
}
