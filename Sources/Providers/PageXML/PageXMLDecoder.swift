internal import DocumentModel
internal import Markup

/// Turns a PAGE file into a page: one block for a region, in the file's reading order.
struct PageXMLDecoder {
    var builder: ParseBuilder
    private var boxes = BoxReader()
    /// The resolution that sizes of fonts are brought to pixels with.
    private var dpi: Double?
    /// The places of regions in the reading order.
    private var ranks: [String: Int] = [:]

    init(member: String, context: DecodingContext) {
        builder = ParseBuilder(member: member, context: context)
    }

    mutating func decode(_ member: OpenedPayload.Member) throws(ProviderFailure) -> ParsedDocument {
        let tree = try builder.markup(of: member)
        let creator = TextJoin.trimmed(tree.root?.first("Metadata")?.first("Creator")?.text ?? "")
        if !creator.isEmpty { builder.document.providerVersion = creator }
        let pages = tree.root?.elements.filter { $0.name == "Page" } ?? []
        for (position, page) in pages.enumerated() { read(page, index: context.pageOffset + position) }
        return try builder.finish()
    }

    private var context: DecodingContext { builder.context }

    private mutating func read(_ page: MarkupNode, index: Int) {
        let extents = [page["imageWidth"], page["imageHeight"]].compactMap { $0.flatMap { Double($0) } }
        let size = extents.count == 2 ? PageSize(width: extents[0], height: extents[1], unit: .pixels) : nil
        let isPerInch = page["imageResolutionUnit"].map { $0 == "PPI" } ?? false
        let resolution = isPerInch ? page["imageXResolution"].flatMap { Double($0) } : nil
        dpi = resolution.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
        boxes = BoxReader(of: size)
        builder.startPage(Page(index: index, size: size, dpi: dpi))
        builder.notePageConfidence(Self.confidence(page["conf"]))
        builder.document.sourceName = page["imageFilename"]?.split { $0 == "/" || $0 == "\\" }.last.map(
            String.init)
        ranks = [:]
        if let order = page.first("ReadingOrder") { rank(order) }
        readRegions(in: page)
    }

    /// Numbers the regions that an order or group names; ordered groups go by their indices.
    private mutating func rank(_ group: MarkupNode) {
        let members = group.elements.map { (node: $0, index: $0["index"].flatMap(Int.init)) }
        let sorted = members.enumerated().sorted {
            ($0.element.index ?? $0.offset, $0.offset) < ($1.element.index ?? $1.offset, $1.offset)
        }
        for member in sorted {
            let node = member.element.node
            if let region = node["regionRef"], ranks[region] == nil { ranks[region] = ranks.count }
            rank(node)
        }
    }

    /// Regions that the reading order leaves out come last.
    private mutating func readRegions(in node: MarkupNode) {
        let regions = node.elements.filter { $0.name.hasSuffix("Region") }
        let sorted = regions.enumerated().sorted {
            let (first, second) = (
                ranks[$0.element["id"] ?? ""] ?? .max, ranks[$1.element["id"] ?? ""] ?? .max
            )
            return (first, $0.offset) < (second, $1.offset)
        }
        for region in sorted { read(region.element) }
    }

    private mutating func read(_ region: MarkupNode) {
        if region.name == "TableRegion" { return readTable(region) }
        let label = Self.label(of: region)
        let text = text(of: region)
        let type =
            region.name == "TextRegion"
            ? PageXMLLabel.texts.type(of: label) : PageXMLLabel.regions[region.name]
        if type == nil, !label.isEmpty { warnOfType(label, region) }
        var block = Block(type ?? .other, text: text.text, providerType: label.isEmpty ? region.name : label)
        block.textBoxes = text.boxes(in: block.text)
        (block.box, block.font, block.confidence) = (readBox(region) ?? text.box, text.font, text.confidence)
        if region.name != "TextRegion" || !text.isEmpty { builder.add(block) }
        readRegions(in: region)
    }

    private mutating func warnOfType(_ label: String, _ region: MarkupNode) {
        builder.warn(
            "unknown_block_type", "PAGE does not document this type; its block is kept as `other`: \(label)",
            at: "byte \(region.offset)")
    }

    /// The type of a region: its own, or what Transkribus writes (`custom="structure {type:heading;}"`).
    private static func label(of region: MarkupNode) -> String {
        if let type = region["type"] { return type }
        let custom = region["custom"] ?? ""
        return custom.firstMatch(of: /structure\s*\{[^}]*?type:\s*([\w-]+)/).map { String($0.1) } ?? ""
    }

    /// The text of a region at one level: that of its lines if any has text, else its own.
    private mutating func text(of region: MarkupNode) -> OCRText {
        var text = OCRText()
        let regionStyle = region.first("TextStyle")
        for line in region.elements where line.name == "TextLine" {
            add(line, to: &text, style: line.first("TextStyle") ?? regionStyle)
            text.endLine(box: readBox(line))
        }
        if text.isEmpty {
            addEquivalent(of: region, to: &text, style: regionStyle, isRegion: true)
            text.endLine()
        }
        return text
    }

    /// A line's own text, or that of its words, or of their glyphs.
    private mutating func add(_ node: MarkupNode, to text: inout OCRText, style: MarkupNode?) {
        if addEquivalent(of: node, to: &text, style: style) { return }
        var isFirst = true
        for word in node.elements where word.name == "Word" || word.name == "Glyph" {
            if word.name == "Word" {
                add(word, to: &text, style: word.first("TextStyle") ?? style)
            } else {
                addEquivalent(of: word, to: &text, style: style, isGlued: !isFirst)
                isFirst = false
            }
        }
    }

    /// Adds an element's text with the lowest index; whether it has any.
    @discardableResult
    private mutating func addEquivalent(
        of node: MarkupNode, to text: inout OCRText, style: MarkupNode?, isRegion: Bool = false,
        isGlued: Bool = false
    ) -> Bool {
        let equivalents = node.elements.filter { $0.name == "TextEquiv" }.map {
            (node: $0, index: $0["index"].flatMap(Int.init) ?? 0)
        }
        guard
            let best = equivalents.enumerated().min(by: {
                ($0.element.index, $0.offset) < ($1.element.index, $1.offset)
            })?.element.node
        else { return false }
        let content = (best.first("Unicode") ?? best.first("PlainText"))?.text ?? ""
        guard content.contains(where: { !$0.isWhitespace }) else { return false }
        if equivalents.count > 1 {
            builder.warn(
                "alternatives_left_out", "alternative readings were left out", at: "byte \(node.offset)",
                count: equivalents.count - 1)
        }
        let lines = isRegion ? content.split(whereSeparator: \.isNewline).map(String.init) : [content]
        for (position, line) in lines.enumerated() {
            if position > 0 { text.endLine() }
            text.add(word: line, isGlued: isGlued, box: wordBox(node))
        }
        text.add(confidence: Self.confidence(best["conf"]))
        text.add(font: style.map(font))
        return true
    }

    private func font(_ style: MarkupNode) -> FontInfo {
        let points = style["fontSize"].flatMap { Double($0) }
        let size = dpi.flatMap { dpi in points.map { $0 * dpi / 72 } }
        return FontInfo(
            name: style["fontFamily"], size: size.flatMap { $0 > 0 && $0.isFinite ? $0 : nil },
            isBold: style["bold"].map { $0 == "true" }, isItalic: style["italic"].map { $0 == "true" })
    }

    private static func confidence(_ text: String?) -> Double? {
        text.flatMap { Double($0) }.flatMap { (0...1).contains($0) ? $0 : nil }
    }

    /// The box of a word or glyph; nil for larger elements.
    private func wordBox(_ node: MarkupNode) -> Box? {
        guard node.name == "Word" || node.name == "Glyph" else { return nil }
        return node.first("Coords").flatMap { boxes.box(Self.corners($0)) }
    }

    /// The box around a polygon.
    private mutating func readBox(_ node: MarkupNode) -> Box? {
        guard let coords = node.first("Coords") else { return nil }
        return builder.box(of: Self.corners(coords), by: boxes, at: coords.offset)
    }

    /// The corners of a polygon's box: `points="x,y x,y"`, or `Point` elements in the schema of 2010; `[nil]` if they cannot be read.
    private static func corners(_ coords: MarkupNode) -> [Double?] {
        let words =
            coords["points"].map { $0.split { $0 == " " || $0 == "," || $0.isNewline }.map(String.init) }
            ?? coords.elements.flatMap { [$0["x"] ?? "", $0["y"] ?? ""] }
        let numbers = words.map { Double($0) }
        let xs = stride(from: 0, to: numbers.count, by: 2).compactMap { numbers[$0] }
        let ys = stride(from: 1, to: numbers.count, by: 2).compactMap { numbers[$0] }
        guard xs.count == ys.count, xs.count * 2 == numbers.count else {
            return [nil]
        }
        return [xs.min(), ys.min(), xs.max(), ys.max()]
    }
}

extension PageXMLDecoder {
    /// A table of cells: text regions with a `TableCellRole`, or Transkribus's `TableCell`.
    ///
    /// Regions without a role follow the table as blocks of their own.
    private mutating func readTable(_ table: MarkupNode) {
        var cells = PageXMLCells()
        var others: [MarkupNode] = []
        var whole = OCRText()
        for element in table.elements {
            let role = element.name == "TableCell" ? element : element.first("Roles")?.first("TableCellRole")
            guard let role, let place = PageXMLCells.place(of: role) else {
                if element.name.hasSuffix("Region") { others.append(element) }
                continue
            }
            let text = text(of: element)
            whole.add(text)
            cells.add(text.text, role, at: place)
        }
        var block = Block(.table, text: "", providerType: table.name, box: readBox(table) ?? whole.box)
        if !cells.isEmpty {
            cells.write(to: &block)
            (block.font, block.confidence) = (whole.font, whole.confidence)
            block.textBoxes = whole.boxes(in: block.text)
        }
        builder.add(block)
        for region in others { read(region) }
    }
}
