/// A table in GitHub's form; the first row is the header.
package struct PipeTable {
    private let rows: [[String]]

    /// Makes a table of cells that are markdown on one line each.
    package init(_ rows: [[String]]) {
        self.rows = rows
    }

    /// In larger tables short rows stay short, as GitHub's form allows.
    private static let mostCells = 200_000

    /// Appends the rows, all as wide as the widest; nothing for a table without text.
    func append(to output: inout [UInt8]) {
        guard rows.contains(where: { $0.contains { !$0.isEmpty } }) else { return }
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

    /// Appends rows that go on with a table above.
    package func appendBody(width: Int, to output: inout [UInt8]) {
        for (position, row) in rows.enumerated() {
            if position > 0 { output.append(0x0A) }
            append(row, width: width, to: &output)
        }
    }

    private func append(_ row: [String], width: Int, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "|"))
        let isLarge = width.multipliedReportingOverflow(by: rows.count)
        let width = isLarge.overflow || isLarge.partialValue > Self.mostCells ? row.count : width
        for column in 0..<width {
            output.append(0x20)
            if column < row.count, !row[column].isEmpty {
                output.append(contentsOf: row[column].utf8)
                output.append(0x20)
            }
            output.append(UInt8(ascii: "|"))
        }
    }
}
