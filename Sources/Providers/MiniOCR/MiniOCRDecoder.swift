internal import DocumentModel
internal import Markup

/// Turns a MiniOCR file into pages: one block for a `b`, of lines `l`, of words `w` with text between them.
struct MiniOCRDecoder {
    /// Parts a word from its other readings.
    private static let alternativeMark: Character = "\u{21FF}"

    private var builder: ParseBuilder
    private var boxes = BoxReader()
    private var block = OCRText()

    init(member: String, context: DecodingContext) {
        builder = ParseBuilder(member: member, context: context)
    }

    mutating func decode(_ member: OpenedPayload.Member) throws(ProviderFailure) -> ParsedDocument {
        let tree = try builder.markup(of: member)
        let pages = tree.root?.elements.filter { $0.name == "p" } ?? []
        for (position, page) in pages.enumerated() {
            read(page, index: builder.context.pageOffset + position)
        }
        return try builder.finish()
    }

    private mutating func read(_ page: MarkupNode, index: Int) {
        let extents = Self.numbers(page["wh"])?.compactMap { $0 } ?? []
        let size = extents.count == 2 ? PageSize(width: extents[0], height: extents[1], unit: .pixels) : nil
        // Fractions and pixels have the same form: a page whose numbers are all up to 1 is in fractions.
        let isFraction = Self.words(in: page).allSatisfy { word in
            Self.numbers(word["x"])?.allSatisfy { $0.map { $0 <= 1 } ?? true } ?? true
        }
        boxes = BoxReader(isFraction ? .fraction : .page, of: size, fourNumbers: .cornerAndExtent)
        builder.startPage(Page(index: index, label: page["id"], size: boxes.pageSize))
        for element in page.elements {
            if element.name == "l" {
                readLine(element)
            } else {
                for child in element.children {
                    if child.name == "l" { readLine(child) } else { block.add(word: child.text) }
                }
            }
            flush(element.name)
        }
    }

    private static func words(in node: MarkupNode) -> [MarkupNode] {
        node.elements.flatMap { $0.name == "w" ? [$0] : words(in: $0) }
    }

    private mutating func readLine(_ line: MarkupNode) {
        var isApart = true
        var box: Box?
        for child in line.children {
            var text = child.text
            var wordBox: Box?
            if child.name == "w" {
                let readings = text.split(separator: Self.alternativeMark, omittingEmptySubsequences: false)
                if readings.count > 1 {
                    text = String(readings[0])
                    builder.warn(
                        "alternatives_left_out", "alternative readings of words were left out",
                        at: "byte \(child.offset)",
                        count: readings.count - 1)
                }
                if let word = builder.box(of: Self.numbers(child["x"]), by: boxes, at: child.offset) {
                    box = box?.union(word) ?? word
                    wordBox = word
                }
            }
            block.add(
                word: text, isGlued: !isApart && !(text.first?.isWhitespace ?? true), box: wordBox)
            isApart = text.last?.isWhitespace ?? isApart
        }
        block.endLine(box: box)
    }

    private mutating func flush(_ label: String) {
        defer { block = OCRText() }
        block.endLine()
        guard !block.isEmpty else { return }
        let text = block.text
        builder.add(
            Block(.text, text: text, providerType: label, box: block.box, textBoxes: block.boxes(in: text)))
    }

    private static func numbers(_ text: String?) -> [Double?]? {
        text?.split(separator: " ").map { Double($0) }
    }
}
