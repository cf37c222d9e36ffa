package import DocumentModel

/// A block that `MarkdownCutter` found.
package struct CutBlock: Hashable, Sendable {
    /// `heading`, `text`, `list`, `list_item`, `table`, `figure`, `formula`, `code` or `footnote`.
    package var type: BlockType
    /// What a reader reads.
    ///
    /// For a figure: the image's alternative text, unless that is only its file name.
    package var text: String
    /// A table's HTML, a formula's LaTeX, a paragraph's markdown with formulas as `$…$`; nil where `text` says all.
    package var markup: Block.Markup?
    /// The depth of a heading or list item, from 1.
    package var level: Int?
    /// For a list item the position of its list among the blocks.
    package var parent: Int?
    /// The bytes of the source that the block was cut from: whole lines for what CommonMark defines.
    package var source: Range<Int>
    /// The images in the block; for a figure exactly one.
    package var images: [ImageReference]

    package init(
        _ type: BlockType, text: String, markup: Block.Markup? = nil, level: Int? = nil, parent: Int? = nil,
        source: Range<Int>, images: [ImageReference] = []
    ) {
        self.type = type
        self.text = text
        self.markup = markup
        self.level = level
        self.parent = parent
        self.source = source
        self.images = images
    }
}
