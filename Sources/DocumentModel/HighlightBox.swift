/// The place on a page of a piece of a block's text: a box for each line of it.
package struct HighlightBox: Hashable, Sendable {
    /// The words that the box is around: half-open, in code points of the block's text.
    package let range: Range<Int>
    /// In page units, origin top-left.
    package let box: Box
    /// In 0…1; nil if the page's size is unknown.
    package let normalizedBox: Box?

    package init(_ textBox: TextBox, on page: PageSize?) {
        range = textBox.range
        box = textBox.box
        normalizedBox = page?.normalized(textBox.box)
    }
}

extension [TextBox] {
    /// The places of ranges of the text on a page of some size: for each the boxes of its lines.
    package func highlights(of ranges: [Range<Int>], on page: PageSize?) -> [HighlightBox] {
        ranges.flatMap { lines(of: $0) }.map { HighlightBox($0, on: page) }
    }
}

extension HighlightBox: Encodable {
    private enum CodingKeys: String, CodingKey {
        case range
        case box = "bbox"
        case normalizedBox = "norm_box"
    }

    /// `{"range": [start, end], "bbox": […], "norm_box": […]}`; what is unknown is null.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode([range.lowerBound, range.upperBound], forKey: .range)
        try container.encode(box, forKey: .box)
        try container.encode(normalizedBox, forKey: .normalizedBox)
    }
}
