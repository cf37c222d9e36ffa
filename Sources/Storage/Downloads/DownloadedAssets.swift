internal import GRDB

/// The assets of a parse that were fetched from their addresses: stored links that still have a `remote_url`.
///
/// The payload does not hold them, so decoding it again would lose them; they are kept apart and linked again.
struct DownloadedAssets {
    private struct Link {
        let name: String
        let url: String
        let assetID: Int64
    }

    private let links: [Link]

    /// Reads what was downloaded for a parse.
    init(of parse: Int64, _ database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                SELECT DISTINCT name, remote_url, asset_id FROM asset_links
                WHERE parse_id = ? AND status = 'stored' AND remote_url IS NOT NULL ORDER BY id
                """)
        links = try Row.fetchAll(statement, arguments: [parse]).map {
            try Link(name: $0.value("name"), url: $0.value("remote_url"), assetID: $0.value("asset_id"))
        }
    }

    var assetIDs: Set<Int64> { Set(links.map(\.assetID)) }

    /// Links them again, by their addresses if the content has these, else from the parse alone.
    func restore(to parse: Int64, _ database: Database) throws {
        for link in links {
            let changed = try DownloadRows(database: database).link(
                url: link.url, asset: link.assetID, parse: parse)
            guard changed == 0 else { continue }
            try DownloadRows(database: database).attach(
                name: link.name, url: link.url, asset: link.assetID, parse: parse)
        }
    }
}
