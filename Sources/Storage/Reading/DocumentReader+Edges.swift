package import DocumentModel
internal import GRDB

extension DocumentReader {
    /// Sends the edges of every page of a parse, in the order of the pages: what blocks with text, and no furniture,
    /// are first and last, up to a number at each end.
    ///
    /// Blocks have type, text, markup format and box only. Reads few rows a page, also of large pages.
    ///
    /// With `passesOverDamage`, a page whose rows are damaged has no edges; reading the page itself reports it.
    ///
    /// - Throws: `StoreError`, and what `body` throws.
    package func forEachPageEdge(
        parse: Int64, count: Int, passesOverDamage: Bool = false, _ body: (PageEdges) throws -> Void
    ) throws {
        let pages = try database.cachedStatement(
            sql: "SELECT id, page_index FROM pages WHERE parse_id = ? ORDER BY page_index")
        try pages.setArguments([parse])
        var page = RowDecoder(pages)
        defer { page.end() }
        let top = try edgeStatement("ASC")
        let bottom = try edgeStatement("DESC")
        while try page.next() {
            let id = page.int64()
            let index = page.pageIndex()
            let edges: PageEdges
            do {
                edges = PageEdges(
                    pageIndex: index, top: try edge(of: id, count, top),
                    bottom: try edge(of: id, count, bottom))
            } catch  where passesOverDamage && StoreError.damage(in: error) != nil {
                continue
            }
            try body(edges)
        }
    }

    private func edgeStatement(_ order: String) throws -> Statement {
        try database.cachedStatement(
            sql: """
                SELECT style.type, \(BlockTables.text), style.markup_format, \(BlockTables.box)
                FROM \(BlockTables.joins)
                WHERE block.page_id = ? AND \(BlockTables.text) <> ''
                    AND ifnull(style.type, '') NOT IN ('page_header', 'page_footer', 'page_number', 'aside')
                ORDER BY block.ordinal \(order) LIMIT ?
                """)
    }

    private func edge(of page: Int64, _ count: Int, _ statement: Statement) throws -> [Block] {
        try statement.setArguments([page, count])
        var row = RowDecoder(statement)
        var blocks: [Block] = []
        while try row.next() {
            let type = BlockType(rawValue: row.string()) ?? .other
            let text = row.string()
            let format = row.optionalString().flatMap(Block.Markup.Format.init)
            blocks.append(
                Block(type, text: text, markup: format.map { Block.Markup("", $0) }, box: row.box()))
        }
        return blocks
    }
}
