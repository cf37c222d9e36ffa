internal import DocumentModel
internal import JSONView
internal import Markup

/// Turns the pages of a result into blocks.
struct LlamaParseDecoder {
    private static let numbering = PageNumbering("page", from: 1, duplicates: .renumber)
    private static let labels = LabelTable(
        of: "LlamaParse", calledAs: "type",
        [
            "text": .text, "heading": .heading, "list": .list, "table": .table, "image": .figure,
            "figure": .figure, "chart": .chart, "link": .text, "code": .code, "header": .pageHeader,
            "footer": .pageFooter, "footnote": .footnote, "formula": .formula, "caption": .caption,
        ])
    private static let corner = BoxReader(fourNumbers: .cornerAndExtent)
    private static let deepestNesting = 32

    var builder: ParseBuilder

    mutating func decode(_ answer: LlamaParseAnswer) throws(ProviderFailure) -> ParsedDocument {
        let root = answer.root
        builder.document.requestID = (root["job_id"] ?? root["job"]?["id"])?.string
        let source = root["file_path"]?.string ?? root["job"]?["name"]?.string
        builder.document.sourceName = source?.split { $0 == "/" || $0 == "\\" }.last.map(String.init)
        let (name, pages, path) = pages(of: answer)
        let indices = try Self.numbering.indices(
            of: pages.map { $0[name]?.lenientInt }, in: &builder, at: path)
        let texts = Self.byNumber(root["markdown"])
        let metadata = Self.byNumber(root["metadata"])
        for (position, page) in pages.enumerated() {
            let number = page[name]?.lenientInt ?? 0
            readPage(
                page, text: texts[number], index: indices[position],
                at: answer.form == .page ? path : "\(path)[\(position)]")
            builder.updatePage { $0.label = metadata[number]?["printed_page_number"]?.string }
            builder.notePageConfidence(builder.confidence(metadata[number]?["confidence"]))
        }
        return try builder.finish()
    }

    /// The pages, and what the member with their number is called.
    private func pages(of answer: LlamaParseAnswer) -> (name: String, pages: [JSONValue], path: String) {
        let root = answer.root
        switch answer.form {
        case .page: return ("page", [root], "$")
        case .v2:
            let kind = root["items"]?["pages"] == nil ? "markdown" : "items"
            return (
                "page_number", root[kind]?["pages"]?.elements.map { $0 } ?? [],
                "\(answer.path).\(kind).pages"
            )
        case .v1, .job: return ("page", root["pages"]?.elements.map { $0 } ?? [], "\(answer.path).pages")
        }
    }

    private static func byNumber(_ value: JSONValue?) -> [Int: JSONValue] {
        let pages = value?["pages"]?.elements.compactMap { page in
            page["page_number"]?.lenientInt.map { ($0, page) }
        }
        return Dictionary(pages ?? [], uniquingKeysWith: { first, _ in first })
    }

    private mutating func readPage(_ page: JSONValue, text: JSONValue?, index: Int, at path: String) {
        let width = page["page_width"] ?? page["width"], height = page["page_height"] ?? page["height"]
        var started = Page(index: index)
        if let width = width?.lenientDouble, let height = height?.lenientDouble {
            started.size = PageSize(width: width, height: height, unit: .points)
        }
        let markdown = (page["md"] ?? page["markdown"] ?? text?["markdown"])?.string
        started.markdown = markdown.map { builder.assets.extractEmbedded(from: $0, on: index) }
        if page["success"]?.bool == false {
            started.status = .failed
            started.errorMessage = page["error"]?.string
            builder.document.status = .partial
            builder.warn("page_failed", "LlamaParse could not parse a page", at: path)
        }
        builder.startPage(started)
        let items = page["items"]?.elements.map { $0 } ?? []
        if items.isEmpty {
            readTexts(page, started.markdown, at: path)
        } else if started.size == nil {
            builder.warn(
                "page_size_unknown", "a page has no width and height, so boxes cannot be normalized", at: path
            )
        }
        for (position, item) in items.enumerated() { readItem(item, at: "\(path).items[\(position)]") }
        for (position, image) in (page["images"]?.elements.map { $0 } ?? []).enumerated() {
            readImage(image, at: "\(path).images[\(position)]")
        }
        if let markdown = started.markdown { builder.addImages(ofMarkdown: markdown) }
    }

    /// Reads a page that has no items: its markdown with header and footer, or its plain text.
    private mutating func readTexts(_ page: JSONValue, _ markdown: String?, at path: String) {
        let text = page["text"]?.string
        guard markdown?.isEmpty == false || text?.isEmpty == false else { return }
        builder.warn(
            "page_without_blocks", "a page has text but no items; its blocks have no boxes", at: path)
        if let header = page["header"]?.string, !header.isEmpty {
            builder.add(Block(.pageHeader, text: header, providerType: "header"))
        }
        if let markdown, !markdown.isEmpty {
            builder.addBlocks(ofMarkdown: LiteralTags.escaped(markdown))
        } else if let text {
            builder.add(Block(.text, text: text))
        }
        if let footer = page["footer"]?.string, !footer.isEmpty {
            builder.add(Block(.pageFooter, text: footer, providerType: "footer"))
        }
    }

    /// Adds an item; those inside a header or footer keep the type of what they are in.
    private mutating func readItem(
        _ item: JSONValue, in furniture: BlockType? = nil, list: Int? = nil, level: Int = 1, at path: String
    ) {
        guard level < Self.deepestNesting else {
            return builder.warn("items_too_deep", "lists that are nested too deep were left out", at: path)
        }
        let type = item["type"]?.string
        if type == "header" || type == "footer", let inner = item["items"]?.array, !inner.isEmpty {
            for (position, element) in inner.enumerated() {
                readItem(
                    element, in: type == "header" ? .pageHeader : .pageFooter, level: level + 1,
                    at: "\(path).items[\(position)]")
            }
            return
        }
        var block = Self.labels.block(type, in: &builder, at: path)
        block.level = block.type == .heading ? (item["lvl"] ?? item["level"])?.lenientInt : nil
        if let furniture, block.type != .table { block.type = furniture }
        if list != nil { (block.type, block.level, block.parent) = (.listItem, level, list) }
        let (box, confidence) = box(item["bBox"] ?? item["bbox"], at: path)
        block.confidence = confidence
        if type == "list", let inner = item["items"]?.array {
            block.type = .list
            block.box = box
            let place = list ?? (furniture == nil ? builder.add(block).block : nil)
            for (position, element) in inner.enumerated() {
                readItem(
                    element, in: furniture, list: place, level: list == nil ? 1 : level + 1,
                    at: "\(path).items[\(position)]")
            }
            return
        }
        add(item, as: block, box, at: path)
    }

    private mutating func add(_ item: JSONValue, as block: Block, _ box: Box?, at path: String) {
        var block = block
        let content = (item["md"] ?? item["value"] ?? item["text"])?.string ?? ""
        switch block.type {
        case .table:
            block.box = box
            builder.fill(&block, with: Self.table(of: item) ?? content, as: .markdown, at: path)
            if let page = item["merged_into_page"]?.lenientInt {
                builder.warn("table_merged", "the rows of a table are in the table of page \(page)", at: path)
            }
            builder.add(block)
        case .code:
            block.box = box
            block.text = item["value"]?.string ?? content
            if let language = item["language"]?.string, !language.isEmpty {
                block.markup = Block.Markup(
                    FencedCode.markdown(block.text, language: language), .markdown)
            }
            builder.add(block)
        case .figure, .chart:
            block.box = box
            block.text = item["caption"]?.string ?? item["value"]?.string ?? ""
            if let url = item["url"]?.string, !url.isEmpty {
                block.asset = builder.assets.name(of: url, on: builder.pageIndex)
            }
            builder.add(block)
        case .listItem:
            block.box = box
            builder.fill(&block, with: content, as: .ofLine(content), at: path)
            builder.add(block)
        default:
            builder.add(MarkdownRegion(label: nil, box: box, content: content, path: path), as: block)
        }
    }

    /// A table's HTML: as sent, or of its rows; nil if there is neither.
    private static func table(of item: JSONValue) -> String? {
        if let html = item["html"]?.string, !html.isEmpty { return html }
        guard let rows = item["rows"]?.array, !rows.isEmpty else { return nil }
        return HTMLTableWriter.html(
            rows.map { row in
                row.elements.map { TableCell(text: $0.string ?? $0.double.map { "\($0)" } ?? "") }
            })
    }

    /// The only box of an item, and how sure LlamaParse is; nil for several boxes and for null.
    private mutating func box(_ value: JSONValue?, at path: String) -> (Box?, Double?) {
        guard let value, !value.isNull else { return (nil, nil) }
        let boxes = value.array.map(Array.init) ?? [value]
        let scores = boxes.compactMap { builder.confidence($0["confidence"]) }
        let mean = scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
        guard boxes.count == 1, boxes[0].object?.contains(where: { $0.value.isNull }) != true else {
            if boxes.count > 1 {
                builder.warn("box_divided", "an item has several boxes and is kept without one", at: path)
            }
            return (nil, mean)
        }
        return (builder.box(boxes[0], by: Self.corner, at: path), mean)
    }

    /// Adds an image of v1, unless it shows the whole page; what it counts its place in is not documented.
    private mutating func readImage(_ image: JSONValue, at path: String) {
        guard let name = image["name"]?.string else { return }
        let asset = builder.assets.name(of: name, on: builder.pageIndex)
        guard image["type"]?.string != "full_page_screenshot", !name.hasPrefix("page_") else { return }
        var block = Block(.figure, text: "", providerType: "image", asset: asset)
        let words = image["ocr"]?.elements.map { $0 } ?? []
        block.text = words.compactMap { $0["text"]?.string }.joined(separator: " ")
        let scores = words.compactMap { builder.confidence($0["confidence"]) }
        if !scores.isEmpty { block.confidence = scores.reduce(0, +) / Double(scores.count) }
        builder.add(block)
    }
}
