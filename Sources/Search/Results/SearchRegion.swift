package import DocumentModel

/// One block of a hit that holds something of what was searched for.
package struct SearchRegion: Hashable, Sendable {
    /// A block that holds the region, with its place.
    package struct Surroundings: Hashable, Sendable {
        package let type: BlockType
        /// In page units.
        package let box: Box

        package init(type: BlockType, box: Box) {
            self.type = type
            self.box = box
        }
    }

    /// The row in `blocks`.
    package var blockID: Int64
    /// The block's place in the reading order of its page, from 0.
    package var ordinal: Int
    /// The block's address, as `Locator` reads it; nil if none leads to it.
    package var locator: String?
    package var type: BlockType
    /// In page units; nil if the provider gives no place.
    package var box: Box?
    /// In 0…1; nil if the page's size is unknown too.
    package var normalizedBox: Box?
    /// The nearest block around this one that has a box: a caption's table; nil if `box` says the place itself.
    package var surroundings: Surroundings?
    /// The block's whole text.
    package var text: String
    /// What to mark in the text.
    package var highlights: Highlights
    /// The place of that on the page: a box for each line of each highlight, of the words or lines that the parser sent boxes of; empty if it
    /// sent none.
    package var highlightBoxes: [HighlightBox]

    package init(
        blockID: Int64, ordinal: Int, locator: String?, type: BlockType, box: Box?, normalizedBox: Box?,
        surroundings: Surroundings? = nil,
        text: String, highlights: Highlights, highlightBoxes: [HighlightBox] = []
    ) {
        self.blockID = blockID
        self.ordinal = ordinal
        self.locator = locator
        self.type = type
        self.box = box
        self.normalizedBox = normalizedBox
        self.surroundings = surroundings
        self.text = text
        self.highlights = highlights
        self.highlightBoxes = highlightBoxes
    }
}

extension SearchRegion: Encodable {
    private enum CodingKeys: String, CodingKey {
        case blockID = "block_id"
        case ordinal, locator
        case type
        case box = "bbox"
        case normalizedBox = "norm_box"
        case text
        case highlights
        case highlightBoxes = "highlight_boxes"
    }

    /// What is unknown is null; `surroundings` is left out, since JSON gives the place of the block itself.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(blockID, forKey: .blockID)
        try container.encode(ordinal, forKey: .ordinal)
        try container.encode(locator, forKey: .locator)
        try container.encode(type, forKey: .type)
        try container.encode(box, forKey: .box)
        try container.encode(normalizedBox, forKey: .normalizedBox)
        try container.encode(text, forKey: .text)
        try container.encode(highlights, forKey: .highlights)
        try container.encode(highlightBoxes, forKey: .highlightBoxes)
    }
}
