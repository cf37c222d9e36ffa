internal import Markup
internal import TextAnalysis

/// The cells of an HTML table laid out in rows and columns, in markdown that fits between pipes.
struct TableGrid {
    /// All of one width.
    let rows: [[String]]

    /// Larger grids stay HTML: cells that hang down take few bytes of markup and many of pipes.
    private static let mostCells = 200_000
    private static let mostColumns = 1_000

    /// Lays a table out; nil where that would lose something that the options want kept.
    ///
    /// Without loss go tables whose cells span nothing and are as many in each row, with no markup in them but line ends.
    init?(html: String, options: MarkdownOptions) {
        guard let table = HTMLTable(html, keepsMarks: true), !table.rows.isEmpty else { return nil }
        let isLossy =
            !table.caption.isEmpty || !table.images.isEmpty || Self.hasOtherMarkup(html)
            || table.rows.contains { $0.contains { $0.columnSpan > 1 || $0.rowSpan > 1 } }
            || Set(table.rows.map(\.count)).count > 1
        guard !isLossy || options.spannedCells != .keep else { return nil }
        // A caption and images have no place between pipes.
        guard table.caption.isEmpty, table.images.isEmpty,
            let rows = Self.lay(table.rows, repeating: options.spannedCells == .repeat, Self.cell)
        else { return nil }
        self.rows = rows
    }

    /// A cell's text as markdown on one line: newlines are `<br>`.
    static func cell(_ text: String) -> String {
        var output: [UInt8] = []
        for (position, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .enumerated()
        {
            if position > 0 { output.append(contentsOf: "<br>".utf8) }
            MarkdownText(.cell).append(String(Substring(line)), to: &output)
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The same of a cell of HTML, whose formulas stand as `$…$`; nil where one cannot stand between pipes.
    private static func cell(_ cell: TableCell) -> String? {
        if let html = cell.html, let markdown = MarkedCell(html).markdown { return markdown }
        let text = cell.text
        guard text.utf8.contains(UInt8(ascii: "$")) else { return Self.cell(text) }
        var output: [UInt8] = []
        for (position, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .enumerated()
        {
            if position > 0 { output.append(contentsOf: "<br>".utf8) }
            var line = String(Substring(line))
            let fits = line.withUTF8 { append($0, to: &output) }
            guard fits else { return nil }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Appends a line's formulas as they are and the text between them escaped; false where a formula has `\|`.
    private static func append(_ line: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Bool {
        // What markdown reads before formulas makes text of what only looks like one.
        let formulas = FormulaScanner.formulas(in: line).filter { formula in
            line[formula.whole.lowerBound] == UInt8(ascii: "$")
                && !line[formula.content].contains { "<&`".utf8.contains($0) }
        }
        var copied = 0
        for formula in formulas {
            appendText(line[copied..<formula.whole.lowerBound], alone: false, to: &output)
            for position in formula.whole {
                if line[position] == UInt8(ascii: "|") {
                    // A row's reader would take the first of two backslashes for the mark of the second.
                    if line[position - 1] == UInt8(ascii: "\\") { return false }
                    output.append(UInt8(ascii: "\\"))
                }
                output.append(line[position])
            }
            copied = formula.whole.upperBound
        }
        appendText(line[copied...], alone: formulas.isEmpty, to: &output)
        return true
    }

    /// Appends text; beside a formula every mark is escaped, and a space at an end stays.
    private static func appendText(
        _ text: Slice<UnsafeBufferPointer<UInt8>>, alone: Bool, to output: inout [UInt8]
    ) {
        guard let first = text.first, let last = text.last else { return }
        if !alone, first.isMarkdownSpace, text.startIndex > 0 { output.append(0x20) }
        let before = output.count
        MarkdownText(.cell, escapesAll: !alone).append(UnsafeBufferPointer(rebasing: text), to: &output)
        if !alone, output.count > before, last.isMarkdownSpace, text.endIndex < text.base.count {
            output.append(0x20)
        }
    }

    /// Puts cells where HTML puts them: beside those that earlier rows hang down into this one; nil for a grid too large, or
    /// with a cell that does not fit.
    static func lay(
        _ rows: [[TableCell]], repeating: Bool, _ write: (TableCell) -> String?
    ) -> [[String]]? {
        var grid: [[String]] = []
        var count = 0
        /// By column: how many further rows a cell covers, and what it shows there.
        var hanging: [Int: (rows: Int, text: String)] = [:]
        for row in rows {
            var line: [String] = []
            var rest = row[...]
            var lastHanging = hanging.keys.max() ?? -1
            while !rest.isEmpty || lastHanging >= line.count {
                if let above = hanging[line.count] {
                    hanging[line.count] = above.rows > 1 ? (above.rows - 1, above.text) : nil
                    line.append(above.text)
                } else if let cell = rest.popFirst() {
                    guard let text = write(cell) else { return nil }
                    for column in 0..<cell.columnSpan {
                        let shown = column == 0 || repeating ? text : ""
                        if cell.rowSpan > 1 {
                            hanging[line.count] = (min(cell.rowSpan, rows.count) - 1, repeating ? text : "")
                        }
                        line.append(shown)
                    }
                    // What this row hangs begins on the next one.
                    if rest.isEmpty { lastHanging = hanging.keys.filter { $0 >= line.count }.max() ?? -1 }
                } else {
                    line.append("")
                }
                if line.count > mostColumns { return nil }
            }
            count += line.count
            if count > mostCells { return nil }
            grid.append(line)
        }
        let width = grid.map(\.count).max() ?? 0
        guard width > 0, width * grid.count <= mostCells else { return nil }
        return grid.map { $0 + Array(repeating: "", count: width - $0.count) }
    }

    /// Whether there are tags beyond those of a table's rows, cells and line ends.
    private static func hasOtherMarkup(_ html: String) -> Bool {
        let known: Set<String> = [
            "table", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "col", "html", "body", "br",
        ]
        return html.matches(of: /<\/?([A-Za-z][A-Za-z0-9]*)/).contains { !known.contains($0.1.lowercased()) }
    }
}
