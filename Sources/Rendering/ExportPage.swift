package import DocumentModel

/// A page as an export sees it.
package struct ExportPage: Hashable, Sendable {
    /// The position in the source file, from 0.
    package var index: Int
    package var label: String?
    package var size: PageSize?
    /// As the provider gave it.
    package var markdown: String?
    /// In reading order, with the names of assets.
    package var blocks: [Block]
    /// The blocks' ordinals in the store; empty where these are the positions.
    package var ordinals: [Int] = []
    /// The language that most of its text is in, in ISO 639-1; nil if unknown.
    package var language: String?
    /// Nil where no address leads to the page.
    package var locator: PageLocator?
    /// Whose version it is, where pages of several parses are put together; nil elsewhere.
    package var origin: PageOrigin?

    package init(
        index: Int, label: String? = nil, size: PageSize? = nil, markdown: String? = nil, blocks: [Block] = []
    ) {
        self.index = index
        self.label = label
        self.size = size
        self.markdown = markdown
        self.blocks = blocks
    }

    /// The ordinal of the block at a position.
    package func ordinal(at position: Int) -> Int {
        ordinals.indices.contains(position) ? ordinals[position] : position
    }

    /// The page's number in the source file, from 1.
    package var number: Int { index + 1 }
}
