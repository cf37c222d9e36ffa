internal import DocumentModel
internal import Markup

/// Turns a TEI file into pages: one block for the title, each author, paragraph, heading, figure, table, note and reference.
struct GrobidDecoder {
    var builder: ParseBuilder
    /// The sizes of pages, by their index in the file.
    private(set) var sizes: [Int: PageSize] = [:]
    /// The page of the running text, which blocks without coordinates are on.
    var flowPage = 0

    init(member: String, context: DecodingContext) {
        builder = ParseBuilder(member: member, context: context)
    }

    mutating func decode(_ member: OpenedPayload.Member) throws(ProviderFailure) -> ParsedDocument {
        let tree = try builder.markup(of: member)
        guard let root = tree.root else { return try builder.finish() }
        readPages(root)
        if let header = root.first("teiHeader") { readHeader(header) }
        for part in root.first("text")?.children.map({ $0 }) ?? [] { read(part) }
        return try builder.finish()
    }

    private mutating func readPages(_ root: MarkupNode) {
        let facsimile = root.first("facsimile") ?? root.first("text")?.first("facsimile")
        for surface in facsimile?.elements.filter({ $0.name == "surface" }) ?? [] {
            let corner = ["lrx", "lry"].compactMap { surface[$0].flatMap { Double($0) } }
            guard let number = surface["n"].flatMap(Int.init), isPage(number), corner.count == 2 else {
                continue
            }
            sizes[number - 1] = PageSize(width: corner[0], height: corner[1], unit: .points)
            startPage(number - 1)
        }
    }

    func isPage(_ number: Int) -> Bool { (1...builder.context.limits.pages).contains(number) }

    mutating func startPage(_ index: Int) {
        builder.startPage(Page(index: builder.context.pageOffset + index, size: sizes[index]))
    }

    private mutating func read(_ node: MarkupNode) {
        switch node.name {
        case "head":
            let number = node["n"].map { $0 + " " } ?? ""
            var block = Self.block(.heading, node, text: number + node.text)
            block.level =
                number.isEmpty ? nil : min(max(number.split(separator: ".").filter { $0 != " " }.count, 1), 6)
            add(block, at: node)
        case "p": add(Self.block(.text, node), at: node)
        case "formula":
            add(Self.block(.formula, node, text: Self.spaced(node)), at: node)
        case "item": add(Self.block(.listItem, node), at: node)
        case "figure": readFigure(node)
        case "note":
            let type: BlockType = node["place"] == "headnote" ? .pageHeader : .footnote
            let number = node["n"].map { $0 + " " } ?? ""
            add(Self.block(type, node, text: number + node.text), at: node, isFlow: false)
        case "biblStruct": add(Self.block(.reference, node, text: Self.reference(node)), at: node)
        case "facsimile": break
        case "": if !TextJoin.trimmed(node.text).isEmpty { add(Self.block(.text, node), at: nil) }
        default: for child in node.children { read(child) }
        }
    }
}
