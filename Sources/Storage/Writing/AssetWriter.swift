internal import Checksums
internal import DocumentModel
internal import Foundation
internal import GRDB

/// Writes assets, each content once, and the links that say where they are shown.
struct AssetWriter {
    /// What `store` leaves for the blocks and the batch.
    struct Result {
        /// The row ids of stored assets by name.
        var ids: [String: Int64] = [:]
        /// How many contents are new in the store.
        var added = 0
        var bytes = 0
    }

    private let insertAsset: PreparedStatement
    private let insertLink: PreparedStatement

    init(_ database: Database) throws {
        insertAsset = try PreparedStatement(
            database,
            "INSERT INTO assets (sha256, media_type, byte_count, width, height, data) VALUES (?, ?, ?, ?, ?, ?)"
        )
        insertLink = try PreparedStatement(
            database,
            """
            INSERT INTO asset_links (parse_id, page_id, block_id, asset_id, name, remote_url, status)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
    }

    /// Stores the contents at hand that the store does not have yet.
    func store(_ assets: [Asset], _ database: Database) throws -> Result {
        var result = Result()
        for asset in assets {
            guard case .stored(let bytes) = asset.content else { continue }
            let (id, isNew) = try store(bytes, mediaType: asset.mediaType, database)
            result.ids[asset.name] = id
            guard isNew else { continue }
            result.added += 1
            result.bytes += bytes.count
        }
        return result
    }

    /// Stores a content that the store may have already.
    func store(
        _ bytes: [UInt8], mediaType: String?, _ database: Database
    ) throws -> (id: Int64, isNew: Bool) {
        let sha256 = SHA256.text(bytes)
        if let id = try find(sha256, database) { return (id, false) }
        let size = ImageSize(bytes)
        try insertAsset.run { row in
            row.bind(sha256)
            row.bind(mediaType)
            row.bind(bytes.count)
            row.bind(size?.width)
            row.bind(size?.height)
            row.bind(blob: bytes)
        }
        return (database.lastInsertedRowID, true)
    }

    /// Links every asset from the blocks that show it, else from its page, else from the parse alone.
    func link(
        _ assets: [Asset], ids: [String: Int64], pages: PageWriter.Result, parse: Int64,
        cleaner: inout TextCleaner
    ) throws {
        let uses = Dictionary(grouping: pages.assetUses, by: \.name)
        for asset in assets {
            let link = Link(asset, id: ids[asset.name], cleaner: &cleaner)
            guard let blocks = uses[asset.name] else {
                let page = asset.pageIndex.flatMap { pages.pageIDs[$0] }
                try insert(link, parse: parse, page: page, block: nil)
                continue
            }
            for block in blocks { try insert(link, parse: parse, page: block.pageID, block: block.blockID) }
        }
    }

    private func insert(_ link: Link, parse: Int64, page: Int64?, block: Int64?) throws {
        try insertLink.run { row in
            row.bind(parse)
            row.bind(page)
            row.bind(block)
            row.bind(link.assetID)
            row.bind(link.name)
            row.bind(link.url)
            row.bind(link.status)
        }
    }

    private func find(_ sha256: String, _ database: Database) throws -> Int64? {
        let statement = try database.cachedStatement(sql: "SELECT id FROM assets WHERE sha256 = ?")
        return try Int64.fetchOne(statement, arguments: [sha256])
    }

    private struct Link {
        let name: String
        let assetID: Int64?
        let url: String?
        let status: String

        init(_ asset: Asset, id: Int64?, cleaner: inout TextCleaner) {
            name = cleaner.clean(asset.name, at: "an asset's name")
            switch asset.content {
            case .stored: (assetID, url, status) = (id, nil, "stored")
            case .remote(let address):
                (assetID, url, status) = (nil, cleaner.clean(address, at: "an asset's URL"), "remote")
            case .missing: (assetID, url, status) = (nil, nil, "missing")
            }
        }
    }
}
