/// A word or line of a block's text with a box of its own, as a parser sent it.
///
/// In JSON it is `[start, end, x0, y0, x1, y1]`.
package struct TextBox: Hashable, Sendable {
    /// Half-open, in code points of the block's text.
    package let range: Range<Int>
    /// In page units, origin top-left.
    package let box: Box

    package init(_ range: Range<Int>, _ box: Box) {
        self.range = range
        self.box = box
    }

    /// The same with its box inside the page; nil for one that lies outside.
    func clipped(to page: PageSize?) -> TextBox? {
        guard let page else { return self }
        guard box.x1 >= 0, box.y1 >= 0, box.x0 <= page.width, box.y0 <= page.height else { return nil }
        return TextBox(range, box.clamped(width: page.width, height: page.height))
    }

    /// The box with its corners rounded: to tenths on a page of over 100 units, and to 1/10,000 on a smaller one.
    func rounded(on page: PageSize?) -> TextBox {
        let scale = page.map { max($0.width, $0.height) > 100 ? 10 : 1e4 } ?? 1e4
        let numbers = box.numbers.map { ($0 * scale).rounded() / scale }
        return Box(numbers).map { TextBox(range, $0) } ?? self
    }
}

extension TextBox: Codable {
    package init(from decoder: any Decoder) throws {
        let numbers = try decoder.singleValueContainer().decode([Double].self)
        guard numbers.count == 6, let start = Int(exactly: numbers[0]), let end = Int(exactly: numbers[1]),
            0 <= start, start < end, let box = Box(Array(numbers[2...]))
        else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "a text box is two places in a text and four finite numbers"))
        }
        self.init(start..<end, box)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(range.lowerBound)
        try container.encode(range.upperBound)
        for number in box.numbers { try container.encode(number) }
    }
}

extension [TextBox] {
    /// The boxes of the pieces that have a part in a range of the text, with the boxes of one line as one.
    ///
    /// A word counts whole even if the range holds a part of it. Two boxes are on one line if the middle of each is within the height of the other.
    package func lines(of range: Range<Int>) -> [TextBox] {
        var lines: [TextBox] = []
        for piece in self where piece.range.overlaps(range) {
            if let last = lines.last, last.box.isBeside(piece.box) {
                lines[lines.count - 1] = TextBox(
                    last.range.lowerBound..<Swift.max(last.range.upperBound, piece.range.upperBound),
                    last.box.union(piece.box))
            } else {
                lines.append(piece)
            }
        }
        return lines
    }
}

extension Box {
    /// Whether another box is on the line that this one is on.
    fileprivate func isBeside(_ other: Box) -> Bool {
        let (middle, otherMiddle) = ((y0 + y1) / 2, (other.y0 + other.y1) / 2)
        return y0...y1 ~= otherMiddle && other.y0...other.y1 ~= middle
    }
}

extension ParsedDocument {
    /// Rounds the boxes of words and lines by the sizes of their pages, clips them to the pages, and leaves out those that lie
    /// outside or only repeat the box of their block.
    ///
    /// So fractions of a page with 17 digits do not fill a store; a tenth of a point is less than anybody sees.
    package mutating func tidyTextBoxes() {
        for page in pages.indices {
            let size = pages[page].size
            for block in pages[page].blocks.indices {
                guard let boxes = pages[page].blocks[block].textBoxes else { continue }
                let isRepeated = boxes.count == 1 && boxes[0].box == pages[page].blocks[block].box
                let inside = boxes.compactMap { $0.clipped(to: size) }
                if inside != boxes {
                    warnings.add(
                        "text_box_outside_page",
                        "boxes of words or lines extended beyond their page; they were clipped, or left out",
                        at: "page \(pages[page].index + 1), block \(block)")
                }
                pages[page].blocks[block].textBoxes =
                    isRepeated || inside.isEmpty ? nil : inside.map { $0.rounded(on: size) }
            }
        }
    }
}
