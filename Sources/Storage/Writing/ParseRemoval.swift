internal import GRDB

/// Takes parses and what only they used out of the store; the index first, since it needs the texts that leave it.
struct ParseRemoval {
    let database: Database

    /// Removes the pages, blocks, index entries and asset links of a parse; the parse itself stays, and so do the assets in `kept`.
    func removeContent(of parse: Int64, keeping kept: Set<Int64> = []) throws {
        let assets = try Int64.fetchAll(
            database,
            sql: "SELECT DISTINCT asset_id FROM asset_links WHERE parse_id = ? AND asset_id IS NOT NULL",
            arguments: [parse])
        try PageIndexTable(database: database).removePages(of: parse)
        try forgetLengths(of: parse)
        try database.execute(sql: "DELETE FROM asset_links WHERE parse_id = ?", arguments: [parse])
        try database.execute(sql: "DELETE FROM pages WHERE parse_id = ?", arguments: [parse])
        for asset in assets where !kept.contains(asset) {
            try database.execute(
                sql:
                    "DELETE FROM assets WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM asset_links WHERE asset_id = ?1)",
                arguments: [asset])
        }
    }

    /// Notes for ranking that the pages are gone.
    private func forgetLengths(of parse: Int64) throws {
        let row = try Row.fetchOne(
            database, sql: "SELECT min(id), max(id) FROM pages WHERE parse_id = ?", arguments: [parse])
        guard let row, let first = try row.value(0) as Int64?, let last = try row.value(1) as Int64? else {
            return
        }
        try PageLengths.remove(first...last, database)
    }

    /// Removes a parse with its content, and its payload if nothing else has it.
    func remove(parse: Int64) throws {
        try removeContent(of: parse)
        let payload = try Int64.fetchOne(
            database, sql: "SELECT payload_id FROM parses WHERE id = ?", arguments: [parse])
        try database.execute(sql: "DELETE FROM parses WHERE id = ?", arguments: [parse])
        if let payload { try removePayloadIfUnused(payload) }
    }

    /// Removes a payload that neither a parse nor a failure has.
    func removePayloadIfUnused(_ payload: Int64) throws {
        try database.execute(
            sql: """
                DELETE FROM payloads WHERE id = ?1
                    AND NOT EXISTS (SELECT 1 FROM parses WHERE payload_id = ?1)
                    AND NOT EXISTS (SELECT 1 FROM ingest_failures WHERE payload_id = ?1)
                """, arguments: [payload])
    }
}
