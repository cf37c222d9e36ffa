internal import CMarkdownGFM
internal import TextAnalysis

/// Writes the inline nodes of a paragraph as HTML: emphasis, struck text, code, links and images; formulas stay `$…$`.
struct InlineHTML {
    private(set) var html = ""
    /// Whether there was anything beyond text and formulas.
    private(set) var hasMarkup = false
    private var isStruck = false
    /// The depth of images: what stands in one is its alternative text.
    private var imageDepth = 0
    private var alternative = ""

    mutating func visit(
        _ node: CommonMarkTree.Node, _ type: cmark_node_type, isEntering: Bool, in masked: MaskedMarkdown
    ) {
        switch type {
        case CMARK_NODE_TEXT: visitText(CommonMarkTree.literal(node), in: masked)
        case CMARK_NODE_SOFTBREAK: append(" ")
        case CMARK_NODE_LINEBREAK: append(tag: "<br>")
        case CMARK_NODE_CODE:
            append(tag: "<code>")
            append(masked.unmask(CommonMarkTree.literal(node), as: .source))
            append(tag: "</code>")
        case CMARK_NODE_HTML_INLINE: appendHTML(masked.unmask(CommonMarkTree.literal(node), as: .source))
        case CMARK_NODE_EMPH: append(tag: isEntering ? "<em>" : "</em>")
        case CMARK_NODE_STRONG: append(tag: isEntering ? "<strong>" : "</strong>")
        case CMARK_NODE_LINK:
            append(tag: isEntering ? "<a href=\"\(address(of: node, in: masked))\">" : "</a>")
        case CMARK_NODE_IMAGE: visitImage(node, isEntering: isEntering, in: masked)
        default: break
        }
    }

    /// Appends text, with tags in the place of the marks of struck text.
    private mutating func visitText(_ literal: [UInt8], in masked: MaskedMarkdown) {
        guard MaskedMarkdown.hasStrikeMark(literal) else {
            return append(masked.unmask(literal, as: .dollars))
        }
        var rest = literal[...]
        while let mark = rest.indices.first(where: { rest[$0...].starts(with: MaskedMarkdown.strikeMark) }) {
            append(masked.unmask(Array(rest[..<mark]), as: .dollars))
            isStruck.toggle()
            append(tag: isStruck ? "<del>" : "</del>")
            rest = rest[(mark + MaskedMarkdown.strikeMark.count)...]
        }
        append(masked.unmask(Array(rest), as: .dollars))
    }

    private func address(of node: CommonMarkTree.Node, in masked: MaskedMarkdown) -> String {
        attribute(masked.unmask(CommonMarkTree.address(node), as: .source))
    }

    private func attribute(_ text: String) -> String {
        HTMLText.escape(text).replacing("\"", with: "&quot;")
    }

    private mutating func visitImage(
        _ node: CommonMarkTree.Node, isEntering: Bool, in masked: MaskedMarkdown
    ) {
        imageDepth += isEntering ? 1 : -1
        guard imageDepth == 0 else { return }
        append(
            tag: "<img src=\"\(address(of: node, in: masked))\" alt=\"\(attribute(alternative))\">")
        alternative = ""
    }

    private mutating func append(_ text: String) {
        if imageDepth > 0 { alternative += text } else { html += HTMLText.escape(text) }
    }

    private mutating func append(tag: String) {
        hasMarkup = true
        if imageDepth == 0 { html += tag }
    }

    /// Appends a tag as it was sent; words in angle brackets are text, comments are nothing.
    private mutating func appendHTML(_ literal: String) {
        let bytes = Array(literal.utf8)
        if HTMLTag(bytes, at: 0) != nil {
            append(tag: literal)
        } else if bytes.count > 1, bytes[1].isLetter {
            append(literal)
        }
    }
}
