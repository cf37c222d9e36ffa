internal import DocumentModel
internal import Foundation
internal import GRDB

/// Writes assets, each content once, and the links to the pages that show them.
struct AssetWriter {
    /// What `store` leaves for the blocks and the batch.
    struct Result {
        /// The row ids of the assets whose content is at hand, by position.
        var ids: [Int64?] = []
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
    func store(_ assets: [PreparedAsset], _ database: Database) throws -> Result {
        var result = Result()
        for asset in assets {
            guard let content = asset.content else {
                result.ids.append(nil)
                continue
            }
            let (id, isNew) = try store(content, database)
            result.ids.append(id)
            guard isNew else { continue }
            result.added += 1
            result.bytes += content.bytes.count
        }
        return result
    }

    /// Stores a content that the store may have already.
    func store(
        _ content: PreparedAsset.Content, _ database: Database
    ) throws -> (id: Int64, isNew: Bool) {
        if let id = try find(content.sha256, database) { return (id, false) }
        try insertAsset.run { row in
            row.bind(content.sha256)
            row.bind(content.mediaType)
            row.bind(content.bytes.count)
            row.bind(content.size?.width)
            row.bind(content.size?.height)
            row.bind(blob: content.bytes)
        }
        return (database.lastInsertedRowID, true)
    }

    /// Links every asset from the blocks that show it, else from its page, else from the parse alone.
    ///
    /// The row ids of the parse's pages begin with `firstPage`.
    func link(_ assets: [PreparedAsset], ids: [Int64?], firstPage: Int64, parse: Int64) throws {
        for asset in assets {
            let id = asset.content == nil ? nil : asset.stored.flatMap { ids[$0] }
            guard !asset.blocks.isEmpty else {
                let page = asset.page.map { firstPage + Int64($0) }
                try insert(asset, id: id, parse: parse, page: page, block: nil)
                continue
            }
            for block in asset.blocks {
                let page = firstPage + Int64(block.page)
                try insert(
                    asset, id: id, parse: parse, page: page,
                    block: BlockID.of(page: page, ordinal: Int64(block.ordinal)))
            }
        }
    }

    private func insert(_ asset: PreparedAsset, id: Int64?, parse: Int64, page: Int64?, block: Int64?) throws
    {
        try insertLink.run { row in
            row.bind(parse)
            row.bind(page)
            row.bind(block)
            row.bind(id)
            row.bind(asset.name)
            row.bind(asset.url)
            row.bind(asset.status)
        }
    }

    private func find(_ sha256: String, _ database: Database) throws -> Int64? {
        let statement = try database.cachedStatement(sql: "SELECT id FROM assets WHERE sha256 = ?")
        return try Int64.fetchOne(statement, arguments: [sha256])
    }
}
