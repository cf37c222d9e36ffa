internal import DocumentModel
internal import JSONView

/// Decodes `*_content_list_v2.json` (3.0 and later, "subject to change"): a list of pages, each a list of blocks
/// `{type, content: {…}, bbox}`.
///
/// Boxes count from 0 to 1000 as in the first content list (`MinerUContentListDecoder.pageSize`): on ten results
/// of 3.4 each is within one thousandth of the layout's. Blocks of office files may have none.
struct MinerUContentListV2Decoder {
    private let json: JSONValue?
    private var builder: MinerUDocumentBuilder
    private var lastText: Block.Place?
    private var lastTable: Block.Place?
    /// The version's inline spans say nothing of the spaces between them.
    private let spans = MinerUSpanReader(isExact: false)

    init(_ member: OpenedPayload.Member, _ builder: MinerUDocumentBuilder) {
        json = member.json
        self.builder = builder
    }

    mutating func decode() throws(ProviderFailure) -> ParsedDocument {
        let pages = json.map { Array($0.elements) } ?? []
        builder.document.pageCount = pages.count
        for (index, page) in pages.enumerated() {
            let hasBoxes = page.elements.contains { $0.mineruBox != nil }
            try builder.beginPage(index, size: hasBoxes ? MinerUContentListDecoder.pageSize : nil)
            for (position, block) in page.elements.enumerated() { add(block, at: "$[\(index)][\(position)]") }
        }
        return builder.finish()
    }

    private mutating func add(_ value: JSONValue, at path: String) {
        let label = value["type"]?.string ?? ""
        let type =
            label == "image" && value["sub_type"]?.string == "seal"
            ? .mark : builder.type(label, at: path)
        guard let content = value["content"] else {
            builder.add(Block(type, text: "", providerType: label, box: value.mineruBox))
            return
        }
        var block = Block(type, text: "", providerType: label, box: value.mineruBox)
        block.asset = builder.asset(content["image_source"]?["path"]?.string)
        switch type {
        case .list, .toc: return addList(block, content)
        case .table: fillTable(content, into: &block, at: path)
        case .code: fillCode(content, label, into: &block)
        case .formula: fillFormula(content, into: &block, at: path)
        case .figure, .chart, .mark: fillFigure(content, into: &block)
        default: fillText(content, into: &block, at: path)
        }
        let place = builder.add(block)
        if type == .text, !block.text.isEmpty { lastText = place }
        if type == .table, !block.text.isEmpty { lastTable = place }
        addNotes(of: content, parent: place.block)
    }

    private mutating func fillText(_ content: JSONValue, into block: inout Block, at path: String) {
        let text = inline(content) ?? content["content"]?.string.map(MinerUMarkdownText.read) ?? MinerUText()
        block.text = text.text
        block.markup = text.markup.map { Block.Markup($0, .markdown) }
        if block.type == .heading || block.type == .title { block.level = content["level"]?.int }
        if block.type == .text, block.text.isEmpty {
            block.continues = lastText
            builder.warnOfTextOnEarlierBlock(at: path)
        }
    }

    private mutating func fillTable(_ content: JSONValue, into block: inout Block, at path: String) {
        let html = MinerUMarkdownText.trimmed(content["html"]?.string ?? "")
        if !html.isEmpty {
            block.markup = Block.Markup(html, .html)
            block.text = MinerUTable.text(html)
        } else if block.asset == nil {
            block.continues = lastTable
            builder.warnOfContinuedTable(at: path)
        } else {
            builder.warnOfTableWithoutText(at: path)
        }
    }

    private func fillCode(_ content: JSONValue, _ label: String, into block: inout Block) {
        let parts = content.elements(of: "\(label)_content")
        if label == "algorithm" {
            let text = spans.text(ofInline: parts)
            block.text = text.text
            block.markup = text.markup.map { Block.Markup($0, .markdown) }
        } else {
            block.text = parts.map { $0["content"]?.string ?? "" }.joined()
            if let language = content["code_language"]?.string, !language.isEmpty {
                block.markup = Block.Markup("```\(language)\n\(block.text)\n```", .markdown)
            }
        }
    }

    private mutating func fillFormula(_ content: JSONValue, into block: inout Block, at path: String) {
        let latex = MinerUMarkdownText.withoutFences(content["math_content"]?.string ?? "")
        block.text = latex
        block.markup = latex.isEmpty ? nil : Block.Markup(latex, .latex)
        if latex.isEmpty { builder.warnOfFormulaWithoutText(at: path) }
    }

    private func fillFigure(_ content: JSONValue, into block: inout Block) {
        if let text = content["content"]?.string, !text.isEmpty {
            let figure = MinerUFigureText(text)
            block.text = figure.text
            block.markup = figure.markup
        } else if let text = inline(content) {
            block.text = text.text
            block.markup = text.markup.map { Block.Markup($0, .markdown) }
        }
    }

    /// The text of the first member that is a list of spans and has a name like `title_content`.
    private func inline(_ content: JSONValue) -> MinerUText? {
        content.object?.first { $0.name.hasSuffix("_content") && $0.value.array != nil }
            .map { spans.text(ofInline: Array($0.value.elements)) }
    }

    private mutating func addNotes(of content: JSONValue, parent: Int) {
        for (name, value) in content.members {
            let type: BlockType? =
                name.hasSuffix("_caption") ? .caption : name.hasSuffix("_footnote") ? .footnote : nil
            guard let type else { continue }
            let text = spans.text(ofInline: Array(value.elements))
            guard !text.isEmpty else { continue }
            builder.add(
                Block(
                    type, text: text.text, providerType: name,
                    markup: text.markup.map { Block.Markup($0, .markdown) }, parent: parent))
        }
    }

    /// Adds a list and its items; an item has no box of its own, and the list's box is the place that is known.
    private mutating func addList(_ list: Block, _ content: JSONValue) {
        if list.type == .toc {
            var toc = list
            toc.text = items(of: content, level: 1).map(\.text.text).joined(separator: "\n")
            builder.add(toc)
            return
        }
        let parent = builder.add(list).block
        let isReferences = content["list_type"]?.string == "reference_list"
        for item in items(of: content, level: 1) {
            builder.add(
                Block(
                    isReferences ? .reference : .listItem, text: item.text.text,
                    level: isReferences ? nil : item.level,
                    markup: item.text.markup.map { Block.Markup($0, .markdown) }, box: list.box,
                    parent: parent))
        }
    }

    private func items(of content: JSONValue, level: Int) -> [(text: MinerUText, level: Int)] {
        content.elements(of: "list_items").flatMap { item -> [(text: MinerUText, level: Int)] in
            let text = spans.text(ofInline: item.elements(of: "item_content"))
            let nested = items(of: item["content"] ?? item, level: level + 1)
            return (text.isEmpty && !nested.isEmpty ? [] : [(text, level)]) + nested
        }
    }
}
