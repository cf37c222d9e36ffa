internal import DocumentModel
internal import JSONView

/// Decodes `*_content_list_v2.json` (3.0 and later, "subject to change"): a list of pages, each a list of blocks
/// `{type, content: {…}, bbox}`; text fields are plain, formulas spans of their own.
///
/// Boxes are those of the first version (`MinerUContentWriter.pageSize`); blocks of office files may have none.
struct MinerUContentListV2Decoder {
    private let pages: [JSONValue]
    private var writer: MinerUContentWriter
    /// The version's inline spans have lost some of the spaces between them.
    private let spans = MinerUSpanReader(isExact: false)

    init(_ member: OpenedPayload.Member, _ builder: MinerUDocumentBuilder) {
        pages = member.json.map { Array($0.elements) } ?? []
        writer = MinerUContentWriter(builder)
    }

    mutating func decode() throws(ProviderFailure) -> ParsedDocument {
        writer.builder.document.pageCount = pages.count
        let hasBoxes = pages.contains { $0.elements.contains { $0.mineruBox != nil } }
        for (index, page) in pages.enumerated() {
            try writer.builder.beginPage(index, size: hasBoxes ? MinerUContentWriter.pageSize : nil)
            for (position, block) in page.elements.enumerated() {
                let path = "$[\(index)][\(position)]"
                writer.add(content(of: block, at: path), at: path)
            }
        }
        return writer.builder.finish()
    }

    private mutating func content(of block: JSONValue, at path: String) -> MinerUContent {
        let type = writer.builder.type(of: block, at: path)
        let label = block["type"]?.string ?? ""
        let content = block["content"] ?? block
        return MinerUContent(
            type: type, label: label, box: block.mineruBox, image: content["image_source"]?["path"]?.string,
            body: body(of: content, type, label), notes: notes(of: content))
    }

    private func body(of content: JSONValue, _ type: BlockType, _ label: String) -> MinerUContent.Body {
        switch type {
        case _ where content["list_items"] != nil:
            let areReferences = content["list_type"]?.string == "reference_list"
            return .list(items(of: content, level: 1), areReferences: areReferences)
        case .list: return .list([MinerUContent.Item(text: inline(content), level: 1)], areReferences: false)
        case .table: return .table(html: MinerUMarkdownText.trimmed(content["html"]?.string ?? ""))
        case .formula:
            return .formula(latex: MinerUMarkdownText.withoutFences(content["math_content"]?.string ?? ""))
        case .code: return .code(code(content, label))
        case .figure, .chart, .mark: return .figure(content["content"]?.string ?? inline(content).markdown)
        default: return .text(inline(content), headingLevel: type == .heading ? content["level"]?.int : nil)
        }
    }

    private func code(_ content: JSONValue, _ label: String) -> MinerUCode {
        let parts = content.elements(of: "\(label)_content")
        guard label != "algorithm" else {
            return MinerUCode(lines: [
                (spans.text(ofInline: parts), parts.first?["content"]?.string ?? "", nil)
            ])
        }
        let code = parts.map { $0["content"]?.string ?? "" }.joined()
        return MinerUCode(code, language: content["code_language"]?.string ?? "")
    }

    /// The text of the first member that is a list of spans and has a name like `title_content`.
    private func inline(_ content: JSONValue) -> MinerUText {
        let member = content.members.first { $0.name.hasSuffix("_content") && $0.value.array != nil }
        if let member { return spans.text(ofInline: Array(member.value.elements)) }
        return MinerUMarkdownText.read(content.either("content", "text")?.string ?? "")
    }

    private func notes(of content: JSONValue) -> [MinerUContent.Note] {
        content.members.compactMap { name, value in
            MinerUContent.Note(label: name, text: spans.text(ofInline: Array(value.elements)))
        }
    }

    private func items(of content: JSONValue, level: Int) -> [MinerUContent.Item] {
        content.elements(of: "list_items").flatMap { item -> [MinerUContent.Item] in
            let text = spans.text(ofInline: item.elements(of: "item_content"))
            let nested = items(of: item["content"] ?? item, level: level + 1)
            let own = text.isEmpty && !nested.isEmpty ? [] : [MinerUContent.Item(text: text, level: level)]
            return own + nested
        }
    }
}
