internal import GRDB

extension DocumentReader {
    /// The asset links of a parse, in the order of the result.
    package func assetLinks(parse: Int64) throws -> [AssetLink] {
        try assetLinks(where: "asset_links.parse_id = ?", parse)
    }

    /// The asset links of a page and its blocks.
    package func assetLinks(page: Int64) throws -> [AssetLink] {
        try assetLinks(where: "asset_links.page_id = ?", page)
    }

    /// The asset of a row id with its bytes.
    package func asset(id: Int64) throws -> StoredAsset? {
        try asset(where: "id = ?", [id])
    }

    /// The asset of a content with its bytes.
    package func asset(sha256: String) throws -> StoredAsset? {
        try asset(where: "sha256 = ?", [sha256])
    }

    private func assetLinks(where condition: String, _ id: Int64) throws -> [AssetLink] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT asset_links.*, assets.sha256, assets.media_type, assets.byte_count, assets.width, assets.height
                FROM asset_links LEFT JOIN assets ON assets.id = asset_links.asset_id
                WHERE \(condition) ORDER BY asset_links.id
                """)
        return try Row.fetchAll(statement, arguments: [id]).map { row in
            AssetLink(
                name: row["name"], status: row["status"], remoteURL: row["remote_url"],
                pageID: row["page_id"],
                blockID: row["block_id"], assetID: row["asset_id"], sha256: row["sha256"],
                mediaType: row["media_type"], byteCount: row["byte_count"], width: row["width"],
                height: row["height"])
        }
    }

    private func asset(where condition: String, _ arguments: StatementArguments) throws -> StoredAsset? {
        let statement = try database.cachedStatement(
            sql: "SELECT id, sha256, media_type, data FROM assets WHERE \(condition)")
        try statement.setArguments(arguments)
        var row = RowDecoder(statement)
        guard try row.next() else { return nil }
        defer { row.end() }
        return StoredAsset(
            id: row.int64(), sha256: row.string(), mediaType: row.optionalString(), bytes: row.bytes())
    }
}
