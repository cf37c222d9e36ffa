internal import DocumentModel
internal import GRDB

extension DocumentReader {
    static let pageColumns = """
        pages.id, pages.parse_id, parses.document_id, documents.key, parses.provider, pages.page_index, pages.page_label,
        pages.width, pages.height, pages.unit, pages.dpi, pages.rotation, pages.markdown, pages.image_url, pages.status,
        pages.error_message, pages.detected_language
        """

    /// The columns of a block over `BlockTables.joins`.
    static let blockColumns = """
        block.page_id, block.ordinal, block.parent, extra.continues, extra.asset_id, style.type, style.provider_type,
        style.level, \(BlockTables.text), extra.markup, style.markup_format, \(BlockTables.box),
        extra.norm_x0, extra.norm_y0, extra.norm_x1, extra.norm_y1,
        style.font_name, style.font_size, style.is_bold, style.is_italic, block.confidence
        """

    /// The page at a position of a document, with its blocks.
    ///
    /// The key may be an alias; the index is the position in the source document, from 0. Without a provider the
    /// preferred parse is meant, else the provider's latest one that has the page. Nil if it is missing.
    package func page(key: String, index: Int, provider: String? = nil) throws -> StoredPage? {
        try pageID(key: key, index: index, provider: provider).flatMap { try pages(ids: [$0]).first }
    }

    /// The row id of the page at a position of a document, chosen as `page(key:index:provider:)` does.
    package func pageID(key: String, index: Int, provider: String? = nil) throws -> Int64? {
        guard let document = try documentID(key: key) else { return nil }
        let statement = try database.cachedStatement(
            sql: """
                SELECT pages.id
                FROM parses JOIN pages ON pages.parse_id = parses.id
                WHERE parses.document_id = ?1 AND pages.page_index = ?2
                    AND CASE WHEN ?3 IS NULL THEN parses.is_preferred ELSE parses.provider = ?3 END
                ORDER BY parses.is_preferred DESC, parses.ingested_at DESC, parses.id DESC LIMIT 1
                """)
        return try Int64.fetchOne(statement, arguments: [document, index, provider])
    }

    /// Pages by row id, in the order of the ids, with their blocks or without.
    package func pages(ids: [Int64], withBlocks: Bool = true) throws -> [StoredPage] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT \(Self.pageColumns)
                FROM pages JOIN parses ON parses.id = pages.parse_id JOIN documents ON documents.id = parses.document_id
                WHERE pages.id = ?
                """)
        return try ids.flatMap { id in
            try statement.setArguments([id])
            return try pages(statement, withBlocks: withBlocks)
        }
    }

    /// The blocks of a page in reading order.
    package func blocks(page: Int64) throws -> [StoredBlock] {
        let sizes = try database.cachedStatement(sql: "SELECT width, height, unit FROM pages WHERE id = ?")
        try sizes.setArguments([page])
        var row = RowDecoder(sizes)
        let size = try row.next() ? row.pageSize() : nil
        row.end()
        return try blocks(page: page, size: size)
    }

    /// The blocks of a page of some size.
    private func blocks(page: Int64, size: PageSize?) throws -> [StoredBlock] {
        let statement = try database.cachedStatement(sql: Self.blocksSQL(Self.blockColumns))
        return try blocks(page: page, size: size, statement)
    }

    /// The blocks of a page by a statement over `blockColumns`.
    func blocks(page: Int64, size: PageSize?, _ statement: Statement) throws -> [StoredBlock] {
        try statement.setArguments([page])
        var row = RowDecoder(statement)
        var blocks: [StoredBlock] = []
        while try row.next() { blocks.append(StoredBlock(&row, pageSize: size)) }
        return blocks
    }

    /// Columns of the blocks of a page in reading order, over `BlockTables.joins`.
    static func blocksSQL(_ columns: String) -> String {
        "SELECT \(columns) FROM \(BlockTables.joins) WHERE block.page_id = ? ORDER BY block.ordinal"
    }

    /// The pages that a statement over `pageColumns` yields.
    func pages(_ statement: Statement, withBlocks: Bool) throws -> [StoredPage] {
        var row = RowDecoder(statement)
        var pages: [StoredPage] = []
        while try row.next() { pages.append(StoredPage(&row)) }
        guard withBlocks else { return pages }
        return try pages.map { page in
            var page = page
            page.blocks = try blocks(page: page.id, size: page.size)
            return page
        }
    }

    /// The document of a key, or the one that has it among its aliases.
    func documentID(key: String) throws -> Int64? {
        let documents = DocumentRows(database: database, timestamp: "")
        return try documents.find(key: key) ?? documents.find(alias: key)
    }
}

extension StoredPage {
    /// Reads `DocumentReader.pageColumns`.
    init(_ row: inout RowDecoder) {
        id = row.int64()
        parseID = row.int64()
        documentID = row.int64()
        documentKey = row.string()
        provider = row.string()
        index = row.pageIndex()
        label = row.optionalString()
        size = row.pageSize()
        dpi = row.optionalDouble()
        rotation = row.optionalInt()
        markdown = row.optionalString()
        imageURL = row.optionalString()
        status = Page.Status(rawValue: row.string()) ?? .failed
        errorMessage = row.optionalString()
        language = row.optionalString()
        blocks = []
    }
}

extension StoredBlock {
    /// Reads `DocumentReader.blockColumns` of a block on a page of some size.
    init(_ row: inout RowDecoder, pageSize: PageSize?) {
        pageID = row.int64()
        let place = row.int64()
        id = BlockID.of(page: pageID, ordinal: place)
        ordinal = Int(place)
        parentID = row.optionalInt64().map { [pageID] in BlockID.at($0, fromPage: pageID) }
        continuesID = row.optionalInt64().map { [pageID] in BlockID.at($0, fromPage: pageID) }
        assetID = row.optionalInt64()
        let type = BlockType(rawValue: row.string()) ?? .other
        let providerType = row.optionalString()
        let level = row.optionalInt()
        let text = row.string()
        let markup = row.optionalString()
        let format = row.optionalString().flatMap(Block.Markup.Format.init)
        let box = row.box()
        normalizedBox = row.box() ?? box.flatMap { pageSize?.normalized($0) }
        let font = FontInfo(
            name: row.optionalString(), size: row.optionalDouble(), isBold: row.optionalBool(),
            isItalic: row.optionalBool())
        block = Block(
            type, text: text, providerType: providerType, level: level,
            markup: markup.flatMap { content in format.map { Block.Markup(content, $0) } }, box: box,
            font: font == FontInfo() ? nil : font, confidence: row.optionalDouble())
    }
}
