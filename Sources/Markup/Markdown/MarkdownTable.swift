package import DocumentModel
internal import TextAnalysis

/// A pipe table of GitHub's markdown.
package struct MarkdownTable: Hashable, Sendable {
    /// The header, then the body, each row with as many cells as the header.
    package let rows: [[TableCell]]

    /// How many cells that no row wrote are added to short rows (cmark-gfm's bound).
    ///
    /// A wide header over many short rows would grow with their product.
    private static let mostAddedCells = 200_000

    /// Reads a pipe table that fills the text, apart from white space around it; nil where it is none.
    package init?(_ markdown: String) {
        var bytes = Array(markdown.utf8)
        if let first = bytes.firstIndex(where: { !$0.isMarkdownSpace }) { bytes.removeFirst(first) }
        guard let end = Self.end(in: bytes, from: 0), bytes[end...].allSatisfy(\.isMarkdownSpace) else {
            return nil
        }
        self.init(bytes[..<end])
    }

    /// Reads lines that `end(in:from:)` found to be a table.
    init(_ lines: ArraySlice<UInt8>) {
        var rows: [[TableCell]] = []
        var (columns, added) = (0, 0)
        for (number, line) in lines.split(separator: 0x0A).enumerated() where number != 1 {
            let isHeader = number == 0
            var cells = Self.cells(of: line, expecting: isHeader ? nil : columns).map {
                let reading = InlineMarkdown.read($0)
                var cell = TableCell(
                    text: TableCell.singleLine(reading.text),
                    markup: reading.withFormulas.map(TableCell.singleLine), isHeader: isHeader)
                cell.html = reading.html
                cell.images = reading.images
                return cell
            }
            if isHeader { columns = cells.count }
            let missing = max(0, min(columns - cells.count, Self.mostAddedCells - added))
            cells.append(contentsOf: repeatElement(TableCell(text: ""), count: missing))
            added += missing
            rows.append(cells)
        }
        self.rows = rows
    }

    /// The rows as lines, cells joined by tabs.
    package var text: String {
        rows.map { row in row.map(\.text).joined(separator: "\t") }.joined(separator: "\n")
    }

    /// What a block keeps of the table that `markdown` is: HTML, or the markdown itself where cells have marks in them.
    ///
    /// Rows with pipes can be had from either; emphasis, links and images only from the markdown.
    package func markup(of markdown: String) -> Block.Markup {
        rows.contains { $0.contains { $0.html != nil } }
            ? Block.Markup(markdown, .markdown) : Block.Markup(HTMLTableWriter.html(rows), .html)
    }

    /// The images in the cells, in order.
    package var images: [ImageReference] { rows.flatMap { $0.flatMap(\.images) } }

    /// The position after the pipe table whose header is the line at `lineStart`; nil where there is none.
    ///
    /// A table ends before the first line without a pipe.
    static func end(in bytes: [UInt8], from lineStart: Int) -> Int? {
        let headerEnd = MarkdownLines.lineEnd(bytes, from: lineStart)
        let header = bytes[lineStart..<headerEnd]
        guard headerEnd < bytes.count, header.contains(UInt8(ascii: "|")) else { return nil }
        let delimiterEnd = MarkdownLines.lineEnd(bytes, from: headerEnd + 1)
        guard let columns = delimiterColumns(bytes[(headerEnd + 1)..<delimiterEnd]) else { return nil }
        guard cells(of: header, expecting: columns).count == columns else { return nil }
        var end = delimiterEnd
        while end < bytes.count {
            let next = MarkdownLines.lineEnd(bytes, from: end + 1)
            guard bytes[(end + 1)..<next].contains(UInt8(ascii: "|")) else { break }
            end = next
        }
        return end
    }

    /// The number of columns of `| --- | :-: |`; nil where the line is no delimiter row.
    private static func delimiterColumns(_ line: ArraySlice<UInt8>) -> Int? {
        guard line.contains(UInt8(ascii: "-")), line.contains(UInt8(ascii: "|")) else { return nil }
        let isPlain = line.allSatisfy { $0.isMarkdownSpace || $0 == 0x2D || $0 == 0x3A || $0 == 0x7C }
        guard isPlain else { return nil }
        let cells = cells(of: line, expecting: nil)
        return cells.allSatisfy({ $0.contains("-") }) ? cells.count : nil
    }

    /// The cells of a line as markdown.
    ///
    /// Pipes inside formulas and code belong to the cell, unless the count says otherwise.
    private static func cells(of line: ArraySlice<UInt8>, expecting count: Int?) -> [String] {
        let bytes = Array(line)
        let plain = split(bytes, around: [])
        if let count, plain.count == count { return plain }
        guard bytes.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") || $0 == 0x60 })
        else {
            return plain
        }
        let spans = MarkdownScanner.segments(of: bytes, .inline).flatMap(\.spans)
        let careful = split(bytes, around: spans)
        return count == nil || careful.count == count ? careful : plain
    }

    private static func split(_ bytes: [UInt8], around spans: [MarkdownSpan]) -> [String] {
        var cells: [[UInt8]] = [[]]
        var nextSpan = 0
        var index = 0
        while index < bytes.count {
            if nextSpan < spans.count, spans[nextSpan].range.lowerBound == index {
                cells[cells.count - 1].append(contentsOf: bytes[spans[nextSpan].range])
                index = spans[nextSpan].range.upperBound
                nextSpan += 1
                continue
            }
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "|") {
                cells[cells.count - 1].append(UInt8(ascii: "|"))
                index += 2
                continue
            }
            if byte == UInt8(ascii: "|") { cells.append([]) } else { cells[cells.count - 1].append(byte) }
            index += 1
        }
        if cells.count > 1, cells[0].allSatisfy(\.isMarkdownSpace) { cells.removeFirst() }
        if cells.count > 1, cells[cells.count - 1].allSatisfy(\.isMarkdownSpace) { cells.removeLast() }
        return cells.map { TableCell.singleLine(String(decoding: $0, as: UTF8.self)) }
    }
}
