internal import DocumentModel
internal import Markup

/// Figures and tables with their captions and notes.
extension GrobidDecoder {
    /// A figure or table, its caption, and a table's note.
    ///
    /// The coordinates of a figure are around all of it.
    mutating func readFigure(_ node: MarkupNode) {
        let table = node.first("table")
        var body: Block.Place?
        if let table {
            var block = Self.block(.table, table)
            let rows = table.elements.filter { $0.name == "row" }
            if !rows.isEmpty { (block.text, block.markup) = Self.write(rows) }
            let text = block.text
            block.text = "-"
            body = add(block, at: table["coords"] == nil ? node : table, isFlow: false)
            if let body { builder.update(body) { $0.text = text } }
        } else if let graphic = node.first("graphic") {
            let block = Block(.figure, text: "", providerType: graphic["type"] ?? node.name)
            body = add(block, at: graphic["coords"] == nil ? node : graphic, isFlow: false)
        }
        let head = node.first("head").map(\.text) ?? ""
        let label = node.first("label").map(\.text) ?? ""
        let parts = [head.contains(label) ? "" : label, head, node.first("figDesc").map(\.text) ?? ""]
        let caption = add(
            Self.block(.caption, node, text: parts.joined(separator: " ")), at: node, isFlow: false)
        if let caption, body != nil { builder.update(caption) { $0.box = nil } }
        link(caption, to: body)
        for note in node.elements where note.name == "note" {
            let footnote = add(
                Self.block(.footnote, note), at: note["coords"] == nil ? node : note, isFlow: false)
            if let footnote, note["coords"] == nil { builder.update(footnote) { $0.box = nil } }
            link(footnote, to: body)
        }
    }

    private mutating func link(_ part: Block.Place?, to body: Block.Place?) {
        guard let part, let body, part.page == body.page else { return }
        builder.update(part) { $0.parent = body.block }
    }

    private static func write(_ rows: [MarkupNode]) -> (String, Block.Markup) {
        var writer = TableWriter()
        for row in rows {
            writer.startRow()
            for cell in row.elements where cell.name == "cell" {
                let spans = ["rows", "cols"].map { max(1, min(cell[$0].flatMap(Int.init) ?? 1, 1000)) }
                writer.startCell(
                    column: nil, rowSpan: spans[0], columnSpan: spans[1], isHeader: cell["role"] == "label")
                writer.write(TextJoin.trimmed(cell.text).utf8)
                writer.endCell()
            }
            writer.endRow()
        }
        let html = Block.Markup(writer.finish(), .html)
        return (String(decoding: writer.text, as: UTF8.self), html)
    }
}
