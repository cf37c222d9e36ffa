internal import DocumentModel
internal import Markup

/// The cells of a table, collected in any order and written row by row.
struct PageXMLCells {
    private struct Cell {
        let row: Int
        let column: Int
        let spans: (row: Int, column: Int)
        let isHeader: Bool
        let text: String
    }

    private var cells: [Cell] = []

    var isEmpty: Bool { cells.isEmpty }

    /// The place that a cell's role gives it; nil if it names none.
    static func place(of role: MarkupNode) -> (row: Int, column: Int)? {
        guard let row = number(role, ["rowIndex", "row"]), let column = number(role, ["columnIndex", "col"])
        else { return nil }
        return (row, column)
    }

    mutating func add(_ text: String, _ role: MarkupNode, at place: (row: Int, column: Int)) {
        let spans = (
            max(1, Self.number(role, ["rowSpan"]) ?? 1), max(1, Self.number(role, ["colSpan"]) ?? 1)
        )
        cells.append(
            Cell(
                row: place.row, column: place.column, spans: spans, isHeader: role["header"] == "true",
                text: text))
    }

    /// Gives a block the table as its text and its markup.
    func write(to block: inout Block) {
        var writer = TableWriter()
        writer.writeRows(cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }, row: \.row) {
            $1.startCell(
                column: $0.column, rowSpan: $0.spans.row, columnSpan: $0.spans.column, isHeader: $0.isHeader)
            $1.write($0.text.utf8)
        }
        writer.fill(&block)
    }

    private static func number(_ node: MarkupNode, _ names: [String]) -> Int? {
        names.lazy.compactMap { node[$0].flatMap(Int.init) }.first { (0...100_000).contains($0) }
    }
}
