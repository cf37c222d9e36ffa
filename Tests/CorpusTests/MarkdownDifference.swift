import Markup

/// How Folio's markdown differs from Docling's on purpose, each with the normalization that takes it away.
///
/// In the order in which they are tried; each builds on the ones before.
enum MarkdownDifference: CaseIterable {
    /// Docling writes `<!-- image -->` where Folio links the image, or writes nothing where there is none.
    case figures
    /// Docling writes `<!-- formula-not-decoded -->` where Folio has the characters of the page.
    case unreadFormulas
    /// Folio writes tables as HTML, which knows spans; Docling writes pipe tables and repeats spanned cells.
    case tables
    /// Docling escapes `_` and writes `&lt;`; Folio escapes what CommonMark would take for markup, and only that.
    case escapes
    /// Docling leaves the language of code out; Folio names it after the fence.
    case fences
    /// Docling numbers items anew or writes bullets; Folio writes the marker that was sent.
    case listMarkers

    /// The markdown without that difference.
    func normalize(_ markdown: String, isFolio: Bool) -> String {
        switch self {
        case .figures:
            markdown.replacing("<!-- image -->", with: "").replacing(/!\[[^\]]*\]\([^)]*\)/, with: "")
        case .unreadFormulas: markdown.replacing("<!-- formula-not-decoded -->", with: "")
        case .tables: Self.withoutRules(isFolio ? Self.withPipes(markdown) : markdown)
        case .escapes: Self.unescaped(markdown)
        case .fences: markdown.replacing(/(^|\n)\s*```+\w*/, with: "\n```")
        case .listMarkers: markdown.replacing(/(^|\n)\s*([-*+]|\d+[.)])\s+/, with: "\n- ")
        }
    }

    /// The markdown with its HTML tables as pipe tables.
    private static func withPipes(_ markdown: String) -> String {
        markdown.replacing(/<table>.*?<\/table>/.dotMatchesNewlines()) { match in
            HTMLTable(String(match.0)).map(pipes) ?? String(match.0)
        }
    }

    /// A pipe table with spanned cells repeated.
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

    /// The markdown without the rules under the heads of pipe tables.
    private static func withoutRules(_ markdown: String) -> String {
        markdown.replacing(/(^|\n)\s*\|[-:| ]+\|(?=\n|$)/, with: "")
    }

    private static func unescaped(_ markdown: String) -> String {
        markdown.replacing(/\\([!-\/:-@\[-`{-~])/) { $0.1 }
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}
