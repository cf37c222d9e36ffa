package import DocumentModel
package import Markup
internal import TextAnalysis

/// A table block as the options want it: its own HTML, or its rows with pipes or tabs.
package struct TableRendering {
    /// The forms that come out.
    package enum Form: Equatable {
        /// HTML that stands as it is.
        case html(String)
        /// Rows of cells in markdown, all as many; the first is the header.
        case pipe([[String]])
        /// Markdown that stands as it is.
        case markdown(String)
        /// Rows of cells in plain text.
        case text(String)
        /// The same with each cell in its column, and with formulas.
        case lines(TextTable)
    }

    package let form: Form

    package init(_ block: Block, options: MarkdownOptions) {
        switch options.tables {
        case .text: form = TextTable(block, options: options).map { .lines($0) } ?? .text(block.text)
        case .html:
            if let html = block.html {
                form = .html(html)
            } else if let markdown = block.markdown, MarkdownTable(markdown) == nil {
                // No pipe table, whatever it is.
                form = .markdown(markdown)
            } else {
                form =
                    Self.rows(of: block).isEmpty
                    ? .text("") : .html(HTMLTableWriter.html(Self.rows(of: block)))
            }
        case .pipe:
            if let html = block.html {
                let grid = TableGrid(html: html, options: options)
                form = grid.map { .pipe($0.rows) } ?? .html(html)
            } else if let markdown = block.markdown {
                form = .markdown(markdown)
            } else {
                form = .pipe(Self.rows(of: block).map { $0.map { TableGrid.cell($0.text) } })
            }
        }
    }

    /// The rows of a table without HTML: a line each, with tabs between the cells.
    package static func rows(of block: Block) -> [[TableCell]] {
        if let markdown = block.markdown, let table = MarkdownTable(markdown) { return table.rows }
        var lines = block.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        while let last = lines.last, last.allSatisfy(\.isMarkdownSpace) { lines.removeLast() }
        return lines.map { line in
            line.split(separator: 0x09, omittingEmptySubsequences: false).map {
                TableCell(text: String(Substring($0)))
            }
        }
    }

    /// Whether a table as HTML has neither text nor a picture.
    static func isEmpty(_ block: Block, _ html: String) -> Bool {
        guard block.text.utf8.allSatisfy(\.isMarkdownSpace), !html.contains("<img"),
            !html.contains("<caption")
        else { return false }
        var isTag = false
        return html.utf8.allSatisfy { byte in
            if byte == UInt8(ascii: "<") { isTag = true }
            defer { if byte == UInt8(ascii: ">") { isTag = false } }
            return isTag || byte.isMarkdownSpace
        }
    }
}
