internal import DocumentModel
internal import JSONView

/// Decodes `*_content_list.json`, the flat list of 0.x to 3.x; text fields are markdown.
///
/// 2.6 and later write boxes (`MinerUContentWriter.pageSize`), and page furniture.
struct MinerUContentListDecoder {
    private let entries: [JSONValue]
    /// Whether the list is of an Office file, whose texts are markdown with emphasis, links and anchors.
    private let hasMarks: Bool
    private var writer: MinerUContentWriter

    init(_ member: OpenedPayload.Member, _ builder: MinerUDocumentBuilder) {
        entries = member.json.map { Array($0.elements) } ?? []
        hasMarks = Self.isOffice(entries)
        writer = MinerUContentWriter(builder)
    }

    /// Whether entries come from an Office file: none has a box, and one has an anchor or a list item with its marker.
    ///
    /// MinerU writes marks into the texts of Office files only. In a PDF `**` is what stands on the page (`** p < 0.01`).
    private static func isOffice(_ entries: [JSONValue]) -> Bool {
        guard !entries.contains(where: { $0.mineruBox != nil }) else { return false }
        return entries.contains { entry in
            entry["anchor"]?.string != nil
                || entry.elements(of: "list_items").contains {
                    MinerUMarkdownText.listItem($0.string ?? "").text.utf8.count
                        < ($0.string ?? "").utf8.count
                }
        }
    }

    mutating func decode() throws(ProviderFailure) -> ParsedDocument {
        let hasBoxes = entries.contains { $0.mineruBox != nil }
        if !hasBoxes {
            writer.builder.warn(
                "boxes_missing", "this version of MinerU writes no boxes to its content list",
                at: writer.builder.location("$"))
        }
        let pages = positionsByPage()
        let lastPage = pages.keys.max() ?? 0
        try writer.builder.checkPage(lastPage)
        // A page without entries is an empty page, not a missing one.
        for page in 0...lastPage {
            try writer.builder.beginPage(page, size: hasBoxes ? MinerUContentWriter.pageSize : nil)
            for position in pages[page] ?? [] {
                let path = "$[\(position)]"
                writer.add(content(of: entries[position], at: path), at: path)
            }
        }
        return writer.builder.finish()
    }

    private mutating func positionsByPage() -> [Int: [Int]] {
        var pages: [Int: [Int]] = [:]
        var page = 0
        for (position, entry) in entries.enumerated() {
            if let index = entry["page_idx"]?.int, index >= 0 {
                page = index
            } else {
                writer.builder.warn(
                    "page_unknown",
                    "an entry without a page number was put on the page of the previous entry",
                    at: writer.builder.location("$[\(position)]"))
            }
            pages[page, default: []].append(position)
        }
        return pages
    }

    private mutating func content(of entry: JSONValue, at path: String) -> MinerUContent {
        let type = writer.builder.type(of: entry, at: path)
        return MinerUContent(
            type: type, label: entry["type"]?.string ?? "", box: entry.mineruBox,
            image: entry["img_path"]?.string, body: body(of: entry, type), notes: notes(of: entry))
    }

    private func body(of entry: JSONValue, _ type: BlockType) -> MinerUContent.Body {
        let text = entry.either("text", "content")?.string ?? ""
        switch type {
        case _ where entry["list_items"] != nil:
            return .list(items(of: entry, level: 1), areReferences: entry["sub_type"]?.string == "ref_text")
        case .list:
            return .list(
                [MinerUContent.Item(text: read(text), level: 1)], areReferences: false)
        case .table: return .table(html: MinerUMarkdownText.trimmed(entry["table_body"]?.string ?? ""))
        case .formula: return .formula(latex: MinerUMarkdownText.withoutFences(text))
        case .code:
            let isAlgorithm = entry["sub_type"]?.string == "algorithm"
            return .code(MinerUCode(entry["code_body"]?.string ?? text, isAlgorithm: isAlgorithm))
        case .figure, .chart, .mark: return .figure(entry.either("content", "text")?.string ?? "")
        default:
            let level = entry["text_level"]?.int ?? 0
            return .text(read(text), headingLevel: level > 0 ? level : nil)
        }
    }

    private func read(_ text: String) -> MinerUText {
        hasMarks ? MinerUMarkdownText.readMarks(text) : MinerUMarkdownText.read(text)
    }

    /// The captions and footnotes: members that are lists of strings, or one string.
    private func notes(of entry: JSONValue) -> [MinerUContent.Note] {
        entry.members.flatMap { name, value in
            (value.array == nil ? [value] : Array(value.elements)).compactMap {
                MinerUContent.Note(label: name, text: read($0.string ?? ""))
            }
        }
    }

    /// The items of a list: strings, or objects with a text and items of their own (office files).
    private func items(of entry: JSONValue, level: Int) -> [MinerUContent.Item] {
        entry.elements(of: "list_items").flatMap { item -> [MinerUContent.Item] in
            let content = item.string ?? item.either("text", "content")?.string ?? ""
            let marked = hasMarks ? MinerUMarkdownText.listItem(content) : (text: content, depth: 0)
            let text = read(marked.text)
            let nested = items(of: item, level: level + 1)
            let own =
                text.isEmpty && !nested.isEmpty
                ? [] : [MinerUContent.Item(text: text, level: level + marked.depth)]
            return own + nested
        }
    }
}
