internal import DocumentModel
internal import Markup

/// Writes the text of blocks: plain text, and markup that an adapter vouches for.
struct BlockContent {
    let options: MarkdownOptions
    let links: AssetLinks

    /// Appends a block's markdown, or its text if it has none.
    func append(_ block: Block, as place: MarkdownText, to output: inout [UInt8]) {
        if let markdown = block.markdown {
            append(markdown: markdown, as: place, to: &output)
        } else {
            place.append(block.text, to: &output)
        }
    }

    /// Appends markdown that an adapter vouches for, on one line where the place has room for one only.
    func append(markdown: String, as place: MarkdownText, to output: inout [UInt8]) {
        append(
            verbatim: InlineNormalizer(formulas: options.formulas).normalized(markdown), as: place,
            to: &output)
    }

    /// Appends HTML without empty lines, at which markdown would take it for ended.
    func append(html: String, to output: inout [UInt8]) {
        append(verbatim: html, as: MarkdownText(.item), keepsCode: false, to: &output)
    }

    private func append(
        verbatim markup: String, as place: MarkdownText, keepsCode: Bool = true, to output: inout [UInt8]
    ) {
        var markup = markup
        markup.withUTF8 { bytes in
            let images = ImageRewriter(links: links, images: options.images)
            VerbatimText(place: place, images: images, keepsCode: keepsCode).append(bytes, to: &output)
        }
    }
}
