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
    /// What a rich cell refers to is flattened into its cell and not laid out again: the cell's own text says it.
    mutating func table(_ data: JSONValue?) -> DoclingTable {
        var table = DoclingTable()
        guard let cells = data?["table_cells"]?.array else { return table }
        let sorted = cells.map(DoclingTable.Cell.init).enumerated().sorted {
            ($0.element.row, $0.element.column, $0.offset) < ($1.element.row, $1.element.column, $1.offset)
        }
        for (_, cell) in sorted {
            table.start(cell)
            var texts: [String] = []
            var images: [DoclingItem] = []
            if let reference = cell.reference, let item = resolve(reference), items.visit(item) {
                texts = consumed(item, images: &images)
            }
            table.write(Self.said(cell.text, texts), images: images)
        }
        table.finish()
        return table
    }

    /// A cell's own text, and of the texts that it refers to the ones that it does not say itself.
    private static func said(_ text: String, _ references: [String]) -> [String] {
        let own = letters(text)
        let missing = references.filter { !own.contains(letters($0)) }
        return text.isEmpty ? missing : [text] + missing
    }

    private static func letters(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        )
    }
}
