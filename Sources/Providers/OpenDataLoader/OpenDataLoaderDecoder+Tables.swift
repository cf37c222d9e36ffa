internal import DocumentModel
internal import JSONView

extension OpenDataLoaderDecoder {
    /// A table is one block; what stands in its cells is flattened into it.
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
