internal import DocumentModel
internal import Markup
internal import TextAnalysis

/// A table as lines of text: a line a row, with tabs between the cells, each in its column.
package struct TextTable: Equatable {
    private let caption: String
    private let rows: [[String]]

    /// Lays a block's cells out; nil for one without cells, or if its text says more than they do.
    init?(_ block: Block, options: MarkdownOptions) {
        let table =
            block.html.flatMap { HTMLTable($0, keepsMarks: true) }
            ?? HTMLTable(rows: TableRendering.rows(of: block))
        let rows = TableGrid.lay(table.rows, repeating: options.spannedCells == .repeat) {
            TableCell.singleLine($0.markup ?? $0.text)
        }
        guard let rows, Self.letters(table) >= Self.letters(block.text) else { return nil }
        (self.rows, caption) = (rows, table.caption)
    }

    /// Appends the lines; formulas stand as they are, and beside one all marks of text are escaped.
    func append(to output: inout [UInt8], options: MarkdownOptions) {
        var lines = rows.map(Self.line)
        if !caption.isEmpty { lines.insert((0, caption), at: 0) }
        let formulas = lines.map { line in
            var text = line.text
            return text.withUTF8 { FormulaScanner.formulas(in: $0).filter { $0.kind != .brackets } }
        }
        let hasFormulas = formulas.contains { !$0.isEmpty }
        var written: [UInt8] = []
        if hasFormulas {
            for (line, formulas) in zip(lines, formulas) {
                Self.append(line.text, formulas, options, to: &written)
                written.append(0x0A)
            }
        } else {
            MarkdownText(.paragraph, escape: options.escape)
                .append(lines.map(\.text).joined(separator: "\n"), to: &written)
        }
        let columns = lines.filter { !$0.text.isEmpty }.map(\.column)
        Self.append(written, behind: columns, to: &output)
    }

    /// A row's text from its first cell with text to its last, and the column of the first.
    private static func line(_ row: [String]) -> (column: Int, text: String) {
        guard let first = row.firstIndex(where: { !$0.isEmpty }),
            let last = row.lastIndex(where: { !$0.isEmpty })
        else { return (0, "") }
        return (first, row[first...last].joined(separator: "\t"))
    }

    /// Appends lines with a tab for each column before their text.
    private static func append(_ written: [UInt8], behind columns: [Int], to output: inout [UInt8]) {
        let start = output.count
        var columns = columns[...]
        var isAfterEmpty = true
        for line in written.split(separator: 0x0A, omittingEmptySubsequences: false) {
            guard !line.isEmpty else {
                isAfterEmpty = true
                continue
            }
            if output.count > start {
                output.append(contentsOf: isAfterEmpty ? [0x0A, 0x0A] : [0x0A])
            }
            let column = columns.popFirst() ?? 0
            // A paragraph that began with a tab would be code.
            if column > 0, isAfterEmpty { output.append(contentsOf: "\u{A0}".utf8) }
            output.append(contentsOf: repeatElement(0x09, count: column))
            output.append(contentsOf: line)
            isAfterEmpty = false
        }
    }

    private static func append(
        _ text: String, _ formulas: [FormulaScanner.Formula], _ options: MarkdownOptions,
        to output: inout [UInt8]
    ) {
        var text = text
        text.withUTF8 { bytes in
            var copied = 0
            for formula in formulas {
                append(bytes[copied..<formula.whole.lowerBound], options, to: &output)
                let source = String(decoding: bytes[formula.whole], as: UTF8.self)
                output.append(
                    contentsOf: InlineNormalizer(formulas: options.formulas).normalized(source).utf8)
                copied = formula.whole.upperBound
            }
            append(bytes[copied...], options, to: &output)
        }
    }

    /// Appends text between formulas with the white space at its ends.
    private static func append(
        _ text: Slice<UnsafeBufferPointer<UInt8>>, _ options: MarkdownOptions, to output: inout [UInt8]
    ) {
        let body = text.trimmingMarkdownSpace
        guard !body.isEmpty else { return output.append(contentsOf: text) }
        output.append(contentsOf: text[..<body.startIndex])
        MarkdownText(text.startIndex == 0 ? .paragraph : .heading, escapesAll: true, escape: options.escape)
            .append(UnsafeBufferPointer(rebasing: body), to: &output)
        output.append(contentsOf: text[body.endIndex...])
    }

    private static func letters(_ table: HTMLTable) -> Int {
        letters(table.caption) + table.rows.joined().reduce(0) { $0 + letters($1.markup ?? $1.text) }
    }

    private static func letters(_ text: String) -> Int {
        text.utf8.count { $0 >= 0x80 || $0.isLetter || $0.isDigit }
    }
}
