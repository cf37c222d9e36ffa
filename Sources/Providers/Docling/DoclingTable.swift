internal import JSONView

/// A table being read from Docling's cells.
struct DoclingTable {
    /// One entry of `table_cells`.
    struct Cell {
        /// Counted from 0.
        let row: Int
        let column: Int
        let rowSpan: Int
        let columnSpan: Int
        let isHeader: Bool
        let text: String
        /// What a rich cell consists of.
        let reference: JSONValue?

        init(_ value: JSONValue) {
            row = max(value["start_row_offset_idx"]?.int ?? 0, 0)
            column = max(value["start_col_offset_idx"]?.int ?? 0, 0)
            rowSpan = max(value["row_span"]?.int ?? 1, 1)
            columnSpan = max(value["col_span"]?.int ?? 1, 1)
            isHeader = value["column_header"]?.bool == true || value["row_header"]?.bool == true
            text = value["text"]?.string ?? ""
            reference = value["ref"]
        }
    }

    private(set) var text = ""
    private(set) var html = ""
    /// The pictures in rich cells.
    private(set) var images: [DoclingItem] = []

    private var writer = TableWriter()
    private var row: Int?

    var hasCells: Bool { row != nil }

    /// Opens a cell; cells come sorted by row and column.
    mutating func start(_ cell: Cell) {
        if row != cell.row {
            if row != nil { writer.endRow() }
            writer.startRow()
            row = cell.row
        }
        writer.startCell(
            column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, isHeader: cell.isHeader)
    }

    /// Fills and closes the cell with its own text and with what it refers to, each if the other does not say it.
    mutating func write(_ text: String, _ content: DoclingCellContent) {
        switch content.relation(to: text) {
        case .saysAll(let pieces): pieces.forEach { writer.write(text: $0.text.utf8, html: $0.html.utf8) }
        case .isSaid: writer.write(text.utf8)
        case .differs(let pieces):
            writer.write(text.utf8)
            if !text.isEmpty { writer.write(text: " ".utf8, html: "<br>".utf8) }
            pieces.forEach { writer.write(text: $0.text.utf8, html: $0.html.utf8) }
        }
        images += content.images
        writer.endCell()
    }

    mutating func finish() {
        if row != nil { writer.endRow() }
        text = String(decoding: writer.text, as: UTF8.self)
        html = writer.finish()
    }
}
