internal import DocumentModel
internal import JSONView
internal import Markup

/// Turns Marker's blocks into pages.
struct DatalabDecoder {
    private static let numbering = PageNumbering("id", from: 0, duplicates: .join)
    private static let labels = LabelTable(
        of: "Marker", calledAs: "block_type",
        [
            "SectionHeader": .heading, "Text": .text, "TextInlineMath": .text, "Handwriting": .text,
            "ListItem": .listItem, "ListGroup": .list, "Table": .table, "TableGroup": .table,
            "Figure": .figure, "FigureGroup": .figure, "Picture": .figure, "PictureGroup": .figure,
            "Diagram": .figure, "Caption": .caption, "Footnote": .footnote, "Equation": .formula,
            "Code": .code, "TableOfContents": .toc, "PageHeader": .pageHeader, "PageFooter": .pageFooter,
            "Form": .formField, "Reference": .reference, "Bibliography": .reference,
            "ComplexRegion": .text, "ChemicalBlock": .formula,
        ])
    /// Of lists; the JSON itself has a limit of its own.
    private static let deepestNesting = 32

    var builder: ParseBuilder
    let unit: PageSize.Unit?

    init(builder: ParseBuilder, unit: PageSize.Unit?) {
        self.builder = builder
        self.unit = unit
    }

    mutating func decode(_ answer: DatalabAnswer) throws(ProviderFailure) -> ParsedDocument {
        builder.document.requestID = answer.answer?["request_id"]?.string
        builder.document.pageCount = answer.answer?["page_count"]?.lenientInt
        builder.document.providerVersion = answer.answer?["versions"]?["marker"]?.string
        for name in ["parse_quality_score", "output_format"] {
            builder.document.options[name] = MetadataValue(json: answer.answer?[name])
        }
        switch answer.form {
        case .tree: try readTree(answer.root, at: answer.path)
        case .chunks: try readChunks(answer.root, at: answer.path)
        case .markdown, .status: readMarkdown(of: answer.root)
        }
        return try builder.finish()
    }

    /// The page in a block's id: `/page/0/Text/1`.
    private static func page(of block: JSONValue) -> Int? {
        let parts = block["id"]?.string?.split(separator: "/") ?? []
        return parts.count > 1 && parts[0] == "page" ? Int(parts[1]) : nil
    }

    /// The size that a page's box gives; boxes of a page that does not begin at 0 would be moved.
    private func size(_ box: JSONValue?) -> PageSize? {
        let numbers = box?.elements.compactMap(\.lenientDouble) ?? []
        guard numbers.count == 4, numbers[0] == 0, numbers[1] == 0 else { return nil }
        return PageSize(width: numbers[2], height: numbers[3], unit: unit)
    }

    private mutating func readTree(_ root: JSONValue, at path: String) throws(ProviderFailure) {
        let pages = root.list("children")
        let indices = try Self.numbering.indices(
            of: pages.map(Self.page), in: &builder, at: "\(path).children")
        for (position, page) in pages.enumerated() {
            builder.startPage(Page(index: indices[position], size: size(page["bbox"])))
            for (offset, block) in page.list("children").enumerated() {
                add(block, at: "\(path).children[\(position)].children[\(offset)]")
            }
        }
    }

    private mutating func readChunks(_ root: JSONValue, at path: String) throws(ProviderFailure) {
        let blocks = root.list("blocks")
        // `page` is not read: Marker writes the number of the page's own block there.
        let indices = try Self.numbering.indices(
            of: blocks.map(Self.page), in: &builder, at: "\(path).blocks")
        let sizes = Dictionary(
            root["page_info"]?.namedMembers.map { ($0.name, size($0.value["bbox"])) } ?? [],
            uniquingKeysWith: { first, _ in first })
        for (position, block) in blocks.enumerated() {
            let size = Self.page(of: block).flatMap { sizes["\($0)"] } ?? nil
            builder.startPage(Page(index: indices[position], size: size))
            add(block, at: "\(path).blocks[\(position)]")
        }
    }

    /// An answer with markdown alone: a paginated one has `{0}` and a rule before each page.
    private mutating func readMarkdown(of root: JSONValue) {
        let markdown = root["markdown"]?.string ?? ""
        let rule = String(repeating: "-", count: 48)
        var pages: [(index: Int, text: String)] = []
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("{"), line.hasSuffix("}" + rule),
                let number = Int(line.dropFirst().dropLast(49)),
                number >= 0, number < builder.context.limits.pages
            {
                pages.append((number, ""))
            } else {
                if pages.isEmpty { pages.append((0, "")) }
                pages[pages.count - 1].text += line + "\n"
            }
        }
        for (index, text) in pages where !text.trimmingWhiteSpace.isEmpty || pages.count == 1 {
            let text = builder.assets.extractEmbedded(from: text.trimmingWhiteSpace, on: index)
            let page = Page(index: index + builder.context.pageOffset, markdown: text)
            builder.startPage(page)
            builder.addBlocks(ofMarkdown: text)
        }
        registerImages(of: root)
        builder.warn(
            "page_without_blocks", "a page has text but no blocks; what is read from it has no boxes",
            at: "$.markdown")
    }

    @discardableResult
    private mutating func registerImages(of block: JSONValue) -> String? {
        var first: String?
        for (id, image) in block["images"]?.namedMembers ?? [] {
            guard let data = image.string, !data.isEmpty else { continue }
            let name = id.split(separator: "/").joined(separator: "-")
            let file = name.contains(".") ? name : "\(name).jpg"
            let asset = builder.assets.name(of: data, named: file, on: builder.pageIndex)
            first = first ?? asset
        }
        return first
    }

    /// Adds a block, or what is in it.
    private mutating func add(_ value: JSONValue, list: Int? = nil, level: Int = 1, at path: String) {
        guard level < Self.deepestNesting else {
            return builder.warn("blocks_too_deep", "blocks that nest too deep are left out", at: path)
        }
        let html = value["html"]?.string ?? ""
        var block = Self.labels.block(value["block_type"]?.string, in: &builder, at: path)
        block.box = box(of: value, at: path)
        block.asset = registerImages(of: value)
        let isContainer = html.contains("<content-ref")
        if block.type == .list {
            let outer = list ?? builder.add(block).block
            guard !isContainer else {
                return addChildren(of: value, list: outer, level: list == nil ? level : level + 1, at: path)
            }
            return addItems(of: html, to: outer, as: block.providerType, at: path)
        }
        if isContainer, value["children"]?.array != nil {
            let start = builder.blockCountOnPage
            addOwnText(html, of: block, list: list, level: level, at: path)
            addChildren(of: value, list: list, level: level, at: path)
            return linkCaptions(from: start)
        }
        if let list { (block.type, block.parent, block.level) = (.listItem, list, level) }
        addLeaf(block, html, at: path)
    }

    private mutating func box(of value: JSONValue, at path: String) -> Box? {
        builder.box(value["bbox"] ?? value["polygon"], by: BoxReader(of: builder.pageSize), at: path)
    }

    private mutating func addChildren(of value: JSONValue, list: Int?, level: Int, at path: String) {
        for (offset, child) in value.list("children").enumerated() {
            add(child, list: list, level: level, at: "\(path).children[\(offset)]")
        }
    }

    /// The text of a block that holds others, as an item with a list in it.
    private mutating func addOwnText(_ html: String, of block: Block, list: Int?, level: Int, at path: String)
    {
        guard !HTMLText.plain(html).trimmingWhiteSpace.isEmpty else { return }
        var block = block
        if let list { (block.type, block.parent, block.level) = (.listItem, list, level) }
        let own = html.replacing("</content-ref>", with: "").split(separator: "<content-ref")
            .enumerated().map { $0.offset == 0 ? $0.element : $0.element.drop { $0 != ">" }.dropFirst() }
        addLeaf(block, own.joined(), at: path)
    }

    /// The captions of a group belong to its only figure or table.
    private mutating func linkCaptions(from start: Int) {
        builder.updatePage { page in
            let group = page.blocks.indices.dropFirst(start)
            let bodies = group.filter { [.figure, .table, .chart].contains(page.blocks[$0].type) }
            guard bodies.count == 1, let body = bodies.first else { return }
            for position in group where page.blocks[position].type == .caption {
                page.blocks[position].parent = body
            }
        }
    }

    private mutating func addItems(of html: String, to list: Int, as label: String?, at path: String) {
        for item in ChandraPage.items(of: html) {
            var entry = Block(.listItem, text: "", providerType: label, level: item.level)
            builder.fill(&entry, with: MarkerHTML.inside(item.html), as: .html, at: path)
            entry.parent = list
            builder.add(entry)
        }
    }

    private mutating func addLeaf(_ block: Block, _ html: String, at path: String) {
        var block = block
        switch block.type {
        case .figure, .chart: return addFigure(block, html, at: path)
        case .table: return addTable(block, html, at: path)
        case .formula: builder.fill(&block, with: HTMLText.plain(html), as: .plain, at: path)
        case .code: block.text = HTMLText.plain(html)
        case .toc:
            let table = HTMLTable(html)
            block.text = table?.text ?? HTMLText.plain(html)
            block.markup = table == nil ? nil : Block.Markup(html, .html)
        default:
            if block.type == .heading { block.level = ChandraPage.headingLevel(html) }
            builder.fill(&block, with: MarkerHTML.inside(html), as: .html, at: path)
        }
        builder.add(block)
    }

    /// A figure; in chunks, its caption is in the same HTML.
    private mutating func addFigure(_ block: Block, _ html: String, at path: String) {
        var block = block
        let isGroup = block.providerType?.hasSuffix("Group") == true
        let said = ChandraPage.alternatives(in: html)
        let text = HTMLText.plain(html).trimmingWhiteSpace
        block.text = (isGroup ? said : said + [text]).filter { !$0.isEmpty }.joined(separator: "\n")
        let place = builder.add(block)
        if isGroup { addCaption(MarkerHTML.withoutImages(html), of: place.block, at: path) }
    }

    private mutating func addTable(_ block: Block, _ html: String, at path: String) {
        var block = block
        guard block.providerType == "TableGroup", let cut = MarkerHTML.table(in: html) else {
            builder.fill(&block, with: html.trimmingWhiteSpace, as: .html, at: path)
            builder.add(block)
            return
        }
        builder.fill(&block, with: cut.table, as: .html, at: path)
        let place = builder.add(block)
        addCaption(cut.rest, of: place.block, at: path)
    }

    /// A caption that was in its body's HTML; its place on the page is unknown.
    private mutating func addCaption(_ html: String, of body: Int, at path: String) {
        var caption = Block(.caption, text: "", parent: body)
        builder.fill(&caption, with: MarkerHTML.inside(html), as: .html, at: path)
        if !caption.text.trimmingWhiteSpace.isEmpty { builder.add(caption) }
    }
}
