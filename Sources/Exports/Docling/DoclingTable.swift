internal import DocumentModel
internal import Markup
internal import Rendering

/// The cells of a table with their places in its grid.
struct DoclingTable {
    struct Cell: Equatable {
        let rows: Range<Int>
        let columns: Range<Int>
        let text: String
        let isHeader: Bool
    }

    /// A table that spans more columns is laid out with its cells one beside the other, or a few bytes of markup would take
    /// a thousand times as many columns.
    private static let mostColumns = 10_000

    private(set) var cells: [Cell] = []
    private(set) var rowCount = 0
    private(set) var columnCount = 0

    init(_ block: Block) {
        let rows = Self.rows(of: block)
        let isTooWide = rows.contains { $0.reduce(0) { $0 + $1.columnSpan } > Self.mostColumns }
        /// By column: below which row it is free.
        var free: [Int] = []
        for (number, row) in rows.enumerated() {
            var column = 0
            for cell in row {
                while column < free.count, free[column] > number { column += 1 }
                // If the table states more rows than it has, the others are missing.
                let end = min(number + cell.rowSpan, rows.count)
                let columns = column..<column + (isTooWide ? 1 : cell.columnSpan)
                while free.count < columns.upperBound { free.append(0) }
                for covered in columns { free[covered] = end }
                cells.append(
                    Cell(rows: number..<end, columns: columns, text: cell.text, isHeader: cell.isHeader))
                column = columns.upperBound
            }
        }
        (rowCount, columnCount) = (rows.count, free.count)
    }

    private static func rows(of block: Block) -> [[TableCell]] {
        if let html = block.html, let table = HTMLTable(html) { return table.rows }
        return TableRendering.rows(of: block)
    }
}
