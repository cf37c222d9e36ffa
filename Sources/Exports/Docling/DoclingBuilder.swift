internal import DocumentModel
internal import Rendering

/// Gathers the pages of a document as the items of a DoclingDocument.
///
/// The version is that of docling-core 2.10x, the one its projectors to older schemas start from. docling-core loads documents of its own and
/// earlier ones, and refuses later ones.
struct DoclingBuilder: DocumentFile {
    static let suffix = ".json"
    static let version = "1.10.0"

    private var items: [DoclingItem.Kind: [DoclingItem]] = [:]
    private var body: [String] = []
    /// What is in the body only until the table or figure is known that it belongs to.
    private var attached: Set<String> = []
    private var pages: [(number: Int, size: PageSize)] = []
    private(set) var pageCount = 0
    /// Code points of text.
    private(set) var chars = 0
    /// By position in the open page's blocks: the position of its item.
    private var placed: [Int: (DoclingItem.Kind, Int)] = [:]
    /// The list that an item without one of its own goes to.
    private var openList: Int?

    var isEmpty: Bool { items.isEmpty }

    init(_ options: ExportOptions) {}

    /// Adds a page; false if it is empty.
    mutating func add(_ page: ExportPage) -> Bool {
        pageCount += 1
        placed.removeAll(keepingCapacity: true)
        openList = nil
        let before = body.count
        if let size = page.size { pages.append((page.number, size)) }
        for (position, block) in page.blocks.enumerated() { add(block, at: position, page) }
        attachCaptions(page)
        return body.count > before
    }

    private mutating func add(_ block: Block, at position: Int, _ page: ExportPage) {
        switch block.type {
        case .list: addList(block, at: position, page)
        case .listItem: addListItem(block, at: position, page)
        case .table:
            var item = start(.tables, block)
            item.members.member(#","label":"#, "table")
            item.members.provenance(block, page)
            item.members.raw(#","data":"#)
            item.members.table(DoclingTable(block))
            chars += block.text.unicodeScalars.count
            place(item, at: position)
        case .figure, .chart, .mark:
            var item = start(.pictures, block)
            item.members.member(#","label":"#, block.type == .chart ? "chart" : "picture")
            item.members.provenance(block, page)
            place(item, at: position)
            if !block.text.isEmpty { addText(block, page, parent: item.reference) }
        default:
            guard !block.text.isEmpty else { return }
            if block.type != .caption, block.type != .footnote, !block.type.isFurniture { openList = nil }
            addText(block, page, at: position)
        }
    }

    private mutating func addList(_ block: Block, at position: Int, _ page: ExportPage) {
        if !block.text.isEmpty { addText(block, page) }
        placed[position] = (.groups, openGroup())
    }

    /// Opens a list in the body.
    private mutating func openGroup() -> Int {
        var item = start(.groups, Block(.list, text: ""))
        item.members.raw(#","name":"list","label":"list""#)
        place(item, at: nil)
        openList = item.index
        return item.index
    }

    private mutating func addListItem(_ block: Block, at position: Int, _ page: ExportPage) {
        guard !block.text.isEmpty else { return }
        let group: Int =
            if let parent = block.parent, let (kind, index) = placed[parent], kind == .groups {
                index
            } else {
                openList ?? openGroup()
            }
        let reference = items[.groups]?[group].reference
        let item = text(block, page, parent: reference)
        items[.groups]?[group].children.append(item.reference)
        items[.texts, default: []].append(item)
        placed[position] = (.texts, item.index)
    }

    /// Adds a text to the body or to what it belongs to.
    private mutating func addText(
        _ block: Block, _ page: ExportPage, parent: String? = nil, at position: Int? = nil
    ) {
        let item = text(block, page, parent: parent)
        guard parent != nil else { return place(item, at: position) }
        items[.texts, default: []].append(item)
        let last = (items[.pictures]?.count ?? 1) - 1
        items[.pictures]?[last].children.append(item.reference)
    }

    private mutating func text(_ block: Block, _ page: ExportPage, parent: String?) -> DoclingItem {
        var item = start(.texts, block)
        item.parent = parent
        let label = DoclingLabel(block)
        item.members.member(#","label":"#, label.name)
        item.members.provenance(block, page)
        item.members.member(#","orig":"#, block.text)
        item.members.member(#","text":"#, label.text ?? block.text)
        if let level = label.level { item.members.member(#","level":"#, level) }
        if label.name == "list_item" {
            item.members.member(#","marker":"#, label.marker)
            item.members.raw(label.isNumbered ? #","enumerated":true"# : #","enumerated":false"#)
        }
        if label.name == "code" {
            item.members.raw(#","captions":[],"references":[],"footnotes":[],"code_language":"unknown""#)
        }
        chars += block.text.unicodeScalars.count
        return item
    }

    private func start(_ kind: DoclingItem.Kind, _ block: Block) -> DoclingItem {
        DoclingItem(kind, index: items[kind]?.count ?? 0, isFurniture: block.type.isFurniture)
    }

    private mutating func place(_ item: DoclingItem, at position: Int?) {
        body.append(item.reference)
        items[item.kind, default: []].append(item)
        if let position { placed[position] = (item.kind, item.index) }
    }

    /// Hands captions and footnotes to the tables and figures they belong to.
    private mutating func attachCaptions(_ page: ExportPage) {
        for (position, block) in page.blocks.enumerated()
        where block.type == .caption || block.type == .footnote {
            guard let parent = block.parent, let (kind, index) = placed[parent],
                kind == .tables || kind == .pictures,
                let (_, text) = placed[position], let owner = items[kind]?[index].reference,
                let reference = items[.texts]?[text].reference
            else { continue }
            items[.texts]?[text].parent = owner
            items[kind]?[index].children.append(reference)
            if block.type == .caption {
                items[kind]?[index].captions.append(reference)
            } else {
                items[kind]?[index].footnotes.append(reference)
            }
            attached.insert(reference)
        }
    }

    func bytes(of document: ExportDocument) -> [UInt8] {
        var json = JSONBuffer()
        json.member(#"{"schema_name":"DoclingDocument","version":"#, Self.version)
        json.member(#","name":"#, document.key)
        json.origin(document)
        json.raw(
            ##","furniture":{"self_ref":"#/furniture","children":[],"content_layer":"furniture","name":"_root_","##
        )
        json.raw(##""label":"unspecified"},"body":{"self_ref":"#/body","children":"##)
        json.references(body.filter { !attached.contains($0) })
        json.raw(#","content_layer":"body","name":"_root_","label":"unspecified"}"#)
        for kind in [DoclingItem.Kind.groups, .texts, .pictures, .tables] {
            json.raw(",")
            json.string(kind.rawValue)
            json.raw(":[")
            for (position, item) in (items[kind] ?? []).enumerated() {
                if position > 0 { json.raw(",") }
                item.append(to: &json)
            }
            json.raw("]")
        }
        json.raw(#","key_value_items":[],"form_items":[],"field_regions":[],"field_items":[],"pages":{"#)
        for (position, page) in pages.enumerated() {
            if position > 0 { json.raw(",") }
            json.string(String(page.number))
            json.raw(#":{"size":{"width":"#)
            json.real(page.size.width)
            json.raw(#","height":"#)
            json.real(page.size.height)
            json.member(#"},"page_no":"#, page.number)
            json.raw("}")
        }
        json.raw("}}\n")
        return json.bytes
    }
}
