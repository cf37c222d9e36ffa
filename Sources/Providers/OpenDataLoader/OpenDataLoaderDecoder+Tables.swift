internal import DocumentModel
internal import JSONView

extension OpenDataLoaderDecoder {
    /// A table is one block; the contents of its cells are flattened into it.
    mutating func appendTable(_ node: OpenDataLoaderNode, in surroundings: Surroundings) {
        let table = OpenDataLoaderTable(node)
        let position = append(
            .table, node, in: surroundings, text: table.text,
            markup: table.text.isEmpty && table.images.isEmpty
                ? nil : Block.Markup(table.html, .html))
        note(node, page: surroundings.page, block: position)
        for image in table.images {
            _ = noteImage(image, page: surroundings.page)
            note(image, page: surroundings.page, block: position)
        }
        if table.leavesPage {
            document.warnings.add(
                "table_across_pages",
                "a table has cells on another page; it is kept as one block on its first page",
                at: "\(member.name) page \(surroundings.page + 1)")
        }
        emit(node.kids, in: surroundings)
    }
}

/// The content of a table node as text and as HTML, with everything nested in its cells flattened.
struct OpenDataLoaderTable {
    let text: String
    let html: String
    /// The images in the cells, in order.
    let images: [OpenDataLoaderNode]
    /// Whether a cell is on another page than the table.
    let leavesPage: Bool

    init(_ node: OpenDataLoaderNode) {
        var writer = TableWriter()
        var images: [OpenDataLoaderNode] = []
        var leavesPage = false
        for row in node.parts.map(Array.init) ?? [] {
            writer.startRow()
            for value in OpenDataLoaderNode(row).parts.map(Array.init) ?? [] {
                let cell = OpenDataLoaderNode(value)
                writer.startCell(
                    column: cell.column.map { $0 - 1 }, rowSpan: max(cell.rowSpan ?? 1, 1),
                    columnSpan: max(cell.columnSpan ?? 1, 1), isHeader: cell.isHeader)
                Self.write(cell, to: &writer, images: &images)
                writer.endCell()
                if let page = node.page, let own = cell.page, own != page { leavesPage = true }
            }
            writer.endRow()
        }
        text = String(decoding: writer.text, as: UTF8.self)
        html = writer.finish()
        self.images = images
        self.leavesPage = leavesPage
    }

    /// Everything readable in a node, in order.
    private static func write(
        _ node: OpenDataLoaderNode, to writer: inout TableWriter, images: inout [OpenDataLoaderNode]
    ) {
        if let content = node.content { writer.write(content) }
        if node.kind == .image {
            images.append(node)
            if let source = node.source { writer.write(imageNamed: source) }
        }
        for children in [node.kids, node.parts] {
            guard let children else { continue }
            for child in children { write(OpenDataLoaderNode(child), to: &writer, images: &images) }
        }
    }
}
