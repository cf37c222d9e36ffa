/// A rectangle on a page: origin top-left, x to the right, y down, `x0 <= x1` and `y0 <= y1`.
///
/// Each use says whether it counts in page units or in 0…1. In JSON it is `[x0, y0, x1, y1]`.
package struct Box: Hashable, Sendable {
    package let x0: Double
    package let y0: Double
    package let x1: Double
    package let y1: Double

    /// Makes a box of two opposite corners in any order; nil if a coordinate is not finite.
    package init?(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
        guard x0.isFinite, y0.isFinite, x1.isFinite, y1.isFinite else { return nil }
        self.x0 = min(x0, x1)
        self.y0 = min(y0, y1)
        self.x1 = max(x0, x1)
        self.y1 = max(y0, y1)
    }

    /// Makes a box of `[x0, y0, x1, y1]`; nil for another count or numbers that are not finite.
    package init?(_ numbers: [Double]) {
        guard numbers.count == 4 else { return nil }
        self.init(numbers[0], numbers[1], numbers[2], numbers[3])
    }

    /// The horizontal extent.
    package var width: Double { x1 - x0 }

    /// The vertical extent.
    package var height: Double { y1 - y0 }

    /// `[x0, y0, x1, y1]`.
    package var numbers: [Double] { [x0, y0, x1, y1] }

    /// The same rectangle measured from the top, for a box measured from the bottom of a page of that height.
    package func flipped(pageHeight: Double) -> Box {
        Box(unchecked: x0, pageHeight - y1, x1, pageHeight - y0)
    }

    /// The box with every coordinate multiplied.
    package func scaled(x: Double, y: Double) -> Box {
        Box(unchecked: x0 * x, y0 * y, x1 * x, y1 * y)
    }

    /// The part of the box inside `[0, 0, width, height]`; a box wholly outside becomes an edge or a corner.
    package func clamped(width: Double, height: Double) -> Box {
        Box(
            unchecked: min(max(x0, 0), width), min(max(y0, 0), height),
            min(max(x1, 0), width), min(max(y1, 0), height))
    }

    /// The smallest box that holds both.
    package func union(_ other: Box) -> Box {
        Box(unchecked: min(x0, other.x0), min(y0, other.y0), max(x1, other.x1), max(y1, other.y1))
    }

    private init(unchecked x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
        self.x0 = x0
        self.y0 = y0
        self.x1 = x1
        self.y1 = y1
    }
}

extension Box: Codable {
    package init(from decoder: any Decoder) throws {
        let numbers = try decoder.singleValueContainer().decode([Double].self)
        guard let box = Box(numbers) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a box is four finite numbers"))
        }
        self = box
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(numbers)
    }
}
