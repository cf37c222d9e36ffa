package import DocumentModel

/// Renders the blocks of a page as CommonMark with GitHub's tables, formulas between `$$`, tables as HTML where
/// their HTML is known.
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
        let start = output.count
        if options.text == .provider, let markdown {
            append(markdown, links: links, to: &output)
        }
        // White space alone is no markdown.
        if output.count == start {
            var composer = MarkdownComposer(options: options, links: links, output: output)
            output = []
            for block in blocks { composer.append(block) }
            output = composer.output
        }
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
        var markdown = markdown
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
