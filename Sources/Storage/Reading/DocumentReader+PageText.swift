internal import GRDB

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
