internal import DocumentModel
internal import GRDB

extension DocumentReader {
    /// How much of a page's blocks is read.
    package enum BlockDetail: Sendable {
        /// None; `blocks` is empty.
        case none
        /// What is written as text, its place, and how sure the parser is of it, with the fonts' names and sizes: no labels and boxes as
        /// fractions.
        case text
        /// Every column.
        case all
    }

    /// Sends the pages that a filter lets pass, one after the other, in the order of document key, provider, and page.
    ///
    /// Memory is bounded by one page, and the ids of a document's pages. The pages of a document's preferred parts
    /// come as one run of rising page indexes; with `filter.parses == .all`, those of every other parse come as a run
    /// of their own.
    ///
    /// - Parameters:
    ///   - filter: Which documents and parses.
    ///   - detail: What is read of the blocks.
    ///   - withMarkdown: Whether the pages' own markdown is read.
    ///   - includes: Asked once a document by its key; those it refuses cost nothing more.
    ///   - damaged: Called with the document, the page's index if that can be read, and the reason of a page whose rows are damaged;
    ///     the walk continues. Nil ends the walk there.
    ///   - body: What is done with a page.
    /// - Throws: `StoreError`, and what `body` throws, which ends the walk.
    package func forEachPage(
        _ filter: DocumentFilter = DocumentFilter(), blocks detail: BlockDetail = .all,
        withMarkdown: Bool = true, includes: (String) -> Bool = { _ in true },
        damaged: ((String, Int?, String) -> Void)? = nil,
        _ body: (StoredPage) throws -> Void
    ) throws {
        let condition = try FilterCondition(filter, self)
        // Only ids are sorted, not rows with whole texts.
        let ids = try database.makeStatement(
            sql: """
                SELECT pages.id, pages.page_index
                FROM documents CROSS JOIN parses ON parses.document_id = documents.id
                    CROSS JOIN pages ON pages.parse_id = parses.id
                WHERE documents.id = ? AND \(condition.sql)
                ORDER BY parses.provider, parses.is_preferred DESC,
                    CASE WHEN parses.is_preferred THEN 0 ELSE parses.id END, pages.page_index
                """)
        let columns =
            withMarkdown
            ? Self.pageColumns
            : Self.pageColumns.replacing("pages.markdown", with: "NULL", maxReplacements: 1)
        let pages = try database.makeStatement(
            sql: """
                SELECT \(columns)
                FROM pages JOIN parses ON parses.id = pages.parse_id JOIN documents ON documents.id = parses.document_id
                WHERE pages.id = ?
                """)
        let blocks = try blockStatement(detail)
        var styles = TextStyles(database)
        let named = try filter.keys.map { try $0.compactMap { try documentID(key: $0) } }
        let marks = named.map { ids in ids.map { _ in "?" }.joined(separator: ", ") }
        let documents = try database.makeStatement(
            sql: "SELECT id, key FROM documents \(marks.map { "WHERE id IN (\($0))" } ?? "") ORDER BY key")
        try documents.setArguments(StatementArguments(named ?? []))
        var document = RowDecoder(documents)
        defer { document.end() }
        while try document.next() {
            let documentID = document.int64()
            let key = document.string()
            guard includes(key) else { continue }
            try ids.setArguments([documentID] + condition.arguments)
            var found: [(id: Int64, index: Int)] = []
            do {
                var row = RowDecoder(ids)
                while try row.next() { found.append((row.int64(), row.pageIndex())) }
            } catch {
                guard let damaged, let reason = StoreError.damage(in: error) else { throw error }
                damaged(key, nil, reason)
            }
            for (id, index) in found {
                let whole: StoredPage
                do {
                    guard var page = try page(id, pages) else { continue }
                    if let blocks {
                        page.blocks =
                            detail == .text
                            ? try textBlocks(page: id, blocks, &styles)
                            : try self.blocks(page: id, size: page.size, blocks)
                    }
                    whole = page
                } catch {
                    guard let damaged, let reason = StoreError.damage(in: error) else { throw error }
                    damaged(key, index, reason)
                    continue
                }
                try body(whole)
            }
        }
    }

    private func page(_ id: Int64, _ statement: Statement) throws -> StoredPage? {
        try statement.setArguments([id])
        var row = RowDecoder(statement)
        defer { row.end() }
        return try row.next() ? StoredPage(&row) : nil
    }

    private func textBlocks(
        page: Int64, _ statement: Statement, _ styles: inout TextStyles
    ) throws -> [StoredBlock] {
        try statement.setArguments([page])
        var row = RowDecoder(statement)
        defer { row.end() }
        var blocks: [StoredBlock] = []
        // Growing moves blocks; three quarters of the pages of real results have no more than this number.
        blocks.reserveCapacity(40)
        while try row.next() { blocks.append(try StoredBlock(text: &row, page: page, &styles)) }
        return blocks
    }

    private func blockStatement(_ detail: BlockDetail) throws -> Statement? {
        switch detail {
        case .none: nil
        case .all: try database.makeStatement(sql: Self.blocksSQL(Self.blockColumns))
        case .text: try database.makeStatement(sql: Self.textSQL)
        }
    }

    /// What a text shows.
    ///
    /// Columns that are not read cost nothing, and each that is costs on a million blocks. Styles are not joined but read once (`TextStyles`).
    private static let textSQL = """
        SELECT block.ordinal, block.parent, extra.continues, block.style, \(BlockTables.text), extra.markup,
            \(BlockTables.box), block.confidence
        FROM \(BlockTables.joinsWithoutStyle) WHERE block.page_id = ? ORDER BY block.ordinal
        """
}

extension StoredBlock {
    /// Reads what `DocumentReader.textSQL` selects.
    fileprivate init(text row: inout RowDecoder, page: Int64, _ styles: inout TextStyles) throws {
        let place = row.int64()
        id = BlockID.of(page: page, ordinal: place)
        pageID = page
        ordinal = Int(place)
        parentID = row.optionalInt64().map { BlockID.at($0, fromPage: page) }
        continuesID = row.optionalInt64().map { BlockID.at($0, fromPage: page) }
        let style = try styles.style(row.int64())
        let text = row.string()
        let markup = row.optionalString().flatMap { content in
            style.markupFormat.map { Block.Markup(content, $0) }
        }
        let box = row.box()
        block = Block(
            style.type, text: text, level: style.level, markup: markup, box: box, font: style.font,
            confidence: row.optionalDouble())
    }
}
