/// One region on one page: its type, its text and its place.
package struct Block: Hashable, Sendable, Codable {
    /// A block's text in the form that keeps its structure.
    package struct Markup: Hashable, Sendable, Codable {
        /// The languages of markup that the store knows.
        package enum Format: String, Sendable, Codable { case html, latex, markdown }

        package var content: String
        package var format: Format

        package init(_ content: String, _ format: Format) {
            self.content = content
            self.format = format
        }
    }

    /// The place of a block in a parse: the page's `index` and the position in that page's `blocks`.
    package struct Place: Hashable, Sendable, Codable {
        package var page: Int
        package var block: Int

        package init(page: Int, block: Int) {
            self.page = page
            self.block = block
        }
    }

    package var type: BlockType
    /// The provider's own label, as it wrote it.
    package var providerType: String?
    /// The depth of a heading or list item, 1 for the outermost; nil for other types, and if the provider sends no depth.
    package var level: Int?
    /// What a reader reads here, without markup that the provider put around it: the searchable text.
    package var text: String
    /// The same content with structure (a table's HTML, a formula's LaTeX), if it says more than `text`.
    package var markup: Markup?
    /// In page units, origin top-left; nil if the provider gives no place.
    package var box: Box?
    package var font: FontInfo?
    /// How sure the provider is, 0…1.
    package var confidence: Double?
    /// The position in the page's `blocks` of the block this one belongs to: the table of a caption, the list of an item.
    package var parent: Int?
    /// The block, on the same or an earlier page, whose text this one continues.
    package var continues: Place?
    /// The name of the asset that shows this block, as in `ParsedDocument.assets`.
    package var asset: String?
    /// The words of `text` with their boxes, or its lines if the provider sends no words; in order and apart from each other.
    ///
    /// Nil if it sends neither. A word whose place in `text` is unsure is left out.
    package var textBoxes: [TextBox]?

    package init(
        _ type: BlockType, text: String, providerType: String? = nil, level: Int? = nil,
        markup: Markup? = nil,
        box: Box? = nil, font: FontInfo? = nil, confidence: Double? = nil, parent: Int? = nil,
        continues: Place? = nil, asset: String? = nil, textBoxes: [TextBox]? = nil
    ) {
        self.type = type
        self.text = text
        self.providerType = providerType
        self.level = level
        self.markup = markup
        self.box = box
        self.font = font
        self.confidence = confidence
        self.parent = parent
        self.continues = continues
        self.asset = asset
        self.textBoxes = textBoxes
    }
}
