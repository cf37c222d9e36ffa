internal import DocumentModel
internal import JSONView
internal import Markup

/// Turns one answer into pages.
struct UpstageDecoder {
    /// A page has many elements.
    private static let numbering = PageNumbering("page", from: 1, duplicates: .join)
    private static let shape = BoxReader(.fraction)
    private static let labels = LabelTable(
        of: "Document Parse", calledAs: "category",
        [
            "paragraph": .text, "heading1": .heading, "list": .list, "table": .table, "figure": .figure,
            "chart": .chart, "caption": .caption, "equation": .formula, "footnote": .footnote, "index": .toc,
            "header": .pageHeader, "footer": .pageFooter, "code": .code,
        ], levels: ["heading1": 1])
    private static let captions = CaptionLinker(families: [
        .init(bodies: ["table", "figure", "chart"], satellites: ["caption"], bodyComesFirst: true)
    ])

    var builder: ParseBuilder

    mutating func decode(_ root: JSONValue, at path: String) throws(ProviderFailure) -> ParsedDocument {
        builder.document.providerVersion = root["model"]?.string
        builder.document.options["api"] = (root["api"]?.string).map(MetadataValue.string)
        let elements = root.list("elements")
        let indices = try Self.numbering.indices(
            of: elements.map { $0["page"]?.lenientInt }, in: &builder, at: path)
        for (position, element) in elements.enumerated() {
            builder.startPage(Page(index: indices[position], size: Self.shape.pageSize))
            add(element, at: "\(path)[\(position)]")
        }
        for page in Set(indices) {
            builder.startPage(Page(index: page))
            builder.updatePage { Self.captions.link(&$0.blocks) }
        }
        return try builder.finish()
    }

    private mutating func add(_ element: JSONValue, at path: String) {
        var block = Self.labels.block(element["category"]?.string, in: &builder, at: path)
        block.box = builder.box(element["coordinates"], by: Self.shape, at: path)
        let (content, form) = Self.content(of: element["content"], as: block.type)
        if block.type == .list, form == .markdown { return addList(content, as: block) }
        builder.fill(&block, with: content, as: form, at: path)
        if let image = element["base64_encoding"]?.string, !image.isEmpty {
            let name = "element-\(element["id"]?.lenientInt ?? 0).png"
            block.asset = builder.assets.name(of: image, named: name, on: builder.pageIndex)
        }
        builder.add(block)
    }

    /// The content in the form that keeps most of a type; a request chooses which of the three are sent.
    private static func content(of value: JSONValue?, as type: BlockType) -> (text: String, form: BlockText) {
        let sent = { (name: String) in value?[name]?.string.flatMap { $0.isEmpty ? nil : $0 } }
        // The image itself comes apart; HTML and markdown only hold a place for it.
        if type == .figure {
            let html = sent("html") ?? ""
            let said = ChandraPage.alternatives(in: html) + [HTMLText.plain(html).trimmingWhiteSpace]
            return (sent("text") ?? said.filter { !$0.isEmpty }.joined(separator: "\n"), .plain)
        }
        if type == .table || type == .chart, let html = sent("html") { return (html, .html) }
        if let markdown = sent("markdown") {
            return (markdown, type == .list ? .markdown : BlockText.ofLine(markdown))
        }
        if let text = sent("text") { return (text, .plain) }
        // A break precedes the elements that follow one another.
        let html = (sent("html") ?? "").trimmingWhiteSpace
        return (MarkerHTML.inside(html.hasPrefix("<br>") ? String(html.dropFirst(4)) : html), .html)
    }

    /// Adds a list and its items; only the list has a box.
    private mutating func addList(_ markdown: String, as list: Block) {
        let first = builder.blockCountOnPage
        for var part in MarkdownBlocks(markdown, on: builder.pageIndex, assets: &builder.assets).blocks {
            part.providerType = list.providerType
            part.parent = part.parent.map { $0 + first }
            if part.parent == nil { part.box = list.box }
            builder.add(part)
        }
    }
}
