internal import DocumentModel
internal import Markup

/// Turns an ALTO file into pages: one block for a `TextBlock`.
struct ALTODecoder {
    private static let numbering = PageNumbering("PHYSICAL_IMG_NR", from: 0, duplicates: .renumber)

    /// The place of a text on the page, and its role there.
    private static let spaces: [String: BlockType] = [
        "TopMargin": .pageHeader, "BottomMargin": .pageFooter, "LeftMargin": .aside, "RightMargin": .aside,
        "PrintSpace": .text,
    ]

    var builder: ParseBuilder
    private var boxes = BoxReader()
    private var head = ALTOHead()
    /// Whether the file marks spaces between words with `SP`.
    private var hasSpaces = false

    init(member: String, context: DecodingContext) {
        builder = ParseBuilder(member: member, context: context)
    }

    mutating func decode(_ member: OpenedPayload.Member) throws(ProviderFailure) -> ParsedDocument {
        let tree = try builder.markup(of: member)
        guard let root = tree.root else { return try builder.finish() }
        head = ALTOHead(root)
        hasSpaces = root.firstBelow("SP") != nil
        builder.document.providerVersion = head.software
        builder.document.sourceName = head.fileName
        let pages = root.elements.filter { $0.name == "Layout" }.flatMap {
            $0.elements.filter { $0.name == "Page" }
        }
        let indices = try Self.numbering.indices(of: numbers(of: pages), in: &builder, at: "PHYSICAL_IMG_NR")
        for (page, index) in zip(pages, indices) { read(page, index: index) }
        return try builder.finish()
    }

    /// The numbers of the pages, from 0; by position if the file numbers none.
    ///
    /// The schema counts from 1, but Tesseract and OCR-D count from 0.
    private func numbers(of pages: [MarkupNode]) -> [Int?] {
        let numbers = pages.map { $0["PHYSICAL_IMG_NR"].flatMap(Int.init) }
        guard numbers.contains(where: { $0 != nil }) else { return pages.indices.map { $0 } }
        let countsFromZero = head.countsFromZero || numbers.contains(0)
        return numbers.map { number in
            number.flatMap {
                (0...builder.context.limits.pages).contains($0) ? $0 - (countsFromZero ? 0 : 1) : nil
            }
        }
    }

    private mutating func read(_ page: MarkupNode, index: Int) {
        let numbers = Self.numbers(page, ["WIDTH", "HEIGHT"]).compactMap { $0 }
        let size = numbers.count == 2 ? head.unit.size(width: numbers[0], height: numbers[1]) : nil
        boxes = head.unit.boxes(of: size, width: numbers.first, height: numbers.last)
        builder.startPage(Page(index: index, label: page["PRINTED_IMG_NR"], size: size))
        builder.notePageConfidence(Self.confidence(page["PC"]))
        readBlocks(in: page, as: .text)
    }

    private mutating func readBlocks(in node: MarkupNode, as type: BlockType) {
        for element in node.elements {
            switch element.name {
            case "TextBlock": readText(element, as: type)
            case "Illustration":
                add(Block(.figure, text: "", providerType: element["TYPE"] ?? element.name), element)
            case "GraphicalElement": add(Block(.other, text: "", providerType: element.name), element)
            case "ComposedBlock":
                guard element["TYPE"]?.lowercased() == "table" else {
                    readBlocks(in: element, as: type)
                    continue
                }
                readTable(element)
            default: if let type = Self.spaces[element.name] { readBlocks(in: element, as: type) }
            }
        }
    }

    private mutating func add(_ block: Block, _ element: MarkupNode) {
        var block = block
        block.box = readBox(element)
        builder.add(block)
    }

    private mutating func readText(_ node: MarkupNode, as type: BlockType) {
        let text = text(of: node)
        guard !text.isEmpty else { return }
        let tag = head.tag(of: node)
        var block = Block(type, text: text.text, providerType: tag ?? node.name)
        block.textBoxes = text.boxes(in: block.text)
        if let tag, type == .text { block.type = Self.tags.type(of: tag) ?? .text }
        (block.box, block.font, block.confidence) = (readBox(node) ?? text.box, text.font, text.confidence)
        builder.add(block)
    }

    /// A table, of which ALTO sends no rows: the text of its blocks, each on a line.
    private mutating func readTable(_ node: MarkupNode) {
        var lines: [String] = []
        var whole = OCRText()
        func collect(_ node: MarkupNode, _ decoder: inout ALTODecoder) {
            for element in node.elements {
                guard element.name == "TextBlock" else {
                    collect(element, &decoder)
                    continue
                }
                let text = decoder.text(of: element)
                if !text.isEmpty { lines.append(text.text) }
                whole.add(text)
            }
        }
        collect(node, &self)
        let box = readBox(node) ?? whole.box
        let said = lines.joined(separator: "\n")
        builder.add(
            Block(
                .table, text: said, providerType: node["TYPE"], box: box, font: whole.font,
                confidence: whole.confidence, textBoxes: whole.boxes(in: said)))
    }

    /// The text of a block's lines.
    ///
    /// A word that a line's end parts is whole, if the file has the whole word (`SUBS_CONTENT`).
    private mutating func text(of block: MarkupNode) -> OCRText {
        var text = OCRText()
        let lines = block.elements.filter { $0.name == "TextLine" }
        let strings = lines.flatMap { $0.elements.filter { $0.name == "String" } }
        let whole = Self.wholeWords(strings)
        var number = 0
        for line in lines {
            var isAfterSpace = true
            var end: Double?
            var isWhole = false
            let hasSpaces = hasSpaces && line.first("SP") != nil
            for element in line.elements {
                switch element.name {
                case "SP": isAfterSpace = true
                case "HYP" where !isWhole: text.add(word: Self.hyphen(element["CONTENT"]), isGlued: true)
                case "String":
                    let content = whole[number] ?? element["CONTENT"] ?? ""
                    isWhole = whole[number].map { !$0.isEmpty } ?? false
                    number += 1
                    let isApart =
                        hasSpaces ? isAfterSpace : !self.hasSpaces || Self.isApart(element, from: end)
                    text.add(word: content, isGlued: !isApart, box: isWhole ? nil : wordBox(element))
                    text.add(confidence: Self.confidence(element["WC"]))
                    text.add(font: head.font(of: [block, line, element]))
                    noteAlternatives(element)
                    isAfterSpace = false
                    let sides = Self.numbers(element, ["HPOS", "WIDTH"]).compactMap { $0 }
                    end = sides.count == 2 ? sides[0] + sides[1] : nil
                default: break
                }
            }
            text.endLine(box: readBox(line))
        }
        return text
    }

    /// What replaces a word's halves, by the numbers of the strings: the whole word for the first, nothing for the second.
    private static func wholeWords(_ strings: [MarkupNode]) -> [Int: String] {
        func letters(_ text: String) -> String { String(text.filter { $0.isLetter || $0.isNumber }) }
        var whole: [Int: String] = [:]
        for (number, (first, second)) in zip(strings, strings.dropFirst()).enumerated()
        where first["SUBS_TYPE"] == "HypPart1" && second["SUBS_TYPE"] == "HypPart2" {
            guard let word = first["SUBS_CONTENT"],
                letters(word) == letters((first["CONTENT"] ?? "") + (second["CONTENT"] ?? ""))
            else { continue }
            (whole[number], whole[number + 1]) = (word, "")
        }
        return whole
    }

    /// A hyphen at a line's end; what engines write in old type (`¬`, `⸗`) becomes a soft one.
    private static func hyphen(_ content: String?) -> String {
        guard let content, !content.isEmpty else { return "\u{AD}" }
        return ["-", "\u{2010}", "\u{AD}"].contains(content) ? content : "\u{AD}"
    }

    /// Whether a word of a line without any `SP` is apart from the previous one: by more than a quarter of its height.
    private static func isApart(_ word: MarkupNode, from end: Double?) -> Bool {
        let numbers = numbers(word, ["HPOS", "HEIGHT"]).compactMap { $0 }
        guard let end, numbers.count == 2 else { return true }
        return numbers[0] - end > numbers[1] / 4
    }

    private mutating func noteAlternatives(_ word: MarkupNode) {
        let count = word.elements.reduce(0) { $0 + ($1.name == "ALTERNATIVE" ? 1 : 0) }
        guard count > 0 else { return }
        builder.warn(
            "alternatives_left_out", "alternative readings of words were left out", at: "byte \(word.offset)",
            count: count)
    }

    private mutating func readBox(_ node: MarkupNode) -> Box? {
        guard node["HPOS"] != nil || node["VPOS"] != nil else { return nil }
        return builder.box(
            of: Self.numbers(node, ["HPOS", "VPOS", "WIDTH", "HEIGHT"]), by: boxes, at: node.offset)
    }

    private func wordBox(_ word: MarkupNode) -> Box? {
        boxes.box(Self.numbers(word, ["HPOS", "VPOS", "WIDTH", "HEIGHT"]))
    }

    private static func numbers(_ node: MarkupNode, _ names: [String]) -> [Double?] {
        names.map { node[$0].flatMap { Double($0) } }
    }

    private static func confidence(_ text: String?) -> Double? {
        text.flatMap { Double($0) }.flatMap { (0...1).contains($0) ? $0 : nil }
    }

    /// Labels of tags that the ALTO board, OCR-D and libraries use.
    private static let tags = LabelTable(
        of: "ALTO", calledAs: "tag", ignoringCase: true,
        [
            "title": .title, "heading": .heading, "headline": .heading, "header": .pageHeader,
            "footer": .pageFooter, "page-number": .pageNumber, "pagenumber": .pageNumber,
            "page number": .pageNumber,
            "running title": .pageHeader, "caption": .caption, "footnote": .footnote, "author": .author,
            "marginalia": .aside, "toc-entry": .toc, "paragraph": .text, "list": .listItem,
            "catch-word": .pageFooter, "signature-mark": .pageFooter, "endnote": .footnote,
            "formula": .formula,
        ])
}
