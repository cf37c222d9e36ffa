package import DocumentModel
internal import Markup

extension Block {
    /// The block with the HTML of a paragraph, a heading, an item or a caption as markdown; nil for other blocks.
    var withInlineMarkdown: Block? {
        guard let markup, markup.format == .html else { return nil }
        switch type {
        case .table, .toc, .figure, .chart, .mark, .code, .formula, .checkbox: return nil
        default: break
        }
        guard let markdown = HTMLMarkdown.markdown(markup.content) else { return nil }
        var block = self
        block.markup = Markup(markdown, .markdown)
        return block
    }

    /// The block's markup where that is markdown with something in it.
    package var markdown: String? {
        guard let markup, markup.format == .markdown, !markup.content.isEmpty else { return nil }
        return markup.content
    }

    /// The HTML of its markup, where it has any.
    package var html: String? {
        guard let markup, markup.format == .html, !markup.content.isEmpty else { return nil }
        return markup.content
    }
}
