internal import GRDB

extension DocumentReader {
    /// The inputs that failed and have not succeeded since, the oldest first.
    package func failures(limit: Int? = nil, offset: Int = 0) throws -> [StoredFailure] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT ingest_failures.*, payloads.sha256 AS payload_sha256
                FROM ingest_failures LEFT JOIN payloads ON payloads.id = ingest_failures.payload_id
                ORDER BY ingest_failures.id LIMIT ? OFFSET ?
                """, arguments: [limit ?? -1, offset]
        ).map { row in
            StoredFailure(
                id: row["id"], source: row["source"], provider: row["provider"], code: row["code"],
                message: row["message"], location: row["location"], payloadSHA256: row["payload_sha256"],
                occurredAt: row["occurred_at"])
        }
    }
}
