internal import Foundation
internal import GRDB
internal import TextAnalysis

extension DocumentStore {
    /// Removes a document with its parses, and the payloads and assets that nothing else has.
    ///
    /// - Throws: `StoreError` `unknown_document`, `tokenizer_mismatch`.
    package func delete(key: String) throws {
        try changing { database in
            try StoreInfo.requireCurrentTokenizer(database, path: path)
            let document = try existingDocument(key, database)
            let removal = ParseRemoval(database: database)
            let parses = try Int64.fetchAll(
                database, sql: "SELECT id FROM parses WHERE document_id = ?", arguments: [document])
            for parse in parses { try removal.remove(parse: parse) }
            try database.execute(sql: "DELETE FROM documents WHERE id = ?", arguments: [document])
        }
    }

    /// Makes a provider's parse the one that stands for a document, whatever comes later; nil leaves it to the latest.
    ///
    /// - Throws: `StoreError` `unknown_document` where there is no such document or it has no usable parse of
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

    /// Builds the index anew from the blocks, with this program's tokenizer.
    package func reindex() throws {
        try changing { database in
            try database.execute(sql: "INSERT INTO page_search (page_search) VALUES ('rebuild')")
            try StoreInfo.set(.tokenizerVersion, Tokenizer.version, database)
            let ranking = RankingBuilder(database: database)
            try ranking.clear()
            try ranking.updateIfDue(isWriting: false)
        }
    }

    /// Brings page lengths and lists of frequent terms up to date with the index, however few pages are behind.
    func updateRanking(_ limits: RankingLimits) throws {
        try changing { try RankingBuilder(database: $0, limits: limits).updateIfDue(isWriting: false) }
    }

    /// Merges the index into one segment, which makes searching faster after much was written.
    package func optimize() throws {
        try changing { try $0.execute(sql: "INSERT INTO page_search (page_search) VALUES ('optimize')") }
    }

    /// Writes a whole copy of the store to a new file and opens it to see that it is one.
    ///
    /// The copy is of one state, whatever is written meanwhile, and appears under its name only when it is complete.
    ///
    /// - Throws: `StoreError` `backup_failed` where the file exists or the copy is not like the store.
    package func backup(to destination: String) throws {
        guard !FileManager.default.fileExists(atPath: destination) else {
            throw StoreError(.backupFailed, "\(destination) exists already", hint: "name a new file")
        }
        let partial = destination + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        do {
            let expected = try StoreError.naming(path: path) {
                try database.writeWithoutTransaction { database in
                    try database.execute(sql: "VACUUM INTO ?", arguments: [partial])
                    return try Self.rowCounts(database)
                }
            }
            try verifyBackup(partial, expected)
            try FileManager.default.moveItem(atPath: partial, toPath: destination)
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw StoreError.naming(error, path: destination)
        }
    }

    private func verifyBackup(_ path: String, _ expected: [Int]) throws {
        let copy = try DatabaseQueue(path: path, configuration: StoreConfiguration.make(readOnly: true))
        try copy.read { database in
            let result = try String.fetchAll(database, sql: "PRAGMA quick_check")
            guard result == ["ok"], try Self.rowCounts(database) == expected else {
                throw StoreError(
                    .backupFailed, "the copy of \(self.path) is not like it: \(result.prefix(3))",
                    hint: "run `folio check` on the store and look for room on the device")
            }
        }
    }

    private static func rowCounts(_ database: Database) throws -> [Int] {
        try ["documents", "parses", "pages", "payloads", "assets"].map {
            try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)") ?? 0
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
        let providers = try String.fetchAll(
            database,
            sql: """
                SELECT DISTINCT provider FROM parses
                WHERE document_id = ? AND status IN ('succeeded', 'partial') ORDER BY provider
                """, arguments: [document])
        guard !providers.contains(provider) else { return }
        throw StoreError(
            .unknownDocument, "\(key) has no parse of \(provider)",
            hint: "it has parses of \(providers.joined(separator: ", "))")
    }

    /// Runs `body` in a transaction of its own.
    private func changing<T>(_ body: (Database) throws -> T) throws -> T {
        try StoreError.naming(path: path) { try database.write(body) }
    }
}
