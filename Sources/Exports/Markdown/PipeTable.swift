/// A table in GitHub's form, of text with a row a line and a tab between cells; the first row is the header.
struct PipeTable {
    private let rows: [[Substring]]

    init(_ text: String) {
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        while let last = lines.last, last.allSatisfy(\.isMarkdownSpace) { lines.removeLast() }
        rows = lines.map { $0.split(separator: 0x09, omittingEmptySubsequences: false).map { Substring($0) } }
    }

    /// Appends the rows, all as wide as the widest; nothing for a table without text.
    func append(to output: inout [UInt8]) {
        let width = rows.map(\.count).max() ?? 0
        for (position, row) in rows.enumerated() {
            if position > 0 { output.append(0x0A) }
            append(row, width: width, to: &output)
            if position == 0 {
                output.append(contentsOf: "\n|".utf8)
                for _ in 0..<width { output.append(contentsOf: " --- |".utf8) }
            }
        }
    }

    private func append(_ row: [Substring], width: Int, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "|"))
        for column in 0..<width {
            output.append(0x20)
            if column < row.count {
                MarkdownText(.cell).append(String(row[column]), to: &output)
                output.append(0x20)
            }
            output.append(UInt8(ascii: "|"))
        }
    }
}
