internal import DocumentModel
internal import Markup

/// Turns an hOCR file into pages: one block for a paragraph, for an area without paragraphs, or for a line in neither.
struct HOCRDecoder {
    private static let numbering = PageNumbering("ppageno", from: 0, duplicates: .renumber)

    /// What an element is for its text.
    private enum Role: Equatable {
        case page
        /// A block, or a frame around blocks.
        case area(BlockType)
        case line
        case word
        /// Another reading of a word.
        case alternative
        case other
    }

    /// The areas that are open around an element.
    private struct Surroundings {
        /// The class of the innermost area; nil on the page itself.
        var area: String?
        var type = BlockType.text
    }

    var builder: ParseBuilder
    private var boxes = BoxReader()
    /// The block that is being put together.
    private var block = OCRText()
    private var blockCount = 0
    /// The classes of the block's lines.
    private var lineClasses: Set<String> = []

    init(member: String, context: DecodingContext) {
        builder = ParseBuilder(member: member, context: context)
    }

    mutating func decode(_ member: OpenedPayload.Member) throws(ProviderFailure) -> ParsedDocument {
        let tree = try builder.markup(of: member)
        var pages: [MarkupNode] = []
        for root in tree.roots { collectPages(in: root, into: &pages) }
        if pages.isEmpty, let root = tree.root { pages = [root.first("body") ?? root] }
        let titles = pages.map { HOCRTitle($0["title"] ?? "") }
        let numbers = titles.map { $0.number("ppageno").flatMap { Int(exactly: $0) } }
        // A file without any number is counted by position, and nothing is wrong with it.
        let isCounted = numbers.allSatisfy { $0 == nil }
        let indices = try Self.numbering.indices(
            of: isCounted ? pages.indices.map { $0 } : numbers, in: &builder, at: "ppageno")
        for (position, page) in pages.enumerated() { read(page, titles[position], index: indices[position]) }
        readHead(tree)
        if pages.count == 1 { builder.document.sourceName = titles[0].text("image").map(Self.fileName) }
        return try builder.finish()
    }

    private mutating func collectPages(in node: MarkupNode, into pages: inout [MarkupNode]) {
        if node["class"].map({ Self.role(of: $0).role == .page }) ?? false { return pages.append(node) }
        for child in node.children {
            collectPages(in: child, into: &pages)
            if child.isText, node.name == "body", !TextJoin.trimmed(child.text).isEmpty {
                builder.warn(
                    "text_outside_pages", "text outside the pages was left out", at: "byte \(child.offset)")
            }
        }
    }

    private mutating func readHead(_ tree: MarkupTree) {
        guard let head = tree.root?.first("head") else { return }
        for element in head.elements where element.name == "meta" && element["name"] == "ocr-system" {
            let system = TextJoin.trimmed(element["content"] ?? "")
            if !system.isEmpty { builder.document.providerVersion = system }
        }
        let title = TextJoin.trimmed(head.first("title")?.text ?? "")
        if !title.isEmpty { builder.document.metadata["head_title"] = .string(title) }
    }

    private static func fileName(_ path: String) -> String {
        path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? path
    }

    private mutating func read(_ page: MarkupNode, _ title: HOCRTitle, index: Int) {
        let box = title.numbers("bbox")?.compactMap { $0 } ?? []
        let size = box.count == 4 ? PageSize(width: box[2], height: box[3], unit: .pixels) : nil
        if size == nil {
            builder.warn("page_size_unreadable", "a page has no usable `bbox`", at: "byte \(page.offset)")
        }
        let dpi = title.number("scan_res").flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
        builder.startPage(Page(index: index, label: title.text("lpageno"), size: size, dpi: dpi))
        boxes = BoxReader(of: size)
        walk(page, Surroundings(), dpi)
        flush(Surroundings(), box: nil)
    }

    /// Adds what an element holds to the block that is being put together, and ends blocks at the beginnings and ends of areas.
    private mutating func walk(_ node: MarkupNode, _ surroundings: Surroundings, _ dpi: Double?) {
        var isAfterWord = false
        for child in node.children {
            if child.isText {
                addLoose(child.text, isGlued: isAfterWord)
                isAfterWord = false
                continue
            }
            let (role, label) = Self.role(of: child["class"] ?? "")
            isAfterWord = role == .word
            switch role {
            case .word: addWord(child, dpi)
            case .line: addLine(child, as: label ?? "", surroundings, dpi)
            case .area where surroundings.area == "ocr_par" && Self.lineAreas.contains(label ?? ""):
                addLine(child, as: label ?? "", surroundings, dpi)
            case .area(let type):
                flush(surroundings, box: nil)
                let count = blockCount
                var inner = surroundings
                inner.area = label
                if type != .text || surroundings.type == .figure { inner.type = type }
                walk(child, inner, dpi)
                let box = count == blockCount ? readBox(child) : nil
                flush(inner, box: box, isKept: type != .text && count == blockCount)
            case .alternative:
                builder.warn(
                    "alternatives_left_out", "alternative readings of words were left out",
                    at: "byte \(child.offset)")
            case .page, .other:
                if child.name == "br" { block.endLine() }
                walk(child, surroundings, dpi)
            }
        }
    }

    private mutating func addLine(
        _ node: MarkupNode, as label: String, _ surroundings: Surroundings, _ dpi: Double?
    ) {
        block.endLine()
        if surroundings.area == nil { flush(surroundings, box: nil) }
        lineClasses.insert(label)
        let words = node.elements.filter { Self.role(of: $0["class"] ?? "").role == .word }
        let own = node.children.filter(\.isText).map(\.text).joined()
        let confidenceCount = block.confidenceCount
        if !words.isEmpty, Self.letters(own) == Self.letters(words.map(\.text).joined()),
            !Self.letters(own).isEmpty
        {
            // Google writes each line's text, and then its words once more without their spaces.
            block.add(word: own)
            for word in words { addDetails(of: word, dpi) }
        } else {
            walk(node, surroundings, dpi)
        }
        block.endLine(box: readBox(node))
        let title = HOCRTitle(node["title"] ?? "")
        if block.confidenceCount == confidenceCount { block.add(confidence: Self.confidence(title)) }
        if surroundings.area == nil { flush(Surroundings(area: label), box: nil) }
    }

    private static func letters(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }

    private mutating func addWord(_ node: MarkupNode, _ dpi: Double?) {
        var text = ""
        collectWord(node, into: &text)
        block.add(word: text, box: boxes.box(HOCRTitle(node["title"] ?? "").numbers("bbox") ?? []))
        addDetails(of: node, dpi)
    }

    /// The letters of a word, which may be in elements for each (`ocrx_cinfo`), without its other readings.
    private mutating func collectWord(_ node: MarkupNode, into text: inout String) {
        for child in node.children {
            if child.isText {
                text += child.text
            } else if child.name == "del", child["class"] == "alt" {
                builder.warn(
                    "alternatives_left_out", "alternative readings of words were left out",
                    at: "byte \(child.offset)")
            } else {
                collectWord(child, into: &text)
            }
        }
    }

    private mutating func addDetails(of word: MarkupNode, _ dpi: Double?) {
        let title = HOCRTitle(word["title"] ?? "")
        block.add(confidence: Self.confidence(title))
        if let name = title.text("x_font") {
            // Sizes are in points; without a resolution they cannot be brought to pixels.
            let size = dpi.flatMap { dpi in title.number("x_fsize").map { $0 * dpi / 72 } }
            block.add(font: FontInfo(name: name, size: size.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }))
        }
    }

    private static func confidence(_ title: HOCRTitle) -> Double? {
        let share = (title.number("x_wconf") ?? title.number("x_conf")).map { $0 / 100 }
        return share.flatMap { (0...1).contains($0) ? $0 : nil }
    }

    /// Text outside of words: a soft hyphen behind one, or a line whose words are not sent.
    private mutating func addLoose(_ text: String, isGlued: Bool) {
        let isGlued = isGlued && !(text.first?.isWhitespace ?? true)
        block.add(word: text, isGlued: isGlued)
    }

    private mutating func readBox(_ node: MarkupNode) -> Box? {
        builder.box(of: HOCRTitle(node["title"] ?? "").numbers("bbox"), by: boxes, at: node.offset)
    }

    /// Ends the block; one without text is kept if it means something (`isKept`).
    private mutating func flush(_ surroundings: Surroundings, box: Box?, isKept: Bool = false) {
        block.endLine()
        defer { (block, lineClasses) = (OCRText(), []) }
        guard !block.isEmpty || isKept else { return }
        blockCount += 1
        let label = lineClasses.count == 1 ? lineClasses.first : nil
        let type = surroundings.area == "ocr_par" ? label.flatMap { Self.lineTypes[$0] } : nil
        let text = block.text
        builder.add(
            Block(
                type ?? surroundings.type, text: text,
                providerType: type == nil ? surroundings.area : label, box: box ?? block.box,
                font: block.font, confidence: block.confidence, textBoxes: block.boxes(in: text)))
    }
}

/// The classes of hOCR 1.2 and those that engines add (`ocrx_block`).
extension HOCRDecoder {
    private static let areas: [String: BlockType] = [
        "ocr_document": .text, "ocr_part": .text, "ocr_chapter": .text, "ocr_section": .text,
        "ocr_subsection": .text, "ocr_subsubsection": .text, "ocr_column": .text, "ocr_carea": .text,
        "ocrx_block": .text, "ocr_par": .text, "ocr_blockquote": .text, "ocr_float": .text,
        "ocr_textfloat": .text, "ocr_textimage": .figure, "ocr_title": .title, "ocr_author": .author,
        "ocr_abstract": .abstract, "ocr_caption": .caption, "ocr_header": .pageHeader,
        "ocr_footer": .pageFooter, "ocr_pageno": .pageNumber, "ocr_table": .table, "ocr_math": .formula,
        "ocr_display": .text, "ocr_chem": .formula, "ocr_image": .figure, "ocr_photo": .figure,
        "ocr_linedrawing": .figure, "ocr_separator": .other, "ocr_noise": .other,
    ]

    /// Classes that Tesseract gives to lines of a paragraph.
    private static let lineAreas: Set = ["ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat"]
    /// What a paragraph is whose lines all have such a class; Tesseract's header is a heading over several columns.
    private static let lineTypes: [String: BlockType] = ["ocr_header": .heading, "ocr_caption": .caption]

    /// What an element with these classes is, and the class that says so.
    private static func role(of classes: String) -> (role: Role, label: String?) {
        for name in classes.split(separator: " ") {
            switch name {
            case "ocr_page": return (.page, nil)
            case "ocr_line", "ocrx_line": return (.line, String(name))
            case "ocrx_word", "ocr_word": return (.word, nil)
            default: if let type = areas[String(name)] { return (.area(type), String(name)) }
            }
        }
        return (.other, nil)
    }
}
