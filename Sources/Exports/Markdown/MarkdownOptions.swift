/// The choices in rendering a page as markdown.
package struct MarkdownOptions: Hashable, Sendable {
    /// What becomes of headers, footers, page numbers and asides.
    package enum Furniture: String, Sendable, CaseIterable { case drop, keep }

    /// What becomes of images: links to their files, or nothing.
    package enum Images: String, Sendable, CaseIterable { case link, drop }

    /// Where a page's markdown comes from.
    package enum Text: String, Sendable, CaseIterable {
        /// Rendered from the blocks, alike for all providers.
        case blocks
        /// The provider's own markdown where it gave any, else rendered from the blocks.
        case provider
    }

    package var furniture: Furniture
    package var images: Images
    package var text: Text

    package init(furniture: Furniture = .drop, images: Images = .link, text: Text = .blocks) {
        self.furniture = furniture
        self.images = images
        self.text = text
    }
}
