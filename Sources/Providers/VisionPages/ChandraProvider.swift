package import DocumentModel
internal import Markup

/// Chandra's raw page: `<div data-bbox="x0 y0 x1 y1" data-label="Text">…</div>`, boxes in thousandths of the page
/// (github.com/datalab-to/chandra, model chandra-ocr-2).
package struct ChandraProvider: Provider {
    package let id = "chandra"
    package let decoderVersion = 2
    package let summary = "Chandra: raw HTML, one page per file"
    package let identifiesDocuments = false

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        guard let bytes = payload.soleText?.bytes,
            let start = bytes.prefix(4096).firstIndex(where: { $0 > 0x20 }),
            let first = ChandraPage.tag(in: bytes, at: start), first.label != nil, first.numbers.count == 4
        else { return nil }
        return "page"
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.soleText else {
            throw payload.failure(isNot: "a Chandra page")
        }
        var builder = ParseBuilder(member: member.name, context: context, payload: payload)
        let size = PageSize(width: ChandraPage.extent, height: ChandraPage.extent, unit: nil)
        builder.startPage(Page(index: context.pageOffset, size: size))
        let page = ChandraPage(member.bytes)
        if !page.isWhole {
            builder.warn("markup_cut", "the page ends within a region; the rest of it is missing")
            builder.document.status = .partial
        }
        for region in page.regions {
            let path = "byte \(region.offset)"
            var block = VisionLabels.chandra.block(region.label, in: &builder, at: path)
            block.box = builder.box(region.numbers, upTo: ChandraPage.extent, at: path)
            add(block, region.html, to: &builder, at: path)
        }
        builder.updatePage { VisionLabels.captions.link(&$0.blocks, by: VisionLabels.family) }
        return try builder.finish()
    }

    private func add(_ block: Block, _ html: String, to builder: inout ParseBuilder, at path: String) {
        var block = block
        switch block.type {
        case .figure:
            // What the model says of a picture is in `alt`.
            let images = HTMLText.images(in: html)
            let said = ChandraPage.alternatives(in: html) + [HTMLText.plain(html)]
            block.text = said.map(\.trimmingWhiteSpace).filter { !$0.isEmpty }.joined(separator: "\n")
            for image in images where !image.source.isEmpty {
                block.asset = builder.assets.name(of: image.source, on: builder.pageIndex)
            }
            if html.contains("<table") { block.markup = Block.Markup(html.trimmingWhiteSpace, .html) }
            builder.add(block)
        case .formula:
            builder.fill(&block, with: HTMLText.plain(html), as: .plain, at: path)
            builder.add(block)
        case .code:
            block.text = HTMLText.plain(html)
            builder.add(block)
        case .list:
            let list = builder.add(block)
            for item in ChandraPage.items(of: html) {
                var entry = Block(.listItem, text: "", providerType: block.providerType, level: item.level)
                builder.fill(&entry, with: item.html, as: .html, at: path)
                entry.parent = list.block
                builder.add(entry)
            }
        default:
            if block.type == .heading { block.level = ChandraPage.headingLevel(html) }
            let inside = block.type == .table ? html.trimmingWhiteSpace : ChandraPage.unwrapped(html)
            builder.fill(&block, with: inside, as: .html, at: path)
            builder.add(block)
        }
    }
}
