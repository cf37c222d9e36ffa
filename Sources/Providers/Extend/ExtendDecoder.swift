internal import DocumentModel
internal import JSONView

/// Turns the blocks of all chunks into pages.
struct ExtendDecoder {
    private static let numbering = PageNumbering("metadata.page.number", from: 1, duplicates: .join)
    private static let labels = LabelTable(
        of: "Extend", calledAs: "type",
        [
            "text": .text, "heading": .heading, "section_heading": .heading, "table": .table,
            "figure": .figure, "key_value": .formField, "page_number": .pageNumber, "barcode": .mark,
            "formula": .formula, "header": .pageHeader, "footer": .pageFooter, "table_head": .text,
            "table_cell": .text,
        ], levels: ["heading": 1, "section_heading": 2])
    private static let shape = BoxReader()

    var builder: ParseBuilder

    mutating func decode(
        _ chunks: [JSONValue], of root: JSONValue, at path: String
    ) throws(ProviderFailure) -> ParsedDocument {
        builder.document.requestID = root["id"]?.string
        builder.document.sourceName = root["file"]?["name"]?.string
        builder.document.pageCount = root["metrics"]?["pageCount"]?.lenientInt
        let engine = [root["config"]?["engine"], root["config"]?["engineVersion"]]
        let version = engine.compactMap { $0?.string }.joined(separator: " ")
        if !version.isEmpty { builder.document.providerVersion = version }
        var blocks: [(block: JSONValue, number: Int?, path: String)] = []
        for (position, chunk) in chunks.enumerated() {
            let start = chunk["metadata"]?["pageRange"]?["start"]?.lenientInt
            blocks += chunk.list("blocks").enumerated().map { offset, block in
                (
                    block, block["metadata"]?["page"]?["number"]?.lenientInt ?? start,
                    "\(path)[\(position)].blocks[\(offset)]"
                )
            }
        }
        let indices = try Self.numbering.indices(of: blocks.map(\.number), in: &builder, at: path)
        for (position, (block, _, path)) in blocks.enumerated() {
            builder.startPage(Page(index: indices[position], size: Self.size(of: block)))
            add(block, at: path)
        }
        let known = Set(indices)
        for chunk in chunks { notePage(of: chunk, among: known) }
        return try builder.finish()
    }

    private static func size(of block: JSONValue) -> PageSize? {
        let page = block["metadata"]?["page"]
        guard let width = page?["width"]?.lenientDouble, let height = page?["height"]?.lenientDouble else {
            return nil
        }
        return PageSize(width: width, height: height, unit: .pixels)
    }

    /// A block; its children are the cells of a table, whose text the table's content holds.
    private mutating func add(_ value: JSONValue, at path: String) {
        var block = Self.labels.block(value["type"]?.string, in: &builder, at: path)
        block.confidence = builder.confidence(value["metadata"]?["avgOcrConfidence"])
        let box = value["boundingBox"] ?? value["polygon"]
        if let image = value["details"]?["imageUrl"]?.string, !image.isEmpty {
            block.asset = builder.assets.name(of: image, on: builder.pageIndex)
        }
        builder.add(
            MarkdownRegion(
                label: nil, box: builder.box(box, by: Self.shape, at: path),
                content: value["content"]?.string ?? "", asset: block.asset, path: path), as: block)
    }

    /// Keeps the markdown and the confidence of a chunk that is one page.
    private mutating func notePage(of chunk: JSONValue, among known: Set<Int>) {
        let range = chunk["metadata"]?["pageRange"]
        guard chunk["type"]?.string == "page", let number = range?["start"]?.lenientInt, number > 0,
            range?["end"]?.lenientInt == number, known.contains(number - 1 + builder.context.pageOffset)
        else { return }
        let index = number - 1 + builder.context.pageOffset
        builder.startPage(Page(index: index, markdown: chunk["content"]?.string))
        builder.notePageConfidence(builder.confidence(chunk["metadata"]?["avgOcrConfidence"]))
    }
}
