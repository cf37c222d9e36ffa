internal import DocumentModel
internal import JSONView

/// Decodes `*_content_list.json`, the flat list of 0.x to 3.x.
///
/// Boxes, where there are any (2.6 and later), count from 0 to 1000 on either axis, whatever the page's size:
/// `int(coordinate * 1000 / page_size)`. The page's size in points stands in layout.json only. A page is therefore
/// given the size 1000 × 1000 without a unit, so that its normalized boxes are exact. On ten results of 3.4 that have
/// both files each of the 1,310 boxes is within one thousandth of the layout's.
struct MinerUContentListDecoder {
    private let json: JSONValue?
    var builder: MinerUDocumentBuilder
    private var lastText: Block.Place?
    private var lastTable: Block.Place?

    /// The scale of a content list's boxes.
    static let pageSize = PageSize(width: 1000, height: 1000, unit: nil)

    init(_ member: OpenedPayload.Member, _ builder: MinerUDocumentBuilder) {
        json = member.json
        self.builder = builder
    }

    mutating func decode() throws(ProviderFailure) -> ParsedDocument {
        var entries: [Int: [(position: Int, entry: JSONValue)]] = [:]
        var lastPage = 0
        let elements = json.map { Array($0.elements) } ?? []
        for (position, entry) in elements.enumerated() {
            if let page = entry["page_idx"]?.int, page >= 0 {
                lastPage = page
            } else {
                builder.warn(
                    "page_unknown",
                    "an entry without a page number was put on the page of the entry before it",
                    at: builder.location("$[\(position)]"))
            }
            entries[lastPage, default: []].append((position, entry))
        }
        let hasBoxes = elements.contains { $0.mineruBox != nil }
        if !hasBoxes {
            builder.warn(
                "boxes_missing", "this version of MinerU writes no boxes into its content list",
                at: builder.location("$"))
        }
        // A page without entries is an empty page, not a missing one.
        for page in 0...(entries.keys.max() ?? 0) {
            try builder.beginPage(page, size: hasBoxes ? Self.pageSize : nil)
            for (position, entry) in entries[page] ?? [] { add(entry, at: "$[\(position)]") }
        }
        return builder.finish()
    }

    private mutating func add(_ entry: JSONValue, at path: String) {
        let label = entry["type"]?.string ?? ""
        let type =
            label == "image" && entry["sub_type"]?.string == "seal"
            ? .mark : builder.type(label, at: path)
        var block = Block(type, text: "", providerType: label, box: entry.mineruBox)
        block.asset = builder.asset(entry["img_path"]?.string)
        switch type {
        case .list, .toc: return addList(block, entry)
        case .table: fillTable(entry, into: &block, at: path)
        case .code: fillCode(entry, into: &block)
        case .formula: fillFormula(entry, into: &block, at: path)
        case .figure, .chart, .mark: fillFigure(entry, into: &block)
        default: fillText(entry, into: &block, at: path)
        }
        let place = builder.add(block)
        if type == .text, !block.text.isEmpty { lastText = place }
        if type == .table, !block.text.isEmpty { lastTable = place }
        addNotes(of: entry, parent: place.block)
    }

    private mutating func fillText(_ entry: JSONValue, into block: inout Block, at path: String) {
        var text = MinerUMarkdownText.read(entry["text"]?.string ?? entry["content"]?.string ?? "")
        text.trim()
        block.text = text.text
        block.markup = text.markup.map { Block.Markup($0, .markdown) }
        if block.type == .text, let level = entry["text_level"]?.int, level > 0 {
            block.type = .heading
            block.level = level
        }
        if block.type == .text, block.text.isEmpty {
            block.continues = lastText
            builder.warnOfTextOnEarlierBlock(at: path)
        }
    }

    private mutating func fillTable(_ entry: JSONValue, into block: inout Block, at path: String) {
        let html = entry["table_body"]?.string.map(MinerUMarkdownText.trimmed) ?? ""
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

    private func fillCode(_ entry: JSONValue, into block: inout Block) {
        let body = entry["code_body"]?.string ?? entry["text"]?.string ?? ""
        let code = MinerUCode(body, isAlgorithm: entry["sub_type"]?.string == "algorithm")
        block.text = code.text
        block.markup = code.markup
    }

    private mutating func fillFormula(_ entry: JSONValue, into block: inout Block, at path: String) {
        let latex = MinerUMarkdownText.withoutFences(entry["text"]?.string ?? entry["content"]?.string ?? "")
        block.text = latex
        block.markup = latex.isEmpty ? nil : Block.Markup(latex, .latex)
        if latex.isEmpty { builder.warnOfFormulaWithoutText(at: path) }
    }

    private func fillFigure(_ entry: JSONValue, into block: inout Block) {
        guard let content = entry["content"]?.string ?? entry["text"]?.string, !content.isEmpty else {
            return
        }
        let figure = MinerUFigureText(content)
        block.text = figure.text
        block.markup = figure.markup
    }

    /// Adds the captions and footnotes of an image, table, chart or code; a content list has no boxes for them.
    private mutating func addNotes(of entry: JSONValue, parent: Int) {
        for (name, value) in entry.members {
            let type: BlockType
            if name.hasSuffix("_caption") {
                type = .caption
            } else if name.hasSuffix("_footnote") {
                type = .footnote
            } else {
                continue
            }
            for note in value.array == nil ? [value] : Array(value.elements) {
                var text = MinerUMarkdownText.read(note.string ?? "")
                text.trim()
                guard !text.isEmpty else { continue }
                builder.add(
                    Block(
                        type, text: text.text, providerType: name,
                        markup: text.markup.map { Block.Markup($0, .markdown) }, parent: parent))
            }
        }
    }

    /// Adds a list and its items; an item has no box of its own, and the list's box is the place that is known.
    private mutating func addList(_ list: Block, _ entry: JSONValue) {
        if list.type == .toc {
            var toc = list
            toc.text = items(of: entry, level: 1).map(\.text.text).joined(separator: "\n")
            builder.add(toc)
            return
        }
        let parent = builder.add(list).block
        let isReferences = entry["sub_type"]?.string == "ref_text"
        for item in items(of: entry, level: 1) {
            builder.add(
                Block(
                    isReferences ? .reference : .listItem, text: item.text.text,
                    level: isReferences ? nil : item.level,
                    markup: item.text.markup.map { Block.Markup($0, .markdown) }, box: list.box,
                    parent: parent))
        }
    }

    /// The items of a list: strings, or objects with a text and items of their own (office files).
    private func items(of entry: JSONValue, level: Int) -> [(text: MinerUText, level: Int)] {
        entry.elements(of: "list_items").flatMap { item -> [(text: MinerUText, level: Int)] in
            var text = MinerUMarkdownText.read(
                item.string ?? item["text"]?.string ?? item["content"]?.string ?? "")
            text.trim()
            let nested = items(of: item, level: level + 1)
            return (text.isEmpty && !nested.isEmpty ? [] : [(text, level)]) + nested
        }
    }
}
