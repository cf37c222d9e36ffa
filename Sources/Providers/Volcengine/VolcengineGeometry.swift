internal import DocumentModel
internal import JSONView

/// Reads page sizes in the shapes in which answers and clients write them.
enum VolcengineGeometry {
    /// The size of a page's image: `{h, w}`, `{height, width}`, `[h, w]`, or a string with two numbers.
    ///
    /// The height comes first, as the member's name `page_image_hw` says, unless the string names the width first.
    static func size(_ value: JSONValue) -> PageSize? {
        if value.object != nil {
            guard let height = (value["h"] ?? value["height"])?.lenientDouble,
                let width = (value["w"] ?? value["width"])?.lenientDouble
            else { return nil }
            return PageSize(width: width, height: height, unit: .pixels)
        }
        if let text = value.string { return size(text) }
        let numbers = value.elements.compactMap(\.lenientDouble)
        guard numbers.count == 2 else { return nil }
        return PageSize(width: numbers[1], height: numbers[0], unit: .pixels)
    }

    private static func size(_ text: String) -> PageSize? {
        let numbers = text.split { !$0.isNumber && $0 != "." }.compactMap { Double($0) }
        guard numbers.count == 2 else { return nil }
        let firstName = text.lowercased().first { $0 == "h" || $0 == "w" }
        return firstName == "w"
            ? PageSize(width: numbers[0], height: numbers[1], unit: .pixels)
            : PageSize(width: numbers[1], height: numbers[0], unit: .pixels)
    }

    /// The size of the page on which these boxes have these fractions; nil if the boxes do not show it.
    ///
    /// The box that reaches furthest gives each extent best, since boxes are rounded to pixels.
    static func size(from pairs: [(box: Box, fraction: Box)]) -> PageSize? {
        guard let right = pairs.max(by: { $0.fraction.x1 < $1.fraction.x1 }),
            let bottom = pairs.max(by: { $0.fraction.y1 < $1.fraction.y1 }),
            right.fraction.x1 > 0, bottom.fraction.y1 > 0
        else { return nil }
        return PageSize(
            width: (right.box.x1 / right.fraction.x1).rounded(),
            height: (bottom.box.y1 / bottom.fraction.y1).rounded(), unit: .pixels)
    }
}
