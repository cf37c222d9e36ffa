internal import JSONView

/// The content of a table node as text and as HTML, with everything nested in its cells flattened.
struct OpenDataLoaderTable {
    /// Cells joined by a tab, rows by a newline.
    private(set) var text: [UInt8] = []
    /// `<table>…</table>`, text escaped, spans as attributes.
    private(set) var html: [UInt8] = []
    /// The images in the cells, in order.
    private(set) var images: [OpenDataLoaderNode] = []
    /// Whether a cell stands on another page than the table.
    private(set) var leavesPage = false

    /// Columns are filled up to a cell's number only so far; a number beyond is not believed.
    private static let widestGap = 256

    private let page: Int?
    /// For each column, in how many more rows a span from above takes it.
    private var taken: [Int] = []

    init(_ node: OpenDataLoaderNode) {
        page = node.page
        html += "<table>".utf8
        if let rows = node.parts {
            for row in rows { append(row: OpenDataLoaderNode(row)) }
        }
        html += "</table>".utf8
    }

    private mutating func append(row: OpenDataLoaderNode) {
        if html.count > 7 { text.append(UInt8(ascii: "\n")) }
        html += "<tr>".utf8
        var column = 0
        if let cells = row.parts {
            for (position, value) in cells.enumerated() {
                if position > 0 { text.append(UInt8(ascii: "\t")) }
                append(cell: OpenDataLoaderNode(value), at: &column)
            }
        }
        html += "</tr>".utf8
        for column in taken.indices where taken[column] > 0 { taken[column] -= 1 }
    }

    private mutating func append(cell: OpenDataLoaderNode, at column: inout Int) {
        fill(to: cell.column, from: &column)
        let isHeader = cell.isHeader
        html += (isHeader ? "<th" : "<td").utf8
        let (rows, columns) = (max(cell.rowSpan ?? 1, 1), max(cell.columnSpan ?? 1, 1))
        if rows > 1 { html += " rowspan=\"\(rows)\"".utf8 }
        if columns > 1 { html += " colspan=\"\(columns)\"".utf8 }
        html.append(UInt8(ascii: ">"))
        let start = (text.count, html.count)
        append(content: cell, start: start)
        html += (isHeader ? "</th>" : "</td>").utf8
        take(rows: rows, columns: columns, from: column)
        column += columns
        if let page, let own = cell.page, own != page { leavesPage = true }
    }

    /// Steps over columns taken from above and writes empty cells where a row leaves columns out.
    private mutating func fill(to number: Int?, from column: inout Int) {
        while column < taken.count, taken[column] > 0 { column += 1 }
        guard let number, number - 1 > column, number - 1 - column <= Self.widestGap else { return }
        while column < number - 1 {
            if column >= taken.count || taken[column] == 0 { html += "<td></td>".utf8 }
            column += 1
        }
    }

    private mutating func take(rows: Int, columns: Int, from column: Int) {
        guard rows > 1, columns <= Self.widestGap else { return }
        while taken.count < column + columns { taken.append(0) }
        for position in column..<column + columns { taken[position] = rows }
    }

    /// Everything readable in a node, in order: a space between pieces in the text, a line break in the HTML.
    private mutating func append(content node: OpenDataLoaderNode, start: (text: Int, html: Int)) {
        if let content = node.content, !content.isEmpty {
            if text.count > start.text { text.append(UInt8(ascii: " ")) }
            if html.count > start.html { html += "<br>".utf8 }
            append(flattened: content)
        }
        if node.kind == .image {
            images.append(node)
            if let source = node.source { append(imageNamed: source) }
        }
        for children in [node.kids, node.parts] {
            guard let children else { continue }
            for child in children { append(content: OpenDataLoaderNode(child), start: start) }
        }
    }

    private mutating func append(flattened content: UnsafeBufferPointer<UInt8>) {
        for byte in content {
            text.append(byte == 0x09 || byte == 0x0A || byte == 0x0D ? 0x20 : byte)
            append(escaped: byte)
        }
    }

    private mutating func append(imageNamed source: UnsafeBufferPointer<UInt8>) {
        html += "<img src=\"".utf8
        for byte in source { append(escaped: byte) }
        html += "\">".utf8
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
