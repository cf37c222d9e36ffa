internal import Markup

/// The cells of an HTML table laid out in rows and columns, in markdown that fits between pipes.
struct TableGrid {
    /// All of one width.
    let rows: [[String]]

    /// What stands for a line end within a cell while HTML is read; a private-use character.
    private static let lineEnd: Unicode.Scalar = "\u{F8F0}"

    /// Lays a table out; nil where that would lose something that the options want kept.
    ///
    /// Without loss go tables whose cells span nothing and are as many in each row, with no markup in them but line ends.
    init?(html: String, options: MarkdownOptions) {
        guard !html.unicodeScalars.contains(Self.lineEnd) else { return nil }
        var marked = html
        for tag in ["<br>", "<br/>", "<br />", "<BR>", "<BR/>"] {
            marked = marked.replacing(tag, with: String(Self.lineEnd))
        }
        guard let table = HTMLTable(marked), !table.rows.isEmpty else { return nil }
        let isLossy =
            !table.caption.isEmpty || !table.images.isEmpty || Self.hasOtherMarkup(marked)
            || table.rows.contains { $0.contains { $0.columnSpan > 1 || $0.rowSpan > 1 } }
            || Set(table.rows.map(\.count)).count > 1
        guard !isLossy || options.spannedCells != .keep else { return nil }
        // A caption and images have no place between pipes.
        guard table.caption.isEmpty, table.images.isEmpty else { return nil }
        rows = Self.lay(table.rows, repeating: options.spannedCells == .repeat)
        guard rows.count <= 10_000, rows.first.map({ (1...1_000).contains($0.count) }) == true else {
            return nil
        }
    }

    /// A cell's plain text as markdown on one line.
    static func cell(_ text: String) -> String {
        var output: [UInt8] = []
        let lines = text.unicodeScalars.split(separator: lineEnd, omittingEmptySubsequences: false)
        for (position, line) in lines.enumerated() {
            if position > 0 { output.append(contentsOf: "<br>".utf8) }
            MarkdownText(.cell).append(String(line), to: &output)
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Puts cells where HTML puts them: beside those that earlier rows hang down into this one.
    private static func lay(_ rows: [[TableCell]], repeating: Bool) -> [[String]] {
        var grid: [[String]] = []
        /// By column: how many further rows a cell covers, and what it shows there.
        var hanging: [Int: (rows: Int, text: String)] = [:]
        for row in rows {
            var line: [String] = []
            var rest = row[...]
            while !rest.isEmpty || hanging.keys.contains(where: { $0 >= line.count }) {
                if let above = hanging[line.count] {
                    hanging[line.count] = above.rows > 1 ? (above.rows - 1, above.text) : nil
                    line.append(above.text)
                } else if let cell = rest.popFirst() {
                    let text = Self.cell(cell.text)
                    for column in 0..<min(cell.columnSpan, 1_000) {
                        let shown = column == 0 || repeating ? text : ""
                        if cell.rowSpan > 1 {
                            hanging[line.count] = (min(cell.rowSpan, rows.count) - 1, repeating ? text : "")
                        }
                        line.append(shown)
                    }
                } else {
                    line.append("")
                }
                if line.count > 1_000 { return [] }
            }
            grid.append(line)
        }
        let width = grid.map(\.count).max() ?? 0
        return grid.map { $0 + Array(repeating: "", count: width - $0.count) }
    }

    /// Whether there are tags beyond those of a table's rows and cells, within which they say nothing.
    private static func hasOtherMarkup(_ html: String) -> Bool {
        let known: Set<String> = [
            "table", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "col", "html", "body",
        ]
        return html.matches(of: /<\/?([A-Za-z][A-Za-z0-9]*)/).contains { !known.contains($0.1.lowercased()) }
    }
}
