internal import GRDB

extension DocumentReader {
    /// How much of a page's blocks is read.
    package enum BlockDetail: Sendable {
        /// None; `blocks` is empty.
        case none
        /// Every column.
        case all
    }

    /// Hands out the pages that a filter lets pass, one after the other, in the order of document key, provider, and page.
    ///
    /// Memory is bounded by one page. The pages of a document's preferred parts come as one run of rising page
    /// indexes; with `filter.parses == .all`, those of every other parse come as a run of their own.
    ///
    /// - Throws: `StoreError`, and what `body` throws, which ends the walk.
    package func forEachPage(
        _ filter: DocumentFilter = DocumentFilter(), blocks detail: BlockDetail = .all,
        _ body: (StoredPage) throws -> Void
    ) throws {
        let condition = try FilterCondition(filter, self)
        let pages = try database.makeStatement(
            sql: """
                SELECT \(Self.pageColumns)
                FROM documents CROSS JOIN parses ON parses.document_id = documents.id
                    CROSS JOIN pages ON pages.parse_id = parses.id
                WHERE documents.id = ? AND \(condition.sql)
                ORDER BY parses.provider, parses.is_preferred DESC,
                    CASE WHEN parses.is_preferred THEN 0 ELSE parses.id END, pages.page_index
                """)
        let documents = try Int64.fetchCursor(database, sql: "SELECT id FROM documents ORDER BY key")
        while let document = try documents.next() {
            try pages.setArguments([document] + condition.arguments)
            var row = RowDecoder(pages)
            defer { row.end() }
            while try row.next() {
                var page = StoredPage(&row)
                if detail == .all { page.blocks = try blocks(page: page.id) }
                try body(page)
            }
        }
    }
}
