internal import DocumentModel

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
        for part in MinerUMarkdownPart.parts(of: markdown) { add(part) }
        return builder.finish()
    }

    private mutating func add(_ part: MinerUMarkdownPart) {
        switch part {
        case .heading(let level, let content): add(.heading, content, level: level)
        case .paragraph(let content): add(.text, content)
        case .formula(let latex):
            let latex = MinerUMarkdownText.withoutFences(latex)
            builder.add(Block(.formula, text: latex, markup: Block.Markup(latex, .latex)))
        case .table(let html):
            builder.add(Block(.table, text: MinerUTable.text(html), markup: Block.Markup(html, .html)))
        case .code(let content):
            let code = MinerUCode(content, isAlgorithm: false)
            builder.add(Block(.code, text: code.text, markup: code.markup))
        case .image(let path, let alternative):
            builder.add(Block(.figure, text: alternative, asset: builder.asset(path)))
        }
    }

    private mutating func add(_ type: BlockType, _ content: String, level: Int? = nil) {
        var text = MinerUMarkdownText.read(content)
        text.trim()
        guard !text.isEmpty else { return }
        builder.add(
            Block(
                type, text: text.text, level: level, markup: text.markup.map { Block.Markup($0, .markdown) }))
    }
}
