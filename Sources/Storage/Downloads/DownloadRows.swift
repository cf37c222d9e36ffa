internal import GRDB

/// The rows of `asset_links` whose bytes lie, or lay, at an address.
struct DownloadRows {
    let database: Database

    /// Makes the links to an address links to a stored asset, and the blocks that show it show that asset.
    ///
    /// - Parameters:
    ///   - url: The address.
    ///   - asset: The row id of the asset.
    ///   - parse: Only links of this parse; nil for all.
    /// - Returns: The number of links changed.
    /// - Throws: The errors of SQLite.
    func link(url: String, asset: Int64, parse: Int64? = nil) throws -> Int {
        let blocks = try database.cachedStatement(
            sql: """
                UPDATE block_extras SET asset_id = ?1 WHERE asset_id IS NULL AND id IN (
                    SELECT block_id FROM asset_links
                    WHERE remote_url = ?2 AND status = 'remote' AND block_id IS NOT NULL
                        AND (?3 IS NULL OR parse_id = ?3))
                """)
        try blocks.execute(arguments: [asset, url, parse])
        let links = try database.cachedStatement(
            sql: """
                UPDATE asset_links SET asset_id = ?1, status = 'stored'
                WHERE remote_url = ?2 AND status = 'remote' AND (?3 IS NULL OR parse_id = ?3)
                """)
        try links.execute(arguments: [asset, url, parse])
        return database.changesCount
    }

    /// Links an asset from a parse alone, in the place of an earlier one of the same name.
    func attach(name: String, url: String, asset: Int64, parse: Int64) throws {
        try database.execute(
            sql: "DELETE FROM asset_links WHERE parse_id = ? AND name = ? AND page_id IS NULL",
            arguments: [parse, name])
        try database.execute(
            sql: """
                INSERT INTO asset_links (parse_id, asset_id, name, remote_url, status)
                VALUES (?, ?, ?, ?, 'stored')
                """, arguments: [parse, asset, name, url])
    }

    /// The addresses after one in their order that wait to be downloaded, each once.
    func waiting(
        after url: String, provider: String?, document: Int64?, parse: Int64?, limit: Int
    ) throws -> [String] {
        let addresses = try String.fetchAll(
            database,
            sql: """
                SELECT DISTINCT asset_links.remote_url
                FROM asset_links JOIN parses ON parses.id = asset_links.parse_id
                WHERE asset_links.status = 'remote' AND asset_links.remote_url > ?1
                    AND (?2 IS NULL OR parses.provider = ?2) AND (?3 IS NULL OR parses.document_id = ?3)
                    AND (?4 IS NULL OR parses.id = ?4)
                ORDER BY asset_links.remote_url LIMIT ?5
                """, arguments: [url, provider, document, parse, limit])
        // Callers resume after the last URL; one that is not text would make them loop forever.
        if let last = addresses.last, !url.utf8.lexicographicallyPrecedes(last.utf8) {
            throw StoreError.damaged("an asset has a URL that is not text")
        }
        return addresses
    }
}
