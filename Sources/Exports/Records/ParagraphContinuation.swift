internal import DocumentModel
internal import Rendering

/// Writes a paragraph that continues an earlier one, so that no mark in it can pair with one there.
struct ParagraphContinuation {
    private let block: Block
    private let options: MarkdownOptions
    private let links: AssetLinks

    init(_ block: Block, options: MarkdownOptions, links: AssetLinks) {
        self.block = block
        self.options = options
        self.links = links
    }

    func append(to output: inout [UInt8]) {
        if let markdown = block.markdown {
            var markdown = InlineNormalizer(formulas: options.formulas).normalized(markdown)
            markdown.withUTF8 {
                VerbatimText(
                    place: MarkdownText(.paragraph),
                    images: ImageRewriter(links: links, images: options.images)
                ).append($0, to: &output)
            }
        } else {
            MarkdownText(.paragraph, escapesAll: true, escape: options.escape)
                .append(block.text, to: &output)
        }
    }
}
