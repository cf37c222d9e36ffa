internal import DocumentModel
internal import Markup

/// Decodes `full.md` where nothing else of a result is left: one page without boxes, for markdown has no page marks.
struct MinerUMarkdownDecoder {
    private let markdown: String
    private var builder: MinerUDocumentBuilder

    init(_ member: OpenedPayload.Member, _ builder: MinerUDocumentBuilder) {
        markdown = member.text ?? ""
        self.builder = builder
    }

    mutating func decode() throws(ProviderFailure) -> ParsedDocument {
        builder.warn(
            "pages_unknown",
            "only the markdown is left of this result, and it does not say where pages begin: the document became one "
                + "page without boxes. Ingest the zip with layout.json for pages",
            at: builder.location("byte 0"))
        try builder.beginPage(0, size: nil)
        builder.setMarkdown(markdown)
        for block in MarkdownCutter.cut(markdown).blocks {
            let images = block.images.compactMap { builder.asset($0.source) }
            builder.add(
                Block(
                    block.type, text: block.text, level: block.level, markup: block.markup,
                    parent: block.parent,
                    asset: block.type == .figure ? images.first : nil))
        }
        return builder.finish()
    }
}
