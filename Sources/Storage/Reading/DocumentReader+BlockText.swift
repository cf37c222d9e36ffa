package import DocumentModel
internal import GRDB

extension DocumentReader {
    /// Calls `body` with every block of a page in reading order: its column of the index, its type and its text in UTF-8, which is
    /// valid during the call.
    package func forEachBlockText(
        page: Int64, _ body: (SearchColumn, BlockType, UnsafeBufferPointer<UInt8>) -> Void
    ) throws {
        let statement = try database.cachedStatement(
            sql: """
                SELECT style.type,
                    CASE style.type WHEN 'footnote' THEN (
                        SELECT styles.type FROM block_rows AS parent JOIN block_styles AS styles ON styles.id = parent.style
                        WHERE parent.page_id = block.page_id AND parent.ordinal = block.parent) END,
                    \(BlockTables.text)
                FROM \(BlockTables.joins) WHERE block.page_id = ? ORDER BY block.ordinal
                """)
        try statement.setArguments([page])
        var row = RowDecoder(statement)
        while try row.next() {
            let (type, parent) = (row.blockType(), row.blockType())
            row.withUTF8 { body(SearchColumn(for: type, parent: parent), type, $0) }
        }
    }

    /// What BM25 takes from the index as a whole.
    package func scoring() throws -> BM25 {
        let state = try RankingState(database)
        return BM25(pageCount: state.pageCount, tokenCount: state.tokenCount)
    }
}

extension DocumentReader {
    /// Calls `body` with the row id of every page and its texts in the columns that are searched by default, in the order of
    /// `SearchColumn`; a column without text is empty.
    package func forEachPageText(_ body: (Int64, [String]) throws -> Void) throws {
        let columns = FrequentTerm.columns.map(\.name).joined(separator: ", ")
        let rows = try Row.fetchCursor(database, sql: "SELECT id, \(columns) FROM page_text ORDER BY id")
        while let row = try rows.next() {
            try body(
                row.value(0),
                FrequentTerm.columns.indices.map { (try row.value($0 + 1) as String?) ?? "" })
        }
    }
}
