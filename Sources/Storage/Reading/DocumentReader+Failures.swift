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
            try StoredFailure(
                id: row.value("id"), source: row.value("source"), provider: row.value("provider"),
                code: row.value("code"),
                message: row.value("message"), location: row.value("location"),
                payloadSHA256: row.value("payload_sha256"),
                occurredAt: row.value("occurred_at"))
        }
    }
}

/// Why an input did not become a parse.
package struct StoredFailure: Equatable, Sendable {
    package var id: Int64
    package var source: String
    package var provider: String?
    package var code: String
    package var message: String
    package var location: String?
    /// Nil if no bytes were kept.
    package var payloadSHA256: String?
    package var occurredAt: String
}
