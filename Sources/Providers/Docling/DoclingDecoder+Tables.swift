internal import DocumentModel
internal import JSONView

extension DoclingDecoder {
    @discardableResult
    mutating func layTable(_ item: DoclingItem, in surroundings: Surroundings) -> Block.Place {
        let captions = layCaptions(of: item, in: surroundings)
        let table = table(item.value["data"])
        let type: BlockType = item.label == "document_index" ? .toc : .table
        let markup = table.hasCells ? Block.Markup(table.html, .html) : nil
        let place = append(Block(type, text: table.text, markup: markup), for: item, in: surroundings)
        attach(captions, to: place)
        for image in table.images { noteImage(of: image, page: place.page) }
        if item.value["image"] != nil, let asset = noteImage(of: item, page: place.page) {
            pages.update(place) { $0.asset = asset }
        }
        layRest(of: item, at: place, in: surroundings)
        return place
    }

    /// The cells of a table's `data` (`table_cells` with offsets and spans), row by row.
    ///
    /// What a rich cell refers to is laid out in its cell and not again.
    mutating func table(_ data: JSONValue?) -> DoclingTable {
        var table = DoclingTable()
        guard let cells = data?["table_cells"]?.array else { return table }
        let sorted = cells.map(DoclingTable.Cell.init).enumerated().sorted {
            ($0.element.row, $0.element.column, $0.offset) < ($1.element.row, $1.element.column, $1.offset)
        }
        for (_, cell) in sorted {
            table.start(cell)
            var content = DoclingCellContent()
            if let reference = cell.reference, let item = resolve(reference), items.visit(item) {
                gather(item, into: &content, depth: 0)
            }
            table.write(cell.text, content)
        }
        table.finish()
        return table
    }

    // What is inside a cell or a picture.

    /// Takes everything below an item into a cell or picture, in reading order; all of it counts as laid out.
    mutating func gather(
        _ references: JSONArray?, into content: inout DoclingCellContent, depth: Int = 0,
        isInline: Bool = false,
        listItems: Bool = false
    ) {
        guard let references, depth < Self.deepestNesting else { return }
        for reference in references {
            guard let item = resolve(reference), !items.attached.contains(item.reference), items.visit(item)
            else { continue }
            if listItems { content.open("li") }
            gather(item, into: &content, depth: depth, isInline: isInline)
            if listItems { content.close("li") }
        }
    }

    /// Takes an item marked as visited, and everything below it.
    private mutating func gather(
        _ item: DoclingItem, into content: inout DoclingCellContent, depth: Int, isInline: Bool = false
    ) {
        switch item.reference.collection {
        case .groups where item.label == "list" || item.label == "ordered_list":
            let isCounted = item.children?.first.flatMap(resolved)?.value["enumerated"]?.bool == true
            content.open(isCounted ? "ol" : "ul")
            gather(item.children, into: &content, depth: depth + 1, listItems: true)
            return content.close(isCounted ? "ol" : "ul")
        case .groups where item.label == "inline":
            content.startLine()
            gather(item.children, into: &content, depth: depth + 1, isInline: true)
            return content.startLine()
        case .tables:
            for caption in references("captions", of: item) {
                gather(caption, into: &content, depth: depth + 1)
            }
            let inner = table(item.value["data"])
            content.append(inner)
        case .pictures:
            for caption in references("captions", of: item) {
                gather(caption, into: &content, depth: depth + 1)
            }
            content.append(image: item)
        default: break
        }
        if !isInline { content.startLine() }
        if !item.ownText.isEmpty { content.append(item) }
        if !isInline { content.startLine() }
        gather(item.children, into: &content, depth: depth + 1)
    }
}
