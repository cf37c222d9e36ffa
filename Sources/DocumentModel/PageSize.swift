/// The size of a page and the unit that it and the boxes on it are counted in.
package struct PageSize: Hashable, Sendable, Codable {
    /// The units of length that parsers use.
    package enum Unit: String, Sendable, Codable {
        /// PDF points, 1/72 inch.
        case points = "pt"
        /// Pixels of the image that the parser rendered or received.
        case pixels = "px"
    }

    package let width: Double
    package let height: Double
    /// Nil if the parser does not say.
    package let unit: Unit?

    /// The extents that a page can have, in either unit; a box divided by a smaller one would not be a number.
    static let extents = 1e-3...1e9

    /// Makes a size; nil unless both extents are within `extents`.
    package init?(width: Double, height: Double, unit: Unit?) {
        guard Self.extents.contains(width), Self.extents.contains(height) else { return nil }
        self.width = width
        self.height = height
        self.unit = unit
    }

    /// A box in page units as fractions of the page, 0…1.
    package func normalized(_ box: Box) -> Box {
        box.clamped(width: width, height: height).scaled(x: 1 / width, y: 1 / height)
            .clamped(width: 1, height: 1)
    }
}
