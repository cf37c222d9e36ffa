internal import DocumentModel
internal import JSONView
internal import Markup

/// Decodes the document of MinerU 4: `middle_json.json` and `structured_content.json`.
///
/// The format is that of docvortex 0.6 (`docvortex/schema.py`), which MinerU 4 writes: `pages[].blocks[]`, boxes as fractions of the page from
/// the top left, and the sizes of pages, in points, in `extensions.docvortex_layout`. `structured_content.json` is the same tree with
/// markdown in place of inline spans, and with captions and footnotes in lists of their own.
struct MinerUDocumentDecoder {
    private let json: JSONValue?
    private var builder: MinerUDocumentBuilder
    /// Text of a line is cut from one string, spaces included.
    private let spans = MinerUSpanReader(isExact: true)
    private var lastTable: Block.Place?

    init(_ member: OpenedPayload.Member, _ builder: MinerUDocumentBuilder) {
        json = member.json
        self.builder = builder
    }

    /// Whether this is a document of MinerU 4, in either form.
    static func isDocument(_ json: JSONValue) -> Bool {
        guard let page = json["pages"]?.array?.first, page["blocks"]?.array != nil,
            page["page_idx"]?.int != nil
        else { return false }
        return json["schema"]?.string == "docvortex.middle" || json["schema_version"]?.string == "2.0"
            || json["is_full_document"] != nil || json["metadata"]?["producer"] != nil
    }

    mutating func decode() throws(ProviderFailure) -> ParsedDocument {
        guard let json else { return builder.finish() }
        describe(json)
        let sizes = Self.sizes(json)
        var last = -1
        for (position, page) in json.elements(of: "pages").enumerated() {
            let path = "$.pages[\(position)]"
            let number = page["page_idx"]?.int ?? last + 1
            let index = number > last ? number : last + 1
            if index != number {
                builder.warn(
                    "page_renumbered",
                    "the page number is not above that of the previous page; the page was put after that page",
                    at: builder.location(path))
            }
            last = index
            // Without a size the fractions stay as they are, on a page of 1 × 1 without a unit.
            let blocks = page.elements(of: "blocks")
            let unit = PageSize(width: 1, height: 1, unit: nil)
            let hasBoxes = blocks.contains { $0["bbox"]?.array != nil }
            try builder.beginPage(index, size: sizes[number] ?? (hasBoxes ? unit : nil))
            for (position, block) in blocks.enumerated() {
                guard let size = sizes[number] ?? unit else { continue }
                add(block, size, at: "\(path).blocks[\(position)]")
            }
        }
        return builder.finish()
    }

    private mutating func describe(_ json: JSONValue) {
        let metadata = json["metadata"]
        builder.document.providerVersion =
            metadata?["producer"]?["version"]?.string ?? json["mineru_version"]?.string
        for (name, value) in [
            ("producer", metadata?["producer"]?["name"]), ("tier", json["extensions"]?["mineru"]?["tier"]),
            ("parse_mode", json["extensions"]?["mineru"]?["parse_mode"] ?? json["parse_mode"]),
        ] {
            if let text = value?.string { builder.document.options[name] = .string(text) }
        }
        let document = metadata?["document"]
        builder.document.title = document?["title"]?.string
        builder.document.pageCount = document?["page_count"]?.int ?? json["pages"]?.elements.count
    }

    private static func sizes(_ json: JSONValue) -> [Int: PageSize] {
        var sizes: [Int: PageSize] = [:]
        for page in json["extensions"]?["docvortex_layout"]?.elements(of: "pages") ?? [] {
            if let index = page["page_idx"]?.int, let width = page["width_pt"]?.double,
                let height = page["height_pt"]?.double
            {
                sizes[index] = PageSize(width: width, height: height, unit: .points)
            }
        }
        return sizes
    }

    /// Adds a block of a page; its `content` is spans, blocks, or text in markdown.
    private mutating func add(_ value: JSONValue, _ size: PageSize, parent: Int? = nil, at path: String) {
        let type = builder.type(of: value, at: path)
        switch type {
        case .figure, .table, .chart, .code, .mark:
            guard parent == nil else { break }
            return addVisual(value, type, size, at: path)
        case .list: return addList(value, size, level: 1, at: path)
        default: break
        }
        var block = Block(
            type, text: "", providerType: value["type"]?.string, box: box(value, size), parent: parent)
        switch type {
        case .formula:
            let latex = MinerUMarkdownText.withoutFences(value["content"]?.string ?? "")
            block.text = latex
            block.markup = latex.isEmpty ? nil : Block.Markup(latex, .latex)
            block.asset = builder.asset(image(value))
            if latex.isEmpty { builder.warnOfFormulaWithoutText(at: path) }
        case .toc:
            let text = contents(value)
            (block.text, block.markup) = (text.text, text.blockMarkup)
        default:
            let text = inline(value["content"])
            (block.text, block.markup) = (text.text, text.blockMarkup)
            if type == .heading || type == .title { block.level = value["level"]?.int }
        }
        if value["continues_prev"]?.bool == true { block.continues = builder.lastText }
        builder.add(block)
    }

    /// Adds an image, table, chart or code with its captions and footnotes, in the order of the file.
    private mutating func addVisual(_ value: JSONValue, _ type: BlockType, _ size: PageSize, at path: String)
    {
        let children = value["content"]?.array.map { Array($0) } ?? []
        let body = children.firstIndex { $0["type"]?.string?.hasSuffix("_body") ?? false }
        let above = body ?? 0
        let first = builder.nextPlace.block
        for child in children.prefix(above) { add(child, size, parent: first + above, at: path) }
        let source = body.map { children[$0] } ?? value
        var block = Block(
            type, text: "", providerType: value["type"]?.string, box: box(value, size) ?? box(source, size),
            asset: builder.asset(image(source) ?? image(value)))
        fill(&block, source, of: value, at: path)
        let place = builder.add(block)
        if type == .table, !block.text.isEmpty { lastTable = place }
        for child in children.dropFirst(above + (body == nil ? 0 : 1)) {
            add(child, size, parent: place.block, at: path)
        }
        for (name, type) in [("captions", BlockType.caption), ("footnotes", .footnote)] {
            for note in value.elements(of: name) {
                let text = inline(note["content"])
                builder.add(
                    Block(
                        type, text: text.text, providerType: name, markup: text.blockMarkup,
                        box: box(note, size),
                        parent: place.block))
            }
        }
    }

    private mutating func fill(_ block: inout Block, _ body: JSONValue, of owner: JSONValue, at path: String)
    {
        let content = body["content"]?.string ?? ""
        switch block.type {
        case .table:
            if owner["continues_prev"]?.bool == true { block.continues = lastTable }
            guard !content.isEmpty else { return builder.warnOfTableWithoutText(at: path) }
            let table = TableText(content)
            (block.text, block.markup) = (table.text, table.markup)
        case .code:
            let isAlgorithm = body["type"]?.string == "algorithm_body"
            let code =
                isAlgorithm
                ? algorithm(body["content"])
                : owner["guess_lang"]?.string.map { MinerUCode(content, language: $0) }
                    ?? MinerUCode(content, isAlgorithm: owner["sub_type"]?.string == "algorithm")
            (block.text, block.markup) = (code.text, code.markup)
        default:
            let figure = MinerUFigureText(content)
            (block.text, block.markup) = (figure.text, figure.markup)
        }
    }

    private mutating func addList(
        _ value: JSONValue, _ size: PageSize, level: Int, parent: Int? = nil, at path: String
    ) {
        let list = builder.add(
            Block(.list, text: "", providerType: value["type"]?.string, box: box(value, size), parent: parent)
        ).block
        let areReferences = value["sub_type"]?.string == "ref_text"
        guard let items = value["content"]?.array else { return addMarkdownList(value, list, size) }
        for item in items {
            if item["type"]?.string == "list" {
                addList(item, size, level: level + 1, parent: list, at: path)
                continue
            }
            let text = inline(item["content"])
            builder.add(
                Block(
                    areReferences || item["type"]?.string == "ref_text" ? .reference : .listItem,
                    text: text.text,
                    providerType: item["type"]?.string, level: areReferences ? nil : level,
                    markup: text.blockMarkup, box: box(item, size), parent: list))
        }
    }

    /// The items of a list that is written as markdown; the list's box is the place that is known.
    private mutating func addMarkdownList(_ value: JSONValue, _ list: Int, _ size: PageSize) {
        for piece in MarkdownCutter.cut(value["content"]?.string ?? "").blocks where piece.type != .list {
            builder.add(
                Block(
                    .listItem, text: piece.text, level: piece.level ?? 1, markup: piece.markup,
                    box: box(value, size),
                    parent: list))
        }
    }

    /// A table of contents as lines.
    private func contents(_ value: JSONValue) -> MinerUText {
        guard let items = value["content"]?.array else { return inline(value["content"]) }
        var text = MinerUText()
        for item in items {
            text.appendVerbatimLine(
                item["type"]?.string == "index" ? contents(item) : inline(item["content"]))
        }
        return text
    }

    /// Inline spans, or markdown.
    private func inline(_ content: JSONValue?) -> MinerUText {
        guard let content else { return MinerUText() }
        if let markdown = content.string { return MinerUMarkdownText.readMarks(markdown) }
        return spans.text(ofInline: Array(content.elements))
    }

    /// An algorithm's spans, or its lines as markdown.
    private func algorithm(_ content: JSONValue?) -> MinerUCode {
        guard let markdown = content?.string else {
            let sent = content?.elements.first { _ in true }?["content"]?.string ?? ""
            return MinerUCode(lines: [(inline(content), sent, nil)])
        }
        return MinerUCode(markdown: markdown, read: MinerUMarkdownText.readMarks)
    }

    private func image(_ value: JSONValue) -> String? {
        for name in ["image_path", "image_url", "image_source"] {
            if let path = value[name]?.string, !path.isEmpty { return path }
        }
        return nil
    }

    /// The box in page units; boxes come as fractions.
    private func box(_ value: JSONValue, _ size: PageSize) -> Box? {
        guard let box = value.mineruBox, box.numbers.allSatisfy({ (-0.01...1.01).contains($0) }) else {
            return nil
        }
        return Box(box.x0 * size.width, box.y0 * size.height, box.x1 * size.width, box.y1 * size.height)
    }
}
