internal import CMarkdownGFM
internal import TextAnalysis

/// Collects what the inline nodes of a paragraph or heading say.
struct InlineText {
    /// Still masked.
    private(set) var text: [UInt8] = []
    private(set) var images: [ImageReference] = []
    /// Whether anything beyond plain text was seen, so that markdown says more than text.
    private(set) var hasMarkup = false
    /// The images that are open, each with the start of its alternative text in `text`.
    private var openImages: [Int] = []

    init() {}

    mutating func visit(
        _ node: CommonMarkTree.Node, _ type: cmark_node_type, isEntering: Bool, in masked: MaskedMarkdown
    ) {
        switch type {
        case CMARK_NODE_TEXT:
            let literal = CommonMarkTree.literal(node)
            if MaskedMarkdown.hasStrikeMark(literal) { hasMarkup = true }
            text.append(contentsOf: literal)
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text.append(0x0A)
        case CMARK_NODE_CODE:
            hasMarkup = true
            text.append(contentsOf: CommonMarkTree.literal(node))
        case CMARK_NODE_HTML_INLINE: visitTag(masked.unmask(CommonMarkTree.literal(node), as: .source))
        case CMARK_NODE_IMAGE: visitImage(node, isEntering: isEntering, in: masked)
        case CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK: hasMarkup = true
        default: break
        }
    }

    private mutating func visitTag(_ literal: String) {
        hasMarkup = true
        let bytes = Array(literal.utf8)
        guard let tag = HTMLTag(bytes, at: 0) else {
            // "<y and z>" is a tag for CommonMark and words for a reader; comments and the like are neither.
            if bytes.count > 1, bytes[1].isLetter { text.append(contentsOf: bytes) }
            return
        }
        if tag.name == "br" { text.append(0x0A) }
        if tag.name == "img", let image = ImageReference(tag, in: bytes) {
            images.append(image)
            text.append(contentsOf: image.meaningfulAlternative.utf8)
        }
    }

    private mutating func visitImage(_ node: CommonMarkTree.Node, isEntering: Bool, in masked: MaskedMarkdown)
    {
        guard !isEntering else { return openImages.append(text.count) }
        guard let start = openImages.popLast() else { return }
        hasMarkup = true
        let image = ImageReference(
            source: masked.unmask(CommonMarkTree.address(node), as: .source),
            alternative: masked.unmask(Array(text[start...]), as: .text))
        images.append(image)
        if image.meaningfulAlternative.isEmpty { text.removeSubrange(start...) }
    }
}
