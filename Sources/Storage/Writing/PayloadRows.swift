internal import GRDB

/// The rows of `payloads`: each content once.
struct PayloadRows {
    private let insert: PreparedStatement

    init(_ database: Database) throws {
        insert = try PreparedStatement(
            database,
            "INSERT INTO payloads (sha256, name, media_type, byte_count, encoding, data) VALUES (?, ?, ?, ?, ?, ?)"
        )
    }

    /// The row id of a payload, stored now unless it was before.
    func store(_ payload: PayloadToStore, _ database: Database) throws -> Int64 {
        let known = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM payloads WHERE sha256 = ?"),
            arguments: [payload.sha256])
        if let known { return known }
        try insert.run { row in
            row.bind(payload.sha256)
            row.bind(payload.name)
            row.bind(payload.mediaType)
            row.bind(payload.byteCount)
            row.bind(payload.encoding.rawValue)
            row.bind(blob: payload.data)
        }
        return database.lastInsertedRowID
    }
}
