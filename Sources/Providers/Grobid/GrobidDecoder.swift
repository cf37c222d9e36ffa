internal import DocumentModel
internal import Markup

/// Turns a TEI file into pages: one block for the title, each author, paragraph, heading, figure, table, note and reference.
struct GrobidDecoder {
    var builder: ParseBuilder
    /// The sizes of pages, by their index in the file.
    private var sizes: [Int: PageSize] = [:]
    /// The page of the running text, which blocks without coordinates are on.
    private var flowPage = 0

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

    private func isPage(_ number: Int) -> Bool { (1...builder.context.limits.pages).contains(number) }

    private mutating func startPage(_ index: Int) {
        builder.startPage(Page(index: builder.context.pageOffset + index, size: sizes[index]))
    }

    // MARK: Places

    /// The first stretch of `coords` on one page and in one column: further ones begin higher up, or on another page.
    private mutating func place(of node: MarkupNode) -> (page: Int, box: Box?)? {
        guard let coords = node["coords"], !coords.isEmpty else { return nil }
        var found: (page: Int, box: Box?)?
        var last: Box?
        for part in coords.split(separator: ";") {
            let numbers = part.split(separator: ",").map { Double($0) }
            let page = numbers.first.flatMap { $0 }.flatMap { Int(exactly: $0) }.flatMap {
                isPage($0) ? $0 - 1 : nil
            }
            guard let page else {
                _ = builder.box(of: [nil], by: BoxReader(), at: node.offset)
                continue
            }
            let reader = BoxReader(of: sizes[page], fourNumbers: .cornerAndExtent)
            let box = builder.box(of: Array(numbers.dropFirst()), by: reader, at: node.offset)
            guard let first = found else {
                (found, last) = ((page, box), box)
                continue
            }
            guard let box else { continue }
            guard first.page == page, last.map({ box.y1 >= $0.y0 }) ?? true else {
                builder.warn(
                    "block_in_several_places",
                    "a block is in several columns or pages; it is kept where it begins, with the box of that part",
                    at: "byte \(node.offset)")
                break
            }
            found?.box = first.box.map { $0.union(box) } ?? box
            last = box
        }
        return found
    }

    /// Adds a block where its element stands: by its own coordinates, else on the page of the first that are inside it.
    @discardableResult
    private mutating func add(_ block: Block, at node: MarkupNode?, isFlow: Bool = true) -> Block.Place? {
        guard !block.text.isEmpty || block.type == .figure else { return nil }
        var block = block
        block.text = TextJoin.trimmed(block.text)
        var page = flowPage
        if let place = node.flatMap({ place(of: $0) }) {
            (page, block.box) = place
        } else {
            if let inner = node.flatMap(Self.firstPlaced), let place = place(of: inner) { page = place.page }
            builder.warn(
                "page_guessed",
                "a block has no coordinates; it is kept on the page of its first element that has some, or of the previous block",
                at: node.map { "byte \($0.offset)" })
        }
        if isFlow { flowPage = page }
        startPage(page)
        return builder.add(block)
    }

    private static func firstPlaced(in node: MarkupNode) -> MarkupNode? {
        for element in node.elements {
            if element["coords"]?.isEmpty == false { return element }
            if let found = firstPlaced(in: element) { return found }
        }
        return nil
    }

    private static func block(_ type: BlockType, _ node: MarkupNode, text: String? = nil) -> Block {
        Block(type, text: TextJoin.trimmed(text ?? node.text), providerType: node.name)
    }

    // MARK: Header

    private mutating func readHeader(_ header: MarkupNode) {
        builder.document.language = header["lang"]
        builder.document.providerVersion = header.firstBelow("application")?["version"].map { "GROBID \($0)" }
        let description = header.first("fileDesc")
        if let title = description?.first("titleStmt")?.first("title") {
            add(Self.block(.title, title), at: title)
        }
        if let source = description?.first("sourceDesc")?.first("biblStruct") { readSource(source) }
        for part in header.first("profileDesc")?.elements.map({ $0 }) ?? [] {
            if part.name == "abstract" {
                readAbstract(part)
            } else if let keywords = part.first("keywords") {
                let terms = keywords.elements.map { TextJoin.trimmed($0.text) }
                let text = terms.isEmpty ? keywords.text : terms.joined(separator: ", ")
                add(Self.block(.text, keywords, text: text), at: keywords)
            }
        }
    }

    /// Authors, their affiliations once each, and what is known of the journal.
    private mutating func readSource(_ source: MarkupNode) {
        var affiliations: Set<String> = []
        for author in source.first("analytic")?.elements.filter({ $0.name == "author" }) ?? [] {
            let name = author.first("persName") ?? author.first("orgName")
            let parts = [name.map(Self.spaced), author.first("email").map(\.text)].compactMap { $0 }
            add(Self.block(.author, author, text: parts.joined(separator: " ")), at: name)
            for affiliation in author.elements where affiliation.name == "affiliation" {
                let text = (affiliation.first("note").map { [$0] } ?? Array(affiliation.elements)).map(
                    Self.spaced)
                let block = Self.block(.text, affiliation, text: text.joined(separator: ", "))
                if affiliations.insert(block.text).inserted { add(block, at: affiliation) }
            }
        }
        for note in source.elements where note.name == "note" { add(Self.block(.text, note), at: note) }
        let journal = source.first("monogr")?.first("title").map(\.text)
        let doi = source.elements.first { $0.name == "idno" && $0["type"] == "DOI" }?.text
        for (name, value) in [("journal", journal), ("doi", doi)] {
            if let value, !value.isEmpty {
                builder.document.metadata[name] = .string(TextJoin.trimmed(value))
            }
        }
    }

    private mutating func readAbstract(_ abstract: MarkupNode) {
        for part in abstract.children {
            if part.name == "div" { readAbstract(part) } else { add(Self.block(.abstract, part), at: part) }
        }
    }

    /// The texts of the elements inside, parted by spaces: names stand without any between their parts.
    private static func spaced(_ node: MarkupNode) -> String {
        let parts = node.children.map { $0.isText ? $0.text : spaced($0) }.map(TextJoin.trimmed)
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    // MARK: Body

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

    /// A figure or table, its caption, and a table's note.
    ///
    /// The coordinates of a figure are around all of it.
    private mutating func readFigure(_ node: MarkupNode) {
        let table = node.first("table")
        var body: Block.Place?
        if let table {
            var block = Self.block(.table, table)
            let rows = table.elements.filter { $0.name == "row" }
            if !rows.isEmpty { (block.text, block.markup) = Self.write(rows) }
            let text = block.text
            block.text = "-"
            body = add(block, at: table["coords"] == nil ? node : table, isFlow: false)
            if let body { builder.update(body) { $0.text = text } }
        } else if let graphic = node.first("graphic") {
            let block = Block(.figure, text: "", providerType: graphic["type"] ?? node.name)
            body = add(block, at: graphic["coords"] == nil ? node : graphic, isFlow: false)
        }
        let head = node.first("head").map(\.text) ?? ""
        let label = node.first("label").map(\.text) ?? ""
        let parts = [head.contains(label) ? "" : label, head, node.first("figDesc").map(\.text) ?? ""]
        let caption = add(
            Self.block(.caption, node, text: parts.joined(separator: " ")), at: node, isFlow: false)
        if let caption, body != nil { builder.update(caption) { $0.box = nil } }
        link(caption, to: body)
        for note in node.elements where note.name == "note" {
            let footnote = add(
                Self.block(.footnote, note), at: note["coords"] == nil ? node : note, isFlow: false)
            if let footnote, note["coords"] == nil { builder.update(footnote) { $0.box = nil } }
            link(footnote, to: body)
        }
    }

    private mutating func link(_ part: Block.Place?, to body: Block.Place?) {
        guard let part, let body, part.page == body.page else { return }
        builder.update(part) { $0.parent = body.block }
    }

    private static func write(_ rows: [MarkupNode]) -> (String, Block.Markup) {
        var writer = TableWriter()
        for row in rows {
            writer.startRow()
            for cell in row.elements where cell.name == "cell" {
                let spans = ["rows", "cols"].map { max(1, min(cell[$0].flatMap(Int.init) ?? 1, 1000)) }
                writer.startCell(
                    column: nil, rowSpan: spans[0], columnSpan: spans[1], isHeader: cell["role"] == "label")
                writer.write(TextJoin.trimmed(cell.text).utf8)
                writer.endCell()
            }
            writer.endRow()
        }
        let html = Block.Markup(writer.finish(), .html)
        return (String(decoding: writer.text, as: UTF8.self), html)
    }

    /// A reference as it was printed, if the file holds it (`raw_reference`), else its parts in the order of the file.
    private static func reference(_ node: MarkupNode) -> String {
        if let raw = node.elements.first(where: { $0.name == "note" && $0["type"] == "raw_reference" }) {
            return raw.text
        }
        return parts(of: node).joined(separator: ", ")
    }

    private static func parts(of node: MarkupNode) -> [String] {
        node.children.flatMap { child -> [String] in
            switch child.name {
            case "": return [TextJoin.trimmed(child.text)].filter { !$0.isEmpty }
            case "persName": return [spaced(child)].filter { !$0.isEmpty }
            case "biblScope", "date":
                let text = TextJoin.trimmed(child.text)
                let range = [child["from"], child["to"]].compactMap { $0 }.joined(separator: "-")
                return [text.isEmpty ? (range.isEmpty ? child["when"] ?? "" : range) : text].filter {
                    !$0.isEmpty
                }
            default: return parts(of: child)
            }
        }
    }
}
