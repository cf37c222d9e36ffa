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
                + "page without boxes; ingest the zip with layout.json for pages",
            at: builder.location("byte 0"))
        try builder.beginPage(0, size: nil)
        builder.setMarkdown(markdown)
        for block in MarkdownCutter.cut(Self.prepared(markdown)).blocks {
            let images = block.images.compactMap { builder.asset($0.source) }
            builder.add(
                Block(
                    block.type, text: block.text, level: block.level, markup: block.markup,
                    parent: block.parent,
                    asset: block.type == .figure ? images.first : nil))
        }
        return builder.finish()
    }

    /// The markdown as CommonMark would have it.
    ///
    /// MinerU writes a caption right below its image, where CommonMark makes one paragraph of both, and it writes
    /// the document's own angle brackets (`<mask>`, `<object type>`) as they are, where CommonMark drops them as tags.
    private static func prepared(_ markdown: String) -> String {
        var isFenced = false
        return markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if line.hasPrefix("```") { isFenced.toggle() }
            guard !isFenced else { return String(line) }
            let bare = MinerUMarkdownText.trimmed(String(line))
            let isImage = bare.hasPrefix("![") && bare.hasSuffix(")")
            return isImage ? "\n\(bare)\n" : escapingForeignTags(line)
        }.joined(separator: "\n")
    }

    private static func escapingForeignTags(_ line: Substring) -> String {
        String(
            line.replacing(/<\/?([A-Za-z][\w ]*)>/) { match in
                let name = match.1.prefix { $0 != " " }.lowercased()
                return ownTags.contains(name) ? String(match.0) : "\\\(match.0)"
            })
    }

    /// The tags that MinerU writes into markdown.
    private static let ownTags: Set<String> = [
        "a", "b", "body", "br", "del", "details", "div", "em", "html", "i", "img", "p", "s", "span", "strong",
        "sub",
        "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "u",
    ]
}
