package import DocumentModel
internal import Markup
internal import TextAnalysis

/// Renders the blocks of a page as CommonMark, with formulas between dollars and tables as HTML unless the options say
/// otherwise.
///
/// The result has no white space at its ends and parses back into the same headings, paragraphs and items.
package struct MarkdownRenderer: Sendable {
    package let options: MarkdownOptions

    package init(_ options: MarkdownOptions = MarkdownOptions()) {
        self.options = options
    }

    /// Appends a page's markdown, which is the provider's own where the options want it and there is some.
    package func append(
        _ blocks: [Block], markdown: String? = nil, links: AssetLinks = AssetLinks(), to output: inout [UInt8]
    ) {
        _ = compose(blocks, markdown: markdown, links: links, to: &output)
    }

    /// Appends a page's markdown and tells what each block wrote; nothing where the markdown is the provider's.
    package func compose(
        _ blocks: [Block], markdown: String? = nil, links: AssetLinks, to output: inout [UInt8]
    ) -> [MarkdownComposer.Part] {
        let start = output.count
        if options.text == .provider, let markdown {
            append(markdown, links: links, to: &output)
        }
        // White space alone is no markdown.
        guard output.count == start else { return [] }
        var composer = MarkdownComposer(options: options, links: links, output: output)
        output = []
        for position in blocks.indices { composer.append(blocks[position], at: position) }
        output = composer.output
        return composer.parts
    }

    /// Appends what follows a part that is written already, which is the first of its page to show anything.
    package func compose(
        _ blocks: [Block], after part: MarkdownComposer.Part, links: AssetLinks, to output: inout [UInt8]
    ) -> [MarkdownComposer.Part] {
        var composer = MarkdownComposer(options: options, links: links, output: output, after: part)
        output = []
        for (position, block) in blocks.enumerated() where position > part.block {
            composer.append(block, at: position)
        }
        output = composer.output
        return composer.parts
    }

    /// Whether a block would write anything.
    package func shows(_ block: Block) -> Bool {
        var composer = MarkdownComposer(options: options, links: AssetLinks(), output: [])
        composer.append(block)
        return !composer.output.isEmpty
    }

    /// The page's markdown as a string.
    package func render(
        _ blocks: [Block], markdown: String? = nil, links: AssetLinks = AssetLinks()
    ) -> String {
        var output: [UInt8] = []
        append(blocks, markdown: markdown, links: links, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    private func append(_ markdown: String, links: AssetLinks, to output: inout [UInt8]) {
        var markdown = ProviderMarkdown(formulas: options.formulas).normalized(markdown)
        let start = output.count
        markdown.withUTF8 { bytes in
            guard let first = bytes.firstIndex(where: { !$0.isMarkdownSpace }) else { return }
            // An indented first line is code; only whole empty lines go.
            let line = bytes[..<first].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            ImageRewriter(links: links, images: options.images).append(bytes[line...], to: &output)
        }
        while output.count > start, let last = output.last, last.isMarkdownSpace { output.removeLast() }
    }
}

/// Brings a page's markdown as a provider wrote it to the forms that rendered pages have.
struct ProviderMarkdown {
    let formulas: MarkdownOptions.Formulas

    /// The markdown with tables unescaped whose tags the provider had escaped, and with the marks within text in one form.
    func normalized(_ markdown: String) -> String {
        // complexDOcr escapes HTML unless told not to; then the tags themselves are words.
        let isEscaped = markdown.contains("&lt;table") || markdown.contains("&lt;td")
        let text = isEscaped ? HTMLText.unescapeOnce(markdown) : markdown
        return InlineNormalizer(formulas: formulas).normalized(text)
    }
}
