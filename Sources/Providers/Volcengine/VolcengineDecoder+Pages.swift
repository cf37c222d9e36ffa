internal import DocumentModel
internal import JSONView

extension VolcengineDecoder {
    private static let shape = BoxReader()

    /// Reads one page; `index` is its place in the source, `path` its JSON path.
    mutating func readPage(_ value: JSONValue, index: Int, at path: String) {
        let markdown = value["page_md"]?.string.map { builder.assets.extractEmbedded(from: $0, on: index) }
        let blocks = value["textblocks"].map { Array($0.elements) } ?? []
        let size = readSize(value, blocks, at: path)
        builder.startPage(Page(index: index, size: size, markdown: markdown))
        for (position, block) in blocks.enumerated() {
            readBlock(block, at: "\(path).textblocks[\(position)]")
        }
        guard let markdown, !markdown.isEmpty else { return }
        if blocks.isEmpty {
            builder.warn(
                "page_without_blocks", "a page has markdown but no `textblocks`; its blocks have no boxes",
                at: path)
            builder.addBlocks(ofMarkdown: markdown)
        }
        builder.addImages(ofMarkdown: markdown)
    }

    private mutating func readSize(_ value: JSONValue, _ blocks: [JSONValue], at path: String) -> PageSize? {
        if let size = value["page_image_hw"].flatMap(VolcengineGeometry.size) { return size }
        let pairs = blocks.compactMap { block -> (box: Box, fraction: Box)? in
            guard let box = block["box"].flatMap(Self.shape.box),
                let fraction = block["norm_box"].flatMap(Self.shape.box)
            else { return nil }
            return (box, fraction)
        }
        let size = VolcengineGeometry.size(from: pairs)
        if size != nil {
            builder.warn(
                "page_size_derived",
                "`page_image_hw` is missing; the page size was computed from `box` and `norm_box`", at: path)
        } else {
            builder.warn(
                "page_size_unknown", "`page_image_hw` is missing, so boxes cannot be normalized", at: path)
        }
        return size
    }

    private mutating func readBlock(_ value: JSONValue, at path: String) {
        var block = VolcengineLabel.table.block(value["label"]?.string, in: &builder, at: path)
        block.box = readBox(value, at: path)
        let font = FontInfo(
            size: value["font_size"]?.lenientDouble, isBold: value["is_bold"]?.bool,
            isItalic: value["is_italic"]?.bool)
        if font != FontInfo() { block.font = font }
        var text = value["text"]?.string ?? ""
        if [.title, .heading].contains(block.type), let heading = BlockText.heading(text) {
            (block.level, text) = heading
        }
        builder.fill(&block, with: text, as: .withFormulas, at: path)
        if let address = value["url"]?.string, !address.isEmpty {
            block.asset = builder.assets.name(of: address, on: builder.pageIndex)
        }
        builder.add(block)
    }

    /// The block's box in pixels; reckoned from its fractions if only those are there and the page's size is known.
    private mutating func readBox(_ value: JSONValue, at path: String) -> Box? {
        if let box = value["box"].flatMap(Self.shape.box) { return box }
        guard let size = builder.pageSize, let fraction = value["norm_box"] else {
            return builder.box(value["box"], by: Self.shape, at: path)
        }
        return builder.box(fraction, by: BoxReader(.fraction, of: size), at: path)
    }
}
