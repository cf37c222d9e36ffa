package import DocumentModel

/// Plain markdown, from any parser: blocks without boxes, on pages if the file marks pages.
///
/// Any text is markdown, so this adapter is used only if the user names it.
package struct MarkdownProvider: Provider {
    package let id = "markdown"
    package let decoderVersion = 4
    package let summary =
        "Plain markdown of any parser, only with --provider markdown; --as names the parser that wrote it"
    package let isChosenByContent = false
    package let identifiesDocuments = false

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        Self.text(in: payload) == nil ? nil : "markdown"
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = Self.text(in: payload) else {
            throw ProviderFailure(.unknownFormat, "no file is UTF-8 text; give a markdown file")
        }
        let pages = MarkdownPages(String(decoding: member.bytes, as: UTF8.self))
        guard pages.pages.allSatisfy({ $0.index < context.limits.pages }) else {
            throw ProviderFailure(
                .limitExceeded,
                "limit pages: a page separator has a page number above the limit of \(context.limits.pages)",
                at: member.name)
        }
        var document = ParsedDocument()
        document.mediaType = "text/markdown"
        var assets = AssetCollector()
        for (index, text) in pages.pages {
            let position = index + context.pageOffset
            let markdown = assets.extractEmbedded(from: text, on: position)
            var page = Page(index: position)
            page.blocks = MarkdownBlocks(markdown, on: position, assets: &assets).blocks
            page.markdown = markdown
            document.pages.append(page)
        }
        document.pageCount = (document.pages.last?.index ?? -1) + 1
        document.assets = assets.assets.map { Self.resolved($0, in: payload, beside: member) }
        return document
    }

    /// The member that is the markdown: by its name, else the first text.
    private static func text(in payload: OpenedPayload) -> OpenedPayload.Member? {
        let texts = payload.members.filter(isText)
        return texts.first { $0.name.hasSuffix(".md") } ?? texts.first
    }

    /// Whether the bytes can be markdown.
    ///
    /// So can a page mark or a link at the start, which look like JSON until it breaks, and nothing at all, which is what
    /// a parser writes for an empty page.
    private static func isText(_ member: OpenedPayload.Member) -> Bool {
        switch member.content {
        case .text, .xml, .malformedJSON: true
        case .json: member.name.hasSuffix(".md")
        case .binary: member.bytes.isEmpty
        case .image: false
        }
    }

    /// The asset with the bytes of the payload's file of that name, if it is there.
    private static func resolved(
        _ asset: Asset, in payload: OpenedPayload, beside member: OpenedPayload.Member
    ) -> Asset {
        guard case .missing = asset.content,
            let found = payload.member(named: asset.name, beside: member),
            case .image(let mediaType) = found.content
        else { return asset }
        var resolved = asset
        resolved.mediaType = mediaType
        resolved.content = .stored(found.bytes)
        return resolved
    }
}
