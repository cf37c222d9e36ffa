internal import GRDB
internal import Migrations
internal import TextAnalysis

/// Brings a store's schema to the version of this program, all steps in one transaction.
struct SchemaMigrator {
    /// The schema from which on the index is filled with prepared tokens.
    private static let firstPreparedIndex = 6

    let path: String

    /// Applies the steps that the store lacks.
    ///
    /// A new store says that it was created at `timestamp`.
    ///
    /// - Throws: `StoreError` `newer_schema`, or `not_a_store` for a database with other people's tables.
    func migrate(_ database: Database, timestamp: String) throws {
        let version = try currentVersion(database)
        guard version < Migration.currentVersion else { return }
        // A table that others refer to is dropped row by row otherwise, and what is damaged in an old store would keep it from coming
        // up; `check` looks for it. The pragma does nothing inside a transaction.
        try database.execute(sql: "PRAGMA foreign_keys = OFF")
        defer { try? database.execute(sql: "PRAGMA foreign_keys = ON") }
        try database.inTransaction(.immediate) {
            for step in Migration.all where step.version > version {
                try database.execute(sql: step.sql)
                if step.version == 1 {
                    try StoreInfo.set(.createdAt, timestamp, database)
                    try StoreInfo.set(.tokenizerVersion, Tokenizer.version, database)
                }
            }
            // SQL alone cannot make Folio's tokens. An index of an earlier tokenizer would have to be rebuilt before the first search.
            let isOfEarlierTokenizer = try StoreInfo.get(.tokenizerVersion, database) != Tokenizer.version
            if version > 0 && (version < Self.firstPreparedIndex || isOfEarlierTokenizer) {
                try PageIndexTable(database: database).rebuild()
            }
            try StoreInfo.set(.schemaVersion, String(Migration.currentVersion), database)
            return .commit
        }
    }

    /// The store's schema version, 0 for an empty file.
    func currentVersion(_ database: Database) throws -> Int {
        guard try Int.fetchOne(database, sql: "PRAGMA application_id") == StoreInfo.applicationID else {
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")
            guard tables == 0 else { throw StoreError.notAStore(path) }
            return 0
        }
        guard let version = try StoreInfo.get(.schemaVersion, database).flatMap({ Int($0) }) else {
            throw StoreError.notAStore(path)
        }
        guard version <= Migration.currentVersion else {
            throw StoreError(
                .newerSchema,
                "\(path) has schema version \(version), and this program supports versions up to \(Migration.currentVersion)",
                hint: "update Folio")
        }
        return version
    }
}
