internal import DocumentModel

/// Writes a table cell by cell, as text (a tab between cells, a newline between rows) and as HTML with spans.
///
/// For formats that send cells as objects. Content is written as UTF-8; HTML is escaped here.
struct TableWriter {
    /// Columns are filled up to a cell's number only so far; a number beyond is not believed.
    private static let widestGap = 256

    /// The maximum number of columns in which spans over rows are followed; else a wide row above many rows would be quadratic work.
    private static let widestTable = 4096

    private(set) var text: [UInt8] = []
    private var html = Array("<table>".utf8)
    private var hasRow = false
    private var isFirstCell = true
    private var isHeader = false
    /// The next column of the current row.
    private var column = 0
    /// For each column, in how many rows a span from above still takes it, the current row included.
    private var taken: [Int] = []
    /// Where the current cell's content starts.
    private var start = (text: 0, html: 0)

    /// The table's HTML; call once, after the last row.
    mutating func finish() -> String {
        html += "</table>".utf8
        return String(decoding: html, as: UTF8.self)
    }

    mutating func startRow() {
        if hasRow { text.append(UInt8(ascii: "\n")) }
        hasRow = true
        isFirstCell = true
        column = 0
        html += "<tr>".utf8
    }

    mutating func endRow() {
        html += "</tr>".utf8
        for column in taken.indices where taken[column] > 0 { taken[column] -= 1 }
        while taken.last == 0 { taken.removeLast() }
    }

    /// Opens a cell; `column` counts from 0, and columns that a row leaves out become empty cells in the HTML.
    mutating func startCell(column number: Int?, rowSpan: Int, columnSpan: Int, isHeader: Bool) {
        if !isFirstCell { text.append(UInt8(ascii: "\t")) }
        isFirstCell = false
        fill(to: number)
        self.isHeader = isHeader
        html += (isHeader ? "<th" : "<td").utf8
        if rowSpan > 1 { html += " rowspan=\"\(rowSpan)\"".utf8 }
        if columnSpan > 1 { html += " colspan=\"\(columnSpan)\"".utf8 }
        html.append(UInt8(ascii: ">"))
        start = (text.count, html.count)
        if rowSpan > 1, columnSpan <= Self.widestGap, column + columnSpan <= Self.widestTable {
            while taken.count < column + columnSpan { taken.append(0) }
            for position in column..<column + columnSpan { taken[position] = rowSpan }
        }
        column += max(min(columnSpan, Self.widestGap), 1)
    }

    mutating func endCell() {
        html += (isHeader ? "</th>" : "</td>").utf8
    }

    /// Writes cells in the order given; a new number starts a new row.
    mutating func writeRows<Cell>(
        _ cells: [Cell], row: (Cell) -> Int, _ writeCell: (Cell, inout TableWriter) -> Void
    ) {
        var open: Int?
        for cell in cells {
            let number = row(cell)
            if number != open {
                if open != nil { endRow() }
                startRow()
                open = number
            }
            writeCell(cell, &self)
            endCell()
        }
        if open != nil { endRow() }
    }

    /// Gives a block the table as its text and its markup; call once, after the last row.
    mutating func fill(_ block: inout Block) {
        block.markup = Block.Markup(finish(), .html)
        block.text = String(decoding: text, as: UTF8.self)
    }

    /// A piece of the cell's content; pieces are parted by a space in the text and a line break in the HTML.
    mutating func write(_ content: some Collection<UInt8>) {
        guard !content.isEmpty else { return }
        if text.count > start.text { text.append(UInt8(ascii: " ")) }
        if html.count > start.html { html += "<br>".utf8 }
        for byte in content {
            text.append(byte == 0x09 || byte == 0x0A || byte == 0x0D ? 0x20 : byte)
            append(escaped: byte)
        }
    }

    /// A stretch of the cell's content whose HTML is made elsewhere; nothing parts it from what is before.
    mutating func write(text content: some Collection<UInt8>, html markup: some Collection<UInt8>) {
        for byte in content where text.count > start.text || byte > 0x20 {
            text.append(byte == 0x09 || byte == 0x0A || byte == 0x0D ? 0x20 : byte)
        }
        html += markup
    }

    /// An image in the cell; only the HTML shows it.
    mutating func write(imageNamed source: some Collection<UInt8>) {
        html += "<img src=\"".utf8
        for byte in source { append(escaped: byte) }
        html += "\">".utf8
    }

    private mutating func fill(to number: Int?) {
        while column < taken.count, taken[column] > 0 { column += 1 }
        guard let number, number > column, number - column <= Self.widestGap else { return }
        while column < number {
            if column >= taken.count || taken[column] == 0 { html += "<td></td>".utf8 }
            column += 1
        }
    }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): html += "&amp;".utf8
        case UInt8(ascii: "<"): html += "&lt;".utf8
        case UInt8(ascii: ">"): html += "&gt;".utf8
        case UInt8(ascii: "\""): html += "&quot;".utf8
        default: html.append(byte)
        }
    }
}
