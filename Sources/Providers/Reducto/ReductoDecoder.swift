internal import DocumentModel
internal import JSONView

/// Turns the blocks of all chunks into pages.
struct ReductoDecoder {
    private static let numbering = PageNumbering("page", from: 1, duplicates: .join)
    private static let shape = BoxReader(.fraction)
    private static let labels = LabelTable(
        of: "Reducto", calledAs: "type",
        [
            "Title": .title, "Section Header": .heading, "Text": .text, "List Item": .listItem,
            "Table": .table, "Figure": .figure, "Key Value": .formField, "Comment": .aside,
            "Signature": .mark, "Header": .pageHeader, "Footer": .pageFooter, "Page Number": .pageNumber,
            "Footnote": .footnote, "Caption": .caption, "Formula": .formula, "Equation": .formula,
            "Checkbox": .checkbox, "Code": .code,
        ])

    var builder: ParseBuilder

    mutating func decode(_ answer: ReductoAnswer) throws(ProviderFailure) -> ParsedDocument {
        builder.document.requestID = answer.root["job_id"]?.string
        builder.document.options["parse_mode"] = (answer.root["parse_mode"]?.string)
            .map(MetadataValue.string)
        var blocks: [(block: JSONValue, path: String)] = []
        for (chunk, value) in answer.result.list("chunks").enumerated() {
            let path = "\(answer.path).chunks[\(chunk)].blocks"
            blocks += value.list("blocks").enumerated().map { ($0.element, "\(path)[\($0.offset)]") }
        }
        let numbers = blocks.map { block, _ in
            let box = block["bbox"]
            return box?["original_page"]?.lenientInt ?? box?["page"]?.lenientInt
        }
        let indices = try Self.numbering.indices(of: numbers, in: &builder, at: "\(answer.path).chunks")
        for (position, (block, path)) in blocks.enumerated() {
            builder.startPage(Page(index: indices[position], size: Self.shape.pageSize))
            add(block, at: path)
        }
        let pieces = pieces(of: answer.result["ocr"])
        for page in Set(indices) {
            builder.startPage(Page(index: page))
            builder.updatePage { pieces[page]?.deal(to: &$0.blocks) }
            builder.updatePage { CaptionLinker.linkByWords(&$0.blocks) }
        }
        return try builder.finish()
    }

    /// The words that were recognized on each page, or the lines if no words were sent (`return_ocr_data`).
    private func pieces(of ocr: JSONValue?) -> [Int: PagePieces] {
        var pieces: [Int: PagePieces] = [:]
        for name in ["words", "lines"] where pieces.isEmpty {
            for piece in ocr?.list(name) ?? [] {
                let box = piece["bbox"]
                guard let page = (box?["original_page"] ?? box?["page"])?.lenientInt,
                    (1...builder.context.limits.pages).contains(page)
                else { continue }
                pieces[page - 1 + builder.context.pageOffset, default: PagePieces()].add(
                    piece["text"]?.string ?? "", box.flatMap(Self.shape.box))
            }
        }
        return pieces
    }

    private mutating func add(_ value: JSONValue, at path: String) {
        var block = Self.labels.block(value["type"]?.string, in: &builder, at: path)
        // `confidence` is a word ("high", "low"); the numbers are beside it.
        block.confidence = builder.confidence(value["granular_confidence"]?["parse_confidence"])
        if let image = value["image_url"]?.string, !image.isEmpty {
            block.asset = builder.assets.name(of: image, on: builder.pageIndex)
        }
        if value.list("merged_tables").count > 0 {
            builder.warn(
                "table_merged",
                "a table holds the rows of tables on several pages, and has the first one's box",
                at: "\(path).merged_tables")
        }
        builder.add(
            MarkdownRegion(
                label: nil, box: builder.box(value["bbox"], by: Self.shape, at: path),
                content: value["content"]?.string ?? "", asset: block.asset, path: path), as: block)
    }
}
