internal import DocumentModel
internal import JSONView

/// One cell, with its rows and columns from 0.
struct AzureCell {
    let row: Int
    let column: Int
    let rowSpan: Int
    let columnSpan: Int
    let isHeader: Bool
    let text: String
    let page: Int

    /// Reads a cell of v3 or v2; `text` is what it says.
    init(_ value: JSONValue, text: String, page: Int) {
        row = max(value.member("rowIndex")?.int ?? 0, 0)
        column = max(value.member("columnIndex")?.int ?? 0, 0)
        rowSpan = max(value.member("rowSpan")?.int ?? 1, 1)
        columnSpan = max(value.member("columnSpan")?.int ?? 1, 1)
        let kind = value["kind"]?.string ?? ""
        isHeader = kind.hasSuffix("Header") || kind == "stubHead" || value.member("isHeader")?.bool == true
        self.text = text
        self.page = page
    }

    /// The text and HTML of cells in the order of rows and columns.
    static func written(_ cells: [AzureCell]) -> (text: String, html: String) {
        var writer = TableWriter()
        writer.writeRows(cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }, row: \.row) {
            $1.startCell(
                column: $0.column, rowSpan: $0.rowSpan, columnSpan: $0.columnSpan, isHeader: $0.isHeader)
            $1.write($0.text.utf8)
        }
        return (String(decoding: writer.text, as: UTF8.self), writer.finish())
    }
}

extension AzureDecoder {
    /// Adds a table; one over several pages is a block on each, the later continuing the first.
    mutating func addTable(_ item: Item) {
        let cells = item.value.list("cells").map { cell in
            let hasPlace = !cell.list("boundingRegions").isEmpty
            return AzureCell(cell, text: said(by: cell), page: hasPlace ? page(of: cell) : item.page)
        }
        let sent = Dictionary(grouping: zip(cells, item.value.list("cells")), by: \.0.page)
        let pages = Set(sent.keys).union([item.page]).sorted()
        for page in pages {
            let here = sent[page] ?? []
            if page != item.page { builder.startPage(Page(index: indices[page])) }
            var block = Block(.table, text: "", providerType: "table")
            let (text, html) = AzureCell.written(here.map(\.0))
            block.text = text
            block.markup = Block.Markup(html, .html)
            block.box = box(ofTable: item, here.map(\.1), on: page)
            let ordered = here.sorted { ($0.0.row, $0.0.column) < ($1.0.row, $1.0.column) }
            block.textBoxes = textBoxes(of: ordered.map(\.1), on: page, in: text)
            if page == item.page {
                block.confidence = words.confidence(of: item.value)
                addWithCaptions(block, item)
            } else {
                builder.refer(.continues, from: builder.add(block), to: item.path, at: item.path)
            }
        }
        if pages.count > 1 { builder.startPage(Page(index: indices[item.page])) }
    }

    /// The table's own box, or else that of its cells.
    private mutating func box(ofTable item: Item, _ cells: [JSONValue], on page: Int) -> Box? {
        guard item.value.list("boundingRegions").isEmpty else {
            return box(of: item.value, on: page, joined: true, at: item.path)
        }
        let boxes = cells.compactMap { box(of: $0, on: page, joined: true, at: item.path) }
        return boxes.dropFirst().reduce(boxes.first) { $0?.union($1) }
    }
}
