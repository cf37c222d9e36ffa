internal import DocumentModel
internal import Markup

/// Turns `pdftohtml -xml` into pages: one block for a line, of pieces that are beside each other, with its font.
struct PopplerLineDecoder {
    private static let numbering = PageNumbering("number", from: 1, duplicates: .renumber)

    private var builder: ParseBuilder
    private var boxes = BoxReader()
    /// The fonts that pages declare, by their identifiers; a later page uses those of earlier ones.
    private var fonts: [String: FontInfo] = [:]
    private var line = OCRText()
    private var lineBox: Box?

    init(_ payload: OpenedPayload, member: String, context: DecodingContext) {
        builder = ParseBuilder(member: member, context: context, payload: payload)
    }

    mutating func decode(_ member: OpenedPayload.Member) throws(ProviderFailure) -> ParsedDocument {
        let tree = try builder.markup(of: member)
        guard let root = tree.root else { return try builder.finish() }
        let producer = [root["producer"], root["version"]].compactMap { $0 }.joined(separator: " ")
        if !producer.isEmpty { builder.document.providerVersion = producer }
        let pages = root.elements.filter { $0.name == "page" }
        let numbers = pages.map { $0["number"].flatMap(Int.init) }
        let indices = try Self.numbering.indices(of: numbers, in: &builder, at: "number")
        for (page, index) in zip(pages, indices) { read(page, index: index) }
        let outline = root.elements.filter { $0.name == "outline" }.flatMap {
            $0.elements.flatMap(Self.titles)
        }
        if !outline.isEmpty { builder.document.metadata["outline"] = .array(outline.map { .string($0) }) }
        return try builder.finish()
    }

    /// The titles of bookmarks, outermost first.
    private static func titles(_ node: MarkupNode) -> [String] {
        node.name == "item" ? [TextJoin.trimmed(node.text)] : node.elements.flatMap(titles)
    }

    private mutating func read(_ page: MarkupNode, index: Int) {
        let extents = ["width", "height"].compactMap { page[$0].flatMap { Double($0) } }
        let size = extents.count == 2 ? PageSize(width: extents[0], height: extents[1], unit: .pixels) : nil
        boxes = BoxReader(of: size, fourNumbers: .cornerAndExtent)
        builder.startPage(Page(index: index, size: size))
        for element in page.elements {
            switch element.name {
            case "fontspec":
                guard let id = element["id"] else { continue }
                fonts[id] = FontInfo(
                    name: element["family"],
                    size: element["size"].flatMap { Double($0) }.flatMap { $0 > 0 && $0.isFinite ? $0 : nil })
            case "text": readText(element)
            case "image":
                flush()
                let name = builder.assets.name(of: element["src"] ?? "", on: builder.pageIndex)
                builder.add(
                    Block(.figure, text: "", providerType: "image", box: readBox(element), asset: name))
            default: break
            }
        }
        flush()
    }

    private mutating func readText(_ node: MarkupNode) {
        let text = TextJoin.trimmed(node.text)
        guard !text.isEmpty else { return }
        let box = readBox(node)
        if !isNext(box) { flush() }
        line.add(word: text, box: box)
        lineBox = box.map { lineBox?.union($0) ?? $0 } ?? lineBox
        if var font = node["font"].flatMap({ fonts[$0] }) {
            if Self.isWhole(node, in: "b") { font.isBold = true }
            if Self.isWhole(node, in: "i") { font.isItalic = true }
            line.add(font: font)
        }
    }

    /// Whether a piece continues the line: on the same height, and not further away than one and a half of its height.
    private func isNext(_ box: Box?) -> Bool {
        guard let box, let line = lineBox else { return self.line.isEmpty }
        let overlap = min(box.y1, line.y1) - max(box.y0, line.y0)
        let gap = box.x0 - line.x1
        return overlap > min(box.height, line.height) / 2 && gap > -box.height && gap < box.height * 1.5
    }

    /// Whether all of a piece's text is in elements of a name.
    private static func isWhole(_ node: MarkupNode, in name: String) -> Bool {
        node.children.allSatisfy { child in
            child.isText
                ? child.text.allSatisfy(\.isWhitespace) : child.name == name || isWhole(child, in: name)
        }
    }

    private mutating func flush() {
        line.endLine()
        defer { (line, lineBox) = (OCRText(), nil) }
        guard !line.isEmpty else { return }
        let text = line.text
        builder.add(
            Block(
                .text, text: text, providerType: "text", box: lineBox, font: line.font,
                textBoxes: line.boxes(in: text)))
    }

    private mutating func readBox(_ node: MarkupNode) -> Box? {
        let numbers = ["left", "top", "width", "height"].map { node[$0].flatMap { Double($0) } }
        if numbers[2] == 0, numbers[3] == 0 { return nil }
        // Vertical text has its height as font size and no width: no box of it is known.
        if numbers[2] == 0 || numbers[3] == 0 {
            builder.warnOfBox(at: "byte \(node.offset)")
            return nil
        }
        return builder.box(of: numbers, by: boxes, at: node.offset)
    }
}
