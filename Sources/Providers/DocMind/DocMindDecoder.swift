internal import DocumentModel
internal import JSONView

/// Turns layouts into pages.
struct DocMindDecoder {
    private static let labels = LabelTable(
        of: "DocMind", calledAs: "type", ignoringCase: true,
        [
            "title": .heading, "doc_title": .title, "doc_name": .title, "doctitle": .title,
            "doc_subtitle": .heading, "para_title": .heading, "text": .text, "para": .text,
            "paragraph": .text, "multicolumn": .text, "content": .toc, "contents": .toc, "cate": .toc,
            "cate_title": .heading, "contents_title": .heading, "table": .table, "table_name": .caption,
            "table_note": .footnote, "figure": .figure, "image": .figure, "picture": .figure,
            "logo": .figure, "figure_name": .caption, "figure_note": .footnote, "pic_title": .caption,
            "pic_caption": .caption, "formula": .formula, "head": .pageHeader, "header": .pageHeader,
            "page_header": .pageHeader, "head_image": .pageHeader, "head_pagenum": .pageNumber,
            "foot": .pageFooter, "footer": .pageFooter, "page_footer": .pageFooter,
            "foot_image": .pageFooter, "foot_pagenum": .pageNumber, "page": .pageNumber,
            "corner_note": .footnote, "end_note": .footnote, "endnode": .footnote,
            "footer_note": .footnote, "note": .footnote, "sidebar": .aside, "side": .aside,
            "stamp": .mark, "qrcode": .mark, "code": .code, "writeblock": .text, "other": .other,
        ])
    private static let shape = BoxReader()
    private static let captions = CaptionLinker(families: [
        .init(bodies: ["table"], satellites: ["table_name", "table_note"], bodyComesFirst: false),
        .init(
            bodies: ["figure", "image", "picture", "logo"],
            satellites: ["figure_name", "figure_note", "pic_title", "pic_caption"], bodyComesFirst: true),
    ])

    var builder: ParseBuilder
    private var styles: [Int: FontInfo] = [:]

    init(builder: ParseBuilder) { self.builder = builder }

    mutating func decode(_ answers: [JSONValue], at path: String) throws(ProviderFailure) -> ParsedDocument {
        builder.document.providerVersion = answers.first?["version"]?.string
        var layouts: [(layout: JSONValue, path: String)] = []
        for (position, answer) in answers.enumerated() {
            let path = answers.count == 1 ? "\(path).layouts" : "$[\(position)].layouts"
            layouts += answer.list("layouts").enumerated().map { ($0.element, "\(path)[\($0.offset)]") }
            for style in answer.list("styles") { read(style) }
        }
        let sheets = answers.flatMap { $0["docInfo"]?.list("pages") ?? [] }
        let sheetNumbers = sheets.map { $0["pageIdCurDoc"]?.lenientInt }
        let numbers = layouts.map { Self.pages(of: $0.layout).first ?? nil }
        // The documents count from 0; a list of all pages that begins with 1 says otherwise.
        let first = sheetNumbers.contains(1) && !(sheetNumbers + numbers).contains(0) ? 1 : 0
        let numbering = PageNumbering("pageNum", from: first, duplicates: .join)
        try startPages(sheets, sheetNumbers, by: numbering)
        let indices = try numbering.indices(of: numbers, in: &builder, at: path)
        for (position, (layout, path)) in layouts.enumerated() {
            builder.startPage(Page(index: indices[position]))
            add(layout, at: path)
        }
        for page in Set(indices) {
            builder.startPage(Page(index: page))
            builder.updatePage { Self.captions.link(&$0.blocks) }
        }
        return try builder.finish()
    }

    private static func pages(of layout: JSONValue) -> [Int?] {
        guard let number = layout["pageNum"] else { return [] }
        return number.array.map { $0.map(\.lenientInt) } ?? [number.lenientInt]
    }

    private mutating func startPages(
        _ sheets: [JSONValue], _ numbers: [Int?], by numbering: PageNumbering
    ) throws(ProviderFailure) {
        let indices = try numbering.indices(of: numbers, in: &builder, at: "$.docInfo.pages")
        for (position, sheet) in sheets.enumerated() {
            var page = Page(index: indices[position], imageURL: sheet["imageUrl"]?.string)
            if let width = sheet["imageWidth"]?.lenientDouble,
                let height = sheet["imageHeight"]?.lenientDouble
            {
                page.size = PageSize(width: width, height: height, unit: .pixels)
            }
            builder.startPage(page)
        }
    }

    private mutating func read(_ style: JSONValue) {
        guard let id = style["styleId"]?.lenientInt else { return }
        styles[id] = FontInfo(
            name: style["fontName"]?.string, size: style["fontSize"]?.lenientDouble,
            isBold: style["bold"]?.bool, isItalic: style["italic"]?.bool)
    }

    private mutating func add(_ layout: JSONValue, at path: String) {
        let type = layout["type"]?.string
        let subType = layout["subType"]?.string
        let known = [subType, type].compactMap { $0 }.first { Self.labels.type(of: $0.lowercased()) != nil }
        var block = Self.labels.block(known ?? type, in: &builder, at: path)
        block.providerType = subType.flatMap { $0.isEmpty || $0 == "none" ? nil : $0 } ?? type
        if type == "table" { block.type = .table }
        block.confidence = builder.confidence(layout["layoutConf"])
        block.font = font(of: layout)
        if Self.pages(of: layout).count > 1 {
            builder.warn(
                "text_on_first_page",
                "a text continues on another page and is kept whole on the first, without a box",
                at: path)
        } else {
            block.box = builder.box(layout["pos"], by: Self.shape, at: path)
        }
        if block.type == .heading { block.level = layout["level"]?.lenientInt.map { max(0, $0) + 1 } }
        let text = layout["text"]?.string ?? ""
        let markdown = layout["markdownContent"]?.string ?? ""
        if block.type == .table {
            addTable(layout, markdown.isEmpty ? text : markdown, as: block, at: path)
        } else if block.type == .figure {
            builder.fill(&block, with: markdown, as: .markdown, at: path)
            if !text.isEmpty { block.text = text }
            builder.add(block)
        } else {
            let content = markdown.isEmpty ? LiteralTags.escaped(text) : markdown
            builder.add(
                MarkdownRegion(label: nil, box: block.box, content: content, path: path), as: block)
        }
    }

    /// The style of most characters.
    private func font(of layout: JSONValue) -> FontInfo? {
        var counts: [Int: Int] = [:]
        for run in layout.list("blocks") {
            guard let id = run["styleId"]?.lenientInt, let text = run["text"]?.string else { continue }
            counts[id, default: 0] += text.utf8.count
        }
        let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return most.flatMap { styles[$0.key] }
    }

    /// A table: the model's HTML, or its cells, or what its text says.
    private mutating func addTable(_ layout: JSONValue, _ text: String, as table: Block, at path: String) {
        var block = table
        let cells = layout.list("cells").filter { $0["xsc"] != nil && $0["ysc"] != nil }
        if let html = layout["llmResult"]?.string, html.contains("<table") {
            builder.fill(&block, with: html, as: .html, at: path)
        } else if cells.isEmpty || text.contains("<table") {
            builder.fill(&block, with: text, as: .markdown, at: path)
        } else {
            var writer = TableWriter()
            Self.write(cells, to: &writer)
            writer.fill(&block)
        }
        builder.add(block)
    }

    private static func write(_ cells: [JSONValue], to writer: inout TableWriter) {
        let placed = cells.compactMap { cell -> (cell: JSONValue, x: Int, y: Int)? in
            guard let x = cell["xsc"]?.lenientInt, let y = cell["ysc"]?.lenientInt else { return nil }
            return (cell, x, y)
        }
        writer.writeRows(placed, row: \.y) { placed, writer in
            let (cell, x, y) = placed
            let (right, bottom) = (cell["xec"]?.lenientInt ?? x, cell["yec"]?.lenientInt ?? y)
            writer.startCell(
                column: x, rowSpan: max(1, bottom - y + 1), columnSpan: max(1, right - x + 1), isHeader: false
            )
            for layout in cell.list("layouts") { writer.write(Array((layout["text"]?.string ?? "").utf8)) }
        }
    }
}
