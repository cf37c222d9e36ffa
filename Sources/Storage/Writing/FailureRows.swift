internal import GRDB

/// The rows of `ingest_failures`: at most one for a source and a payload, none for a source that succeeded since.
struct FailureRows {
    let database: Database
    let timestamp: String

    /// Records a failure in the place of an earlier one of the same source and payload.
    func record(_ failure: FailureToStore, payload: Int64?) throws {
        try database.cachedStatement(sql: "DELETE FROM ingest_failures WHERE source = ? AND payload_id IS ?")
            .execute(arguments: [failure.source, payload])
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO ingest_failures (source, provider, code, message, location, payload_id, occurred_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        var cleaner = TextCleaner()
        try insert.execute(arguments: [
            failure.source, failure.provider, failure.code, cleaner.clean(failure.message, at: ""),
            cleaner.clean(optional: failure.location, at: ""), payload, timestamp,
        ])
    }

    /// Forgets the failures of a source, since it succeeded.
    func clear(source: String) throws {
        let select = try database.cachedStatement(
            sql: "SELECT id, payload_id FROM ingest_failures WHERE source = ?")
        for row in try Row.fetchAll(select, arguments: [source]) {
            try database.execute(
                sql: "DELETE FROM ingest_failures WHERE id = ?", arguments: [try row.value("id") as Int64])
            if let payload = try row.value("payload_id") as Int64? {
                try ParseRemoval(database: database).removePayloadIfUnused(payload)
            }
        }
    }
}
