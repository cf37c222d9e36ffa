/// The texts of one page by column, gathered while its blocks are prepared; one value serves page after page.
struct PageText {
    private var columns = [[UInt8]](repeating: [], count: SearchColumn.allCases.count)

    /// The text of a column; empty if the page has none.
    subscript(column: SearchColumn) -> [UInt8] { columns[column.rawValue] }

    /// Adds a block's text after an empty line; blocks without text leave no trace.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>, to column: SearchColumn) {
        guard !text.isEmpty else { return }
        if !columns[column.rawValue].isEmpty {
            columns[column.rawValue].append(UInt8(ascii: "\n"))
            columns[column.rawValue].append(UInt8(ascii: "\n"))
        }
        columns[column.rawValue].append(contentsOf: text)
    }

    /// Empties the columns for the next page and keeps their memory.
    mutating func clear() {
        for column in columns.indices { columns[column].removeAll(keepingCapacity: true) }
    }
}
