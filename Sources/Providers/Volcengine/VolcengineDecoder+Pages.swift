internal import DocumentModel
internal import JSONView
internal import Markup

extension VolcengineDecoder {
    /// Reads one page; `index` is its place in the source, `path` its JSON path.
    mutating func readPage(_ value: JSONValue, index: Int, at path: String) -> Page {
        let markdown = value["page_md"]?.string.map { assets.extractEmbedded(from: $0, on: index) }
        var page = Page(index: index, markdown: markdown)
        let blocks = value["textblocks"].map { Array($0.elements) } ?? []
        page.size = readSize(value, blocks, at: path)
        for (position, block) in blocks.enumerated() {
            page.blocks.append(readBlock(block, on: page, at: "\(path).textblocks[\(position)]"))
            if let last = page.blocks.last, last.type == .title, document.title == nil, !last.text.isEmpty {
                document.title = last.text
            }
        }
        if page.blocks.isEmpty, let markdown = page.markdown, !markdown.isEmpty {
            warn(
                "page_without_blocks", "a page has markdown but no `textblocks`; its blocks have no boxes",
                at: path)
            page.blocks = MarkdownBlocks(markdown, on: index, assets: &assets).blocks
        }
        readImages(of: page)
        return page
    }

    private mutating func readSize(_ value: JSONValue, _ blocks: [JSONValue], at path: String) -> PageSize? {
        if let size = value["page_image_hw"].flatMap(VolcengineGeometry.size) { return size }
        let pairs = blocks.compactMap { block -> (box: Box, fraction: Box)? in
            guard let box = block["box"].flatMap(VolcengineGeometry.box),
                let fraction = block["norm_box"].flatMap(VolcengineGeometry.box)
            else { return nil }
            return (box, fraction)
        }
        let size = VolcengineGeometry.size(from: pairs)
        if size != nil {
            warn(
                "page_size_derived",
                "`page_image_hw` is missing; the size was reckoned from `box` and `norm_box`",
                at: path)
        } else {
            warn("page_size_unknown", "`page_image_hw` is missing, so boxes cannot be normalized", at: path)
        }
        return size
    }

    /// Registers the images that only the page's markdown names.
    private mutating func readImages(of page: Page) {
        guard let markdown = page.markdown, markdown.contains("![") || markdown.contains("<img") else {
            return
        }
        for image in MarkdownCutter.cut(markdown).blocks.flatMap(\.images) {
            _ = assets.name(of: image.source, on: page.index)
        }
    }
}
