internal import DocumentModel
internal import JSONView

/// Turns a result of v2 into pages: the lines of `readResults` with the tables of `pageResults` where their first words are.
///
/// A page without lines (`includeTextDetails` was off) has its tables and the fields that a model found.
struct AzureReadDecoder {
    private static let numbering = PageNumbering("page", from: 1, duplicates: .renumber)

    /// The maximum number of tables of a page that fields are compared with.
    private static let mostTables = 256

    private var builder: ParseBuilder
    /// The table of each word that a cell names, by page, line and word.
    private var owners: [String: Int] = [:]
    private var tables: [JSONValue] = []
    /// The tables of each page, from 1.
    private var tablesOfPage: [Int: [Int]] = [:]
    private var added: Set<Int> = []
    /// Of the current page.
    private var boxesOfTables: [Box] = []

    init(member: String, context: DecodingContext) {
        builder = ParseBuilder(member: member, context: context)
    }

    mutating func decode(_ result: JSONValue) throws(ProviderFailure) -> ParsedDocument {
        builder.document.providerVersion = result["version"]?.string
        let pages = result.list("readResults")
        let fields = result.list("documentResults")
        builder.noteFields(fields)
        let indices = try Self.numbering.indices(
            of: pages.map { $0["page"]?.lenientInt }, in: &builder, at: "$.readResults")
        findTables(result)
        for (position, page) in pages.enumerated() {
            builder.document.language = builder.document.language ?? page["language"]?.string
            let reader = AzurePageSize.reader(page)
            builder.startPage(Page(index: indices[position], size: reader.pageSize))
            boxesOfTables = []
            let number = page["page"]?.lenientInt ?? position + 1
            readPage(page, at: position, reader)
            addTables(onPage: number, reader)
            if page.list("lines").isEmpty { addFields(fields, onPage: number, reader) }
        }
        return try builder.finish()
    }

    private mutating func findTables(_ result: JSONValue) {
        for page in result.list("pageResults") {
            for table in page.list("tables") {
                for cell in table.list("cells") {
                    for element in cell.list("elements").compactMap(\.string) {
                        owners[Self.key(element)] = owners[Self.key(element)] ?? tables.count
                    }
                }
                tables.append(table)
                tablesOfPage[page["page"]?.lenientInt ?? 1, default: []].append(tables.count - 1)
            }
        }
    }

    /// `readResults/0/lines/14/words/0`, without the prefix of some versions.
    private static func key(_ element: String) -> String {
        element.split(separator: "/").suffix(6).joined(separator: "/")
    }

    private mutating func readPage(_ page: JSONValue, at position: Int, _ reader: BoxReader) {
        for (number, line) in page.list("lines").enumerated() {
            let path = "readResults/\(position)/lines/\(number)"
            let words = line.list("words")
            var left: [JSONValue] = []
            for (word, value) in words.enumerated() {
                if let table = owners["\(path)/words/\(word)"] {
                    addTable(table, reader)
                } else {
                    left.append(value)
                }
            }
            guard left.count == words.count else {
                for word in left { addLine(word, [word], reader, at: path) }
                continue
            }
            addLine(line, words, reader, at: path)
        }
        for (number, mark) in page.list("selectionMarks").enumerated() {
            let isSelected = mark["state"]?.string == "selected"
            var block = Block(.checkbox, text: "", providerType: "selectionMark")
            block.markup = Block.Markup(isSelected ? "[x]" : "[ ]", .markdown)
            block.confidence = builder.confidence(mark["confidence"])
            block.box = builder.box(
                mark["boundingBox"], by: reader, at: "$.readResults[\(position)].selectionMarks[\(number)]")
            builder.add(block)
        }
    }

    /// Adds a line, or a word that a table left of one.
    private mutating func addLine(
        _ value: JSONValue, _ words: [JSONValue], _ reader: BoxReader, at path: String
    ) {
        var block = Block(.text, text: value["text"]?.string ?? "", providerType: "line")
        block.box = builder.box(value["boundingBox"], by: reader, at: path)
        block.textBoxes = Self.boxes(of: words, by: reader, in: block.text)
        let known = words.compactMap { builder.confidence($0["confidence"]) }
        if !known.isEmpty { block.confidence = min(known.reduce(0, +) / Double(known.count), 1) }
        let style = value["appearance"]?["style"]?["name"] ?? value["appearance"]?["styleName"]
        if style?.string == "handwriting" { builder.document.metadata["has_handwriting"] = true }
        builder.add(block)
    }

    private static func boxes(of words: [JSONValue], by reader: BoxReader, in text: String) -> [TextBox]? {
        var pieces = TextPieces()
        for word in words { pieces.add(word["text"]?.string ?? "", word["boundingBox"].flatMap(reader.box)) }
        return pieces.boxes(in: text)
    }

    private mutating func addTables(onPage number: Int, _ reader: BoxReader) {
        for table in tablesOfPage[number] ?? [] { addTable(table, reader) }
    }

    private mutating func addTable(_ table: Int, _ reader: BoxReader) {
        guard added.insert(table).inserted else { return }
        let value = tables[table]
        let cells = value.list("cells").map { AzureCell($0, text: $0["text"]?.string ?? "", page: 0) }
        let (text, html) = AzureCell.written(cells)
        var block = Block(.table, text: text, providerType: "table", markup: Block.Markup(html, .html))
        block.box = builder.box(value["boundingBox"], by: reader, at: "$.pageResults tables[\(table)]")
        if let box = block.box { boxesOfTables.append(box) }
        let known = value.list("cells").compactMap { builder.confidence($0["confidence"]) }
        if !known.isEmpty { block.confidence = min(known.reduce(0, +) / Double(known.count), 1) }
        builder.add(block)
    }

    /// Adds the fields of a page whose text was not sent; the label is the field's name.
    private mutating func addFields(_ documents: [JSONValue], onPage number: Int, _ reader: BoxReader) {
        for (position, document) in documents.enumerated() {
            for (name, field) in document["fields"]?.namedMembers ?? [] {
                addField(
                    name, field, onPage: number, reader, at: "$.documentResults[\(position)].fields.\(name)")
            }
        }
    }

    /// Whether a table of the current page shows what is at a place.
    private func isInTable(_ box: Box) -> Bool {
        let (x, y) = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        return boxesOfTables.prefix(Self.mostTables).contains {
            $0.x0 <= x && x <= $0.x1 && $0.y0 <= y && y <= $0.y1
        }
    }

    private mutating func addField(
        _ name: String, _ field: JSONValue, onPage number: Int, _ reader: BoxReader, at path: String
    ) {
        for part in field.list("valueArray") {
            addField(name, part, onPage: number, reader, at: path)
        }
        for (inner, part) in field["valueObject"]?.namedMembers ?? [] {
            addField(inner, part, onPage: number, reader, at: path)
        }
        guard field["valueArray"] == nil, field["valueObject"] == nil, let text = field["text"]?.string,
            field["page"]?.lenientInt == number
        else { return }
        var block = Block(.formField, text: text, providerType: name)
        block.box = builder.box(field["boundingBox"], by: reader, at: path)
        if let box = block.box, isInTable(box) { return }
        block.confidence = builder.confidence(field["confidence"])
        builder.add(block)
    }
}
