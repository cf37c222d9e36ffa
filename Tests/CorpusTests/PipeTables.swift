import Markup

/// Brings the tables of two markdown texts to one form.
enum PipeTables {
    /// The markdown with its HTML tables as pipe tables, spanned cells repeated.
    static func replacingHTML(in markdown: String) -> String {
        markdown.replacing(/<table>.*?<\/table>/.dotMatchesNewlines()) { match in
            HTMLTable(String(match.0)).map(pipes) ?? String(match.0)
        }
    }

    /// The markdown without the rules under the heads of pipe tables.
    static func withoutRules(_ markdown: String) -> String {
        markdown.replacing(/(^|\n)\s*\|(\s*:?-+:?\s*\|)+(?=\n|$)/, with: "")
    }

    /// The markdown with every row of a table as its cells, empty ones left out and repeated ones once.
    static func withoutRepeatedCells(_ markdown: String) -> String {
        markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.hasPrefix("|") else { return String(line) }
            var cells: [String] = []
            for cell in line.split(separator: "|") {
                let text = cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                if !text.isEmpty, text != cells.last { cells.append(text) }
            }
            return cells.joined(separator: " | ")
        }.joined(separator: "\n")
    }

    private static func pipes(_ table: HTMLTable) -> String {
        var grid: [Int: [Int: String]] = [:]
        var width = 0
        for (row, cells) in table.rows.enumerated() {
            var column = 0
            for cell in cells {
                while grid[row]?[column] != nil { column += 1 }
                for down in row..<min(row + cell.rowSpan, table.rows.count) {
                    for right in column..<column + cell.columnSpan {
                        grid[down, default: [:]][right] = cell.text
                    }
                }
                column += cell.columnSpan
                width = max(width, column)
            }
        }
        return table.rows.indices.map { row in
            "| " + (0..<width).map { grid[row]?[$0] ?? "" }.joined(separator: " | ") + " |"
        }.joined(separator: "\n")
    }
}
