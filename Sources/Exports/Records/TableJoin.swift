internal import DocumentModel
internal import Markup
internal import Rendering
internal import TextAnalysis

/// Two tables as HTML that are parts of one: what is taken off the first, and what is left of the second.
struct TableJoin {
    /// The closing tags of the first, in bytes.
    let dropped: Int
    /// The rows of the second that are new, with the closing tags.
    let html: String
    let removedRows: [String]

    /// How many header rows a table may repeat.
    private static let mostHeaderRows = 5

    /// Joins tables of as many columns that are closed alike; nil if they differ.
    ///
    /// - Parameters:
    ///   - head: The part with the header, from the beginning of the table.
    ///   - last: The part that the text ends with.
    ///   - next: The part to come.
    init?(_ head: Block, last: Block, _ next: Block) {
        guard let before = Self.html(of: last), let after = Self.html(of: next),
            let first = Self.html(of: head),
            let headTable = HTMLTable(first), let nextTable = HTMLTable(after),
            nextTable.caption.isEmpty, Self.width(headTable) == Self.width(nextTable),
            let closing = Self.closing(before), let ending = Self.closing(after),
            Self.folded(closing) == Self.folded(ending)
        else { return nil }
        let repeated = Self.repeated(
            headTable.rows.map { $0.map(\.text) }, nextTable.rows.map { $0.map(\.text) })
        let bytes = Array(after.utf8)[...]
        let starts = ByteRun.all("<tr", in: bytes)
        guard starts.count == nextTable.rows.count, repeated < starts.count,
            ByteRun.all("<table", in: bytes).count == 1
        else { return nil }
        dropped = closing.count
        html = String(decoding: bytes[starts[repeated]...], as: UTF8.self)
        removedRows = nextTable.rows.prefix(repeated).map { $0.map(\.text).joined(separator: "\t") }
    }

    /// How many rows at the start of the second table are those at the start of the first.
    static func repeated(_ first: [[String]], _ second: [[String]]) -> Int {
        let same = zip(first, second).prefix(mostHeaderRows).prefix {
            $0 == $1 && $0.contains { !$0.isEmpty }
        }.count
        return min(same, second.count - 1)
    }

    /// The table's HTML as it is written; nil if it is written in another form.
    private static func html(of block: Block) -> String? {
        if let html = block.html { return html }
        guard case .html(let html) = TableRendering(block, options: MarkdownOptions()).form else {
            return nil
        }
        return html
    }

    /// What follows the last row's closing tag, which must end the table; trailing white space is not written.
    private static func closing(_ html: String) -> ArraySlice<UInt8>? {
        var bytes = Array(html.utf8)[...]
        while let last = bytes.last, last.isMarkdownSpace { bytes.removeLast() }
        guard let row = ByteRun.last("</tr>", in: bytes), let table = ByteRun.last("</table>", in: bytes),
            table + 8 == bytes.endIndex, row < table
        else { return nil }
        // Lines are trimmed when the HTML is written, so that bytes are counted there only if it has none.
        let closing = bytes[(row + 5)...]
        return closing.contains(where: \.isMarkdownSpace) ? nil : closing
    }

    private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.map { $0.isLetter ? $0 | 0x20 : $0 }
    }

    /// The columns of the widest row, cells that hang down into it counted.
    private static func width(_ table: HTMLTable) -> Int {
        /// By row: how many columns are free again from there on.
        var ending: [Int: Int] = [:]
        var (above, widest) = (0, 0)
        for (number, row) in table.rows.enumerated() {
            above -= ending.removeValue(forKey: number) ?? 0
            widest = max(widest, above + row.reduce(0) { $0 + $1.columnSpan })
            for cell in row where cell.rowSpan > 1 {
                above += cell.columnSpan
                ending[number + cell.rowSpan, default: 0] += cell.columnSpan
            }
        }
        return widest
    }
}
