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
            try AssetLink(
                name: row.value("name"), status: row.value("status"), remoteURL: row.value("remote_url"),
                pageID: row.value("page_id"),
                blockID: row.value("block_id"), assetID: row.value("asset_id"), sha256: row.value("sha256"),
                mediaType: row.value("media_type"), byteCount: row.value("byte_count"),
                width: row.value("width"),
                height: row.value("height"))
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
