package import DocumentModel

/// A piece of a page that answers a query: blocks that follow each other, with their places.
package struct Passage: Hashable, Sendable {
    /// A heading above the passage.
    package struct Heading: Hashable, Sendable {
        package var text: String
        package var level: Int
        /// Nil if no address leads to it.
        package var locator: String?
    }

    /// A block of the passage.
    package struct Part: Hashable, Sendable {
        package var blockID: Int64
        package var ordinal: Int
        /// The address of the block, or of the piece that the passage has of a long one; nil if none leads to it.
        package var locator: String?
        package var type: BlockType
        /// In page units; nil if the provider gives no place.
        package var box: Box?
        /// In 0…1.
        package var normalizedBox: Box?
        /// Its place in the passage's text: half-open, in code points.
        package var span: Range<Int>
        /// The piece of the block's text, in its code points; nil for the whole.
        package var textRange: Range<Int>?
    }

    /// The page that it is on, with the score of the page.
    package var hit: SearchHit
    package var title: String?
    /// The address of its best block; nil if none leads to it.
    package var locator: String?
    /// The page's score times the share that the passage has of what the page says about the query.
    package var score: Double
    /// The outermost first; a heading in the passage itself is not among them.
    package var headings: [Heading]
    /// The texts of its blocks with an empty line between.
    package var text: String
    package var highlights: Highlights
    /// In reading order.
    package var parts: [Part]
}

extension Passage: Encodable {
    private enum CodingKeys: String, CodingKey {
        case document, title, provider
        case pageIndex = "page_index"
        case pageNumber = "page_number"
        case pageSize = "page_size"
        case assumedPageHeight = "assumed_page_height"
        case locator, score, matched, missing, headings, text, highlights, blocks
    }

    /// What is unknown is null; `assumed_page_height` and `missing` are there as for a hit.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(hit.document, forKey: .document)
        try container.encode(title, forKey: .title)
        try container.encode(hit.provider, forKey: .provider)
        try container.encode(hit.pageIndex, forKey: .pageIndex)
        try container.encode(hit.pageIndex + 1, forKey: .pageNumber)
        try container.encode(hit.pageSize.map(EncodedPageSize.init), forKey: .pageSize)
        try container.encodeIfPresent(hit.assumedPageHeight, forKey: .assumedPageHeight)
        try container.encode(locator, forKey: .locator)
        try container.encode(score, forKey: .score)
        try container.encode(hit.matched, forKey: .matched)
        if hit.matched == .some { try container.encode(hit.missing, forKey: .missing) }
        try container.encode(headings, forKey: .headings)
        try container.encode(text, forKey: .text)
        try container.encode(highlights, forKey: .highlights)
        try container.encode(parts, forKey: .blocks)
    }
}

extension Passage.Heading: Encodable {
    private enum CodingKeys: String, CodingKey { case text, level, locator }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(text, forKey: .text)
        try container.encode(level, forKey: .level)
        try container.encode(locator, forKey: .locator)
    }
}

extension Passage.Part: Encodable {
    private enum CodingKeys: String, CodingKey {
        case blockID = "block_id"
        case ordinal, locator, type, span
        case box = "bbox"
        case normalizedBox = "norm_box"
        case textRange = "text_range"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(blockID, forKey: .blockID)
        try container.encode(ordinal, forKey: .ordinal)
        try container.encode(locator, forKey: .locator)
        try container.encode(type, forKey: .type)
        try container.encode(box, forKey: .box)
        try container.encode(normalizedBox, forKey: .normalizedBox)
        try container.encode([span.lowerBound, span.upperBound], forKey: .span)
        try container.encode(textRange.map { [$0.lowerBound, $0.upperBound] }, forKey: .textRange)
    }
}
