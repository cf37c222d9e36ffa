internal import GRDB

extension DocumentReader {
    /// A hash over everything stored but row ids and times: equal for equal content, stored in any order.
    ///
    /// Lower-case hex. Payloads and assets count by their hashes.
    package func contentDigest() throws -> String {
        var digest = ContentDigest()
        digest.add("documents")
        try digest.add(database.makeStatement(sql: Self.documentsSQL))
        digest.add("failures")
        try digest.add(database.makeStatement(sql: Self.failuresSQL))
        let contents = try [
            Self.parseSQL, Self.pagesSQL, Self.blocksSQL, Self.linksSQL, Self.textBoxesSQL, Self.languagesSQL,
        ]
        .map {
            try database.makeStatement(sql: $0)
        }
        let parses = try Int64.fetchCursor(database, sql: Self.parsesSQL)
        while let parse = try parses.next() {
            digest.add("parse")
            for content in contents {
                try content.setArguments([parse])
                try digest.add(content)
            }
        }
        return digest.text()
    }

    private static let documentsSQL = """
        SELECT key, title, source_name, source_uri, source_sha256, media_type, language, page_count, metadata
        FROM documents ORDER BY key
        """

    private static let failuresSQL = """
        SELECT source, provider, code, message, location, payloads.sha256
        FROM ingest_failures LEFT JOIN payloads ON payloads.id = ingest_failures.payload_id
        ORDER BY source, payloads.sha256, code, message
        """

    private static let parsesSQL = """
        SELECT parses.id FROM documents
            CROSS JOIN parses ON parses.document_id = documents.id
            JOIN payloads ON payloads.id = parses.payload_id
        ORDER BY documents.key, parses.provider, payloads.sha256, json_extract(parses.options, '$.page_offset')
        """

    private static let parseSQL = """
        SELECT documents.key, provider, provider_version, request_id, status, error_code, error_message,
            parses.page_count, is_preferred, options, warnings, document_info, payloads.sha256, payloads.byte_count,
            decoder_version, parsed_at
        FROM parses
            JOIN documents ON documents.id = parses.document_id
            JOIN payloads ON payloads.id = parses.payload_id
        WHERE parses.id = ?
        """

    static let pagesSQL = """
        SELECT page_index, page_label, width, height, unit, dpi, rotation, markdown, image_url, status, error_message
        FROM pages WHERE parse_id = ? ORDER BY page_index
        """

    static let blocksSQL = blocksSQL(asset: "assets.sha256")

    /// The blocks of a parse; `asset` is the expression for the asset that a block shows.
    static func blocksSQL(asset: String) -> String {
        """
        SELECT pages.page_index, blocks.ordinal, parent.ordinal, continued_page.page_index, continued.ordinal,
            blocks.type, blocks.provider_type, blocks.level, blocks.text, blocks.markup, blocks.markup_format,
            blocks.bbox_x0, blocks.bbox_y0, blocks.bbox_x1, blocks.bbox_y1,
            blocks.norm_box_x0, blocks.norm_box_y0, blocks.norm_box_x1, blocks.norm_box_y1,
            blocks.font_name, blocks.font_size, blocks.is_bold, blocks.is_italic, blocks.confidence, \(asset)
        FROM pages
            CROSS JOIN blocks ON blocks.page_id = pages.id
            LEFT JOIN block_rows AS parent ON \(BlockTables.condition("parent", isBlock: "blocks.parent_id"))
            LEFT JOIN block_rows AS continued
                ON \(BlockTables.condition("continued", isBlock: "blocks.continues_block_id"))
            LEFT JOIN pages AS continued_page ON continued_page.id = continued.page_id
            LEFT JOIN assets ON assets.id = blocks.asset_id
        WHERE pages.parse_id = ? ORDER BY pages.page_index, blocks.ordinal
        """
    }

    static let linksSQL = """
        SELECT pages.page_index, blocks.ordinal, name, remote_url, asset_links.status, assets.sha256
        FROM asset_links
            LEFT JOIN pages ON pages.id = asset_links.page_id
            LEFT JOIN block_rows AS blocks ON \(BlockTables.condition("blocks", isBlock: "asset_links.block_id"))
            LEFT JOIN assets ON assets.id = asset_links.asset_id
        WHERE asset_links.parse_id = ? ORDER BY name, pages.page_index, blocks.ordinal
        """

    static let textBoxesSQL = """
        SELECT pages.page_index, stored.block_id & 1048575, boxes
        FROM pages
            CROSS JOIN block_text_boxes AS stored
                ON stored.block_id BETWEEN pages.id << 20 AND (pages.id << 20) + 1048575
        WHERE pages.parse_id = ? ORDER BY pages.page_index, stored.block_id
        """

    /// Pages whose language is known: apart from `pagesSQL`, so that stores without languages keep their digests.
    static let languagesSQL = """
        SELECT page_index, detected_language FROM pages WHERE parse_id = ? AND detected_language IS NOT NULL ORDER BY page_index
        """
}
