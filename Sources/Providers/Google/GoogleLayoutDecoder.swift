internal import DocumentModel
internal import JSONView

/// Turns the layout parser's tree of blocks into pages.
///
/// A heading holds the blocks of its section; its own text is at the beginning of its page span. Chunks repeat it.
struct GoogleLayoutDecoder {
    private static let labels = LabelTable(
        of: "the layout parser", calledAs: "type",
        [
            "title": .title, "paragraph": .text, "subtitle": .heading, "header": .pageHeader,
            "footer": .pageFooter, "heading": .heading, "heading-1": .heading, "heading-2": .heading,
            "heading-3": .heading, "heading-4": .heading, "heading-5": .heading, "heading-6": .heading,
            "footnote": .footnote, "caption": .caption,
        ],
        levels: [
            "heading-1": 1, "heading-2": 2, "heading-3": 3, "heading-4": 4, "heading-5": 5, "heading-6": 6,
        ])

    private let shape = GoogleShape(of: nil)
    private var builder: ParseBuilder
    /// Where the blocks of a list belong: their list, and how deep they are.
    private var list: (place: Block.Place, level: Int)?

    init(_ builder: ParseBuilder) { self.builder = builder }

    mutating func decode(_ root: JSONValue, at path: String) throws(ProviderFailure) -> ParsedDocument {
        builder.document.mediaType = root["mimeType"]?.string
        let blocks = root["documentLayout"]?["blocks"].map { Array($0.elements) } ?? []
        if blocks.isEmpty {
            readChunks(root, at: path)
        } else {
            try read(blocks, at: "\(path).documentLayout.blocks")
        }
        return try builder.finish()
    }

    private mutating func read(_ blocks: [JSONValue], at path: String) throws(ProviderFailure) {
        for (position, block) in blocks.enumerated() {
            let path = "\(path)[\(position)]"
            try startPage(of: block, at: path)
            let box = shape.box(block["boundingBox"], in: &builder, at: path)
            if let text = block["textBlock"] {
                readText(text, box: box, at: path)
                try read(text["blocks"].map { Array($0.elements) } ?? [], at: "\(path).textBlock.blocks")
            } else if let table = block["tableBlock"] {
                readTable(table, box: box, at: path)
            } else if let list = block["listBlock"] {
                try readList(list, box: box, at: path)
            } else if let image = block["imageBlock"] {
                readImage(image, box: box, at: path)
            } else {
                builder.warn("block_unreadable", "a block has no text, table, list or image", at: path)
            }
        }
    }

    /// Makes the page current on which a block begins; a block without a span stays on the page of the previous one.
    private mutating func startPage(of block: JSONValue, at path: String) throws(ProviderFailure) {
        guard let number = block["pageSpan"]?["pageStart"]?.lenientInt, number >= 1 else { return }
        let index = try PageNumbering("pageStart", from: 1, duplicates: .join)
            .indices(of: [number], in: &builder, at: path)[0]
        builder.startPage(Page(index: index, size: shape.pageSize))
    }

    private mutating func readText(_ text: JSONValue, box: Box?, at path: String) {
        let content = text["text"]?.string ?? ""
        guard !content.isEmpty else { return }
        var block = Self.labels.block(text["type"]?.string, in: &builder, at: path)
        (block.text, block.box) = (content, box)
        if let list, block.type == .text {
            block.type = .listItem
            block.level = list.level
            if list.place.page == builder.pageIndex { block.parent = list.place.block }
        }
        builder.add(block)
    }

    private mutating func readList(_ value: JSONValue, box: Box?, at path: String) throws(ProviderFailure) {
        let outer = list
        if outer == nil {
            let block = Block(.list, text: "", providerType: value["type"]?.string ?? "list", box: box)
            list = (builder.add(block), 1)
        } else {
            list?.level += 1
        }
        let entries = value["listEntries"].map { Array($0.elements) } ?? []
        for (position, entry) in entries.enumerated() {
            try read(
                entry["blocks"].map { Array($0.elements) } ?? [],
                at: "\(path).listBlock.listEntries[\(position)].blocks")
        }
        list = outer
    }

    private mutating func readTable(_ table: JSONValue, box: Box?, at path: String) {
        var writer = TableWriter()
        for (member, isHeader) in [("headerRows", true), ("bodyRows", false)] {
            for row in table[member]?.elements.map({ $0 }) ?? [] {
                writer.startRow()
                for cell in row["cells"]?.elements.map({ $0 }) ?? [] {
                    writer.startCell(
                        column: nil, rowSpan: cell["rowSpan"]?.int ?? 1,
                        columnSpan: cell["colSpan"]?.int ?? 1,
                        isHeader: isHeader)
                    write(cell["blocks"], to: &writer)
                    writer.endCell()
                }
                writer.endRow()
            }
        }
        var block = Block(.table, text: "", providerType: "table", box: box)
        writer.fill(&block)
        let place = builder.add(block)
        guard let caption = table["caption"]?.string, !caption.isEmpty else { return }
        builder.add(Block(.caption, text: caption, providerType: "caption", parent: place.block))
    }

    /// Writes all texts of a cell's blocks, in order, from all kinds of blocks.
    private func write(_ blocks: JSONValue?, to writer: inout TableWriter) {
        for block in blocks?.elements.map({ $0 }) ?? [] {
            if let text = block["textBlock"] {
                if let content = text["text"]?.utf8 { writer.write(Array(content)) }
                write(text["blocks"], to: &writer)
            }
            for entry in block["listBlock"]?["listEntries"]?.elements.map({ $0 }) ?? [] {
                write(entry["blocks"], to: &writer)
            }
            for row in ["headerRows", "bodyRows"].compactMap({ block["tableBlock"]?[$0] }).flatMap({
                Array($0.elements)
            }) {
                for cell in row["cells"]?.elements.map({ $0 }) ?? [] { write(cell["blocks"], to: &writer) }
            }
        }
    }

    /// Reads an image: its bytes as a data URI or an address, and the text that was read or made up for it.
    private mutating func readImage(_ image: JSONValue, box: Box?, at path: String) {
        var block = Block(.figure, text: "", providerType: "image", box: box)
        let texts = [image["imageText"], image["annotations"]?["description"]].compactMap { $0?.string }
        block.text = texts.filter { !$0.isEmpty }.joined(separator: "\n")
        if let address = (image["dataUri"] ?? image["gcsUri"])?.string, !address.isEmpty {
            block.asset = builder.assets.name(of: address, on: builder.pageIndex)
        }
        builder.add(block)
    }

    /// Reads chunks alone: markdown on the page of each one's beginning.
    private mutating func readChunks(_ root: JSONValue, at path: String) {
        builder.warn(
            "no_page_detail",
            "the result has chunks only; each is kept on the page where it begins, without boxes",
            at: path)
        for chunk in root["chunkedDocument"]?["chunks"]?.elements.map({ $0 }) ?? [] {
            let number = chunk["pageSpan"]?["pageStart"]?.lenientInt ?? 1
            let index = min(max(number, 1), builder.context.limits.pages) - 1 + builder.context.pageOffset
            let content = builder.assets.extractEmbedded(from: chunk["content"]?.string ?? "", on: index)
            builder.startPage(Page(index: index))
            builder.addBlocks(ofMarkdown: content)
        }
    }
}
