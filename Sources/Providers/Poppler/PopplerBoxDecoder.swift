internal import DocumentModel
internal import Markup

/// Turns `pdftotext -bbox-layout` into pages, with one block for a `block`, and `-bbox`, with one block for a line of words.
struct PopplerBoxDecoder {
    private var builder: ParseBuilder
    private var boxes = BoxReader()
    private var block = OCRText()

    init(member: String, context: DecodingContext) {
        builder = ParseBuilder(member: member, context: context)
    }

    mutating func decode(_ member: OpenedPayload.Member) throws(ProviderFailure) -> ParsedDocument {
        let tree = try builder.markup(of: member)
        let title = TextJoin.trimmed(tree.root?.first("head")?.first("title")?.text ?? "")
        if !title.isEmpty { builder.document.metadata["head_title"] = .string(title) }
        let pages = tree.root?.firstBelow("doc")?.elements.filter { $0.name == "page" } ?? []
        for (position, page) in pages.enumerated() {
            let extents = ["width", "height"].compactMap { page[$0].flatMap { Double($0) } }
            let size =
                extents.count == 2 ? PageSize(width: extents[0], height: extents[1], unit: .points) : nil
            boxes = BoxReader(of: size)
            builder.startPage(Page(index: builder.context.pageOffset + position, size: size))
            read(page)
        }
        return try builder.finish()
    }

    /// Reads flows and blocks; words outside of these are put into lines.
    private mutating func read(_ node: MarkupNode) {
        var line: Box?
        for element in node.elements {
            switch element.name {
            case "block", "line":
                flush("line", line)
                line = nil
                readBlock(element)
            case "word":
                let box = readBox(element)
                if let box, let last = line, !Self.isBeside(box, last) {
                    flush("line", last)
                    line = nil
                }
                block.add(word: element.text, box: box)
                line = box.map { line?.union($0) ?? $0 } ?? line
            default: read(element)
            }
        }
        flush("line", line)
    }

    /// Whether a word continues a line: it is no further left than the line, and they overlap by half of the lower one's height.
    private static func isBeside(_ word: Box, _ line: Box) -> Bool {
        let overlap = min(word.y1, line.y1) - max(word.y0, line.y0)
        return word.x0 >= line.x0 && overlap > min(word.height, line.height) / 2
    }

    private mutating func readBlock(_ node: MarkupNode) {
        for element in node.elements {
            if element.name == "word" {
                block.add(word: element.text, box: boxes.box(Self.numbers(of: element)))
            } else {
                for word in element.elements {
                    block.add(word: word.text, box: boxes.box(Self.numbers(of: word)))
                }
                block.endLine(box: readBox(element))
            }
        }
        flush(node.name, readBox(node))
    }

    private mutating func flush(_ label: String, _ box: Box?) {
        block.endLine()
        defer { block = OCRText() }
        guard !block.isEmpty else { return }
        let text = block.text
        builder.add(
            Block(
                .text, text: text, providerType: label, box: box ?? block.box,
                textBoxes: block.boxes(in: text)))
    }

    private mutating func readBox(_ node: MarkupNode) -> Box? {
        let numbers = Self.numbers(of: node)
        // Words of no extent, such as of a font without metrics, have no box.
        if numbers[0] == numbers[2], numbers[1] == numbers[3] { return nil }
        return builder.box(of: numbers, by: boxes, at: node.offset)
    }

    private static func numbers(of node: MarkupNode) -> [Double?] {
        ["xMin", "yMin", "xMax", "yMax"].map { name in
            (node[name] ?? node[name.lowercased()]).flatMap { Double($0) }
        }
    }
}
