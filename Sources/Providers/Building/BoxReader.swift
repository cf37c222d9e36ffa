internal import DocumentModel
internal import JSONView

/// Reads boxes in every shape, scale and origin that parsers write, and brings them to page units from the top left.
///
/// Shapes: four numbers (two corners, or a corner and an extent), a polygon of four points and more (flat, as pairs, or
/// as objects), an object with named sides, corners or extents, and lists or objects around one of these.
/// An unusable box (inverted, without any extent, not finite, of another shape) is nil: a wrong box is worse than a missing one.
struct BoxReader {
    /// What the numbers count.
    enum Scale {
        /// Page units.
        case page
        /// 0…1 of the page.
        case fraction
        /// 0…100 of the page.
        case percent
        /// 0…1000 of the page.
        case thousandths
        /// Pixels of an image of that size, which shows the whole page.
        case raster(width: Double, height: Double)

        /// The numbers of the far corner of the page; nil if they are the page's size.
        var extent: (width: Double, height: Double)? {
            switch self {
            case .page: nil
            case .fraction: (1, 1)
            case .percent: (100, 100)
            case .thousandths: (1000, 1000)
            case .raster(let width, let height): (width, height)
            }
        }
    }

    enum Origin { case topLeft, bottomLeft }

    /// What four bare numbers are.
    enum FourNumbers { case corners, cornerAndExtent }

    /// The size to give the page: as sent, or the extent of the scale without a unit if none was sent (1 × 1 for fractions).
    let pageSize: PageSize?
    private let factor: (x: Double, y: Double)
    private let origin: Origin
    private let fourNumbers: FourNumbers
    /// Whether the provider leaves out coordinates that are 0 (protocol buffers).
    private let omitsZeros: Bool

    init(
        _ scale: Scale = .page, of size: PageSize? = nil, origin: Origin = .topLeft,
        fourNumbers: FourNumbers = .corners, omitsZeros: Bool = false
    ) {
        if let extent = scale.extent {
            pageSize = size ?? PageSize(width: extent.width, height: extent.height, unit: nil)
            factor = (
                (pageSize?.width ?? .nan) / extent.width, (pageSize?.height ?? .nan) / extent.height
            )
        } else {
            pageSize = size
            factor = (1, 1)
        }
        self.origin = origin
        self.fourNumbers = fourNumbers
        self.omitsZeros = omitsZeros
    }

    /// The box in a value, in page units from the top left; nil if it is missing or cannot be used.
    func box(_ value: JSONValue) -> Box? { sides(of: value, depth: 0).flatMap(box) }

    /// The box of four sides, or of a corner and an extent, as `fourNumbers` says; nil if it cannot be used.
    func box(_ numbers: [Double]) -> Box? { sides(of: numbers).flatMap(box) }

    /// The same of numbers that may be missing; nil if one is.
    func box(_ numbers: [Double?]) -> Box? {
        let known = numbers.compactMap { $0 }
        return known.count == numbers.count ? box(known) : nil
    }

    private func box(_ sides: Sides) -> Box? {
        guard let box = Box(sides.x0, sides.y0, sides.x1, sides.y1) else { return nil }
        let isUpsideDown = sides.y1 < sides.y0 && !(origin == .bottomLeft)
        guard sides.x0 <= sides.x1, !isUpsideDown, box.width > 0 || box.height > 0 else { return nil }
        let scaled = box.scaled(x: factor.x, y: factor.y)
        guard scaled.numbers.allSatisfy(\.isFinite) else { return nil }
        guard origin == .bottomLeft else { return scaled }
        return pageSize.map { scaled.flipped(pageHeight: $0.height) }
    }

    private typealias Sides = (x0: Double, y0: Double, x1: Double, y1: Double)

    private func sides(of value: JSONValue, depth: Int) -> Sides? {
        guard depth < 4 else { return nil }
        if let object = value.object { return sides(ofObject: object, depth: depth) }
        let elements = Array(value.elements)
        let numbers = elements.compactMap(\.lenientDouble)
        if numbers.count == elements.count { return sides(of: numbers) }
        if elements.count == 1 { return sides(of: elements[0], depth: depth + 1) }
        let points = elements.compactMap(point)
        return points.count == elements.count && points.count >= 2 ? Self.bounds(of: points) : nil
    }

    private func sides(of numbers: [Double]) -> Sides? {
        if numbers.count == 4 {
            let isExtent = fourNumbers == .cornerAndExtent
            return (
                numbers[0], numbers[1], isExtent ? numbers[0] + numbers[2] : numbers[2],
                isExtent ? numbers[1] + numbers[3] : numbers[3]
            )
        }
        guard numbers.count >= 8, numbers.count.isMultiple(of: 2) else { return nil }
        return Self.bounds(
            of: stride(from: 0, to: numbers.count, by: 2).map { (numbers[$0], numbers[$0 + 1]) })
    }

    private func point(_ value: JSONValue) -> (x: Double, y: Double)? {
        if value.object != nil {
            let (x, y) = (value["x"] ?? value["X"], value["y"] ?? value["Y"])
            let missing = omitsZeros ? 0.0 : nil
            guard let x = x.map(\.lenientDouble) ?? missing, let y = y.map(\.lenientDouble) ?? missing else {
                return nil
            }
            return (x, y)
        }
        let numbers = value.elements.compactMap(\.lenientDouble)
        return numbers.count == 2 && value.elements.count == 2 ? (numbers[0], numbers[1]) : nil
    }

    private static func bounds(of points: [(x: Double, y: Double)]) -> Sides? {
        guard points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }), let x0 = points.map(\.x).min(),
            let y0 = points.map(\.y).min(), let x1 = points.map(\.x).max(), let y1 = points.map(\.y).max()
        else { return nil }
        return (x0, y0, x1, y1)
    }

    /// The names of left, top, right and bottom, in the order in which they are looked for.
    private static let corners = [
        ["x0", "y0", "x1", "y1"], ["x1", "y1", "x2", "y2"], ["left", "top", "right", "bottom"],
        ["l", "t", "r", "b"], ["xmin", "ymin", "xmax", "ymax"], ["minx", "miny", "maxx", "maxy"],
        ["topleftx", "toplefty", "bottomrightx", "bottomrighty"],
    ]
    /// The names of left, top, width and height.
    private static let extents = [
        ["left", "top", "width", "height"], ["x", "y", "width", "height"], ["x", "y", "w", "h"],
        ["x0", "y0", "width", "height"], ["l", "t", "w", "h"],
    ]
    /// The names of what holds a box.
    private static let wrappers: Set = [
        "bbox", "box", "boundingbox", "boundingpoly", "polygon", "points", "vertices", "normalizedvertices",
        "coordinates",
    ]

    private func sides(ofObject object: JSONObject, depth: Int) -> Sides? {
        var members: [String: JSONValue] = [:]
        var holder: JSONValue?
        for (name, member) in object where members.count < 32 {
            let plain = name.lowercased().replacing("_", with: "")
            members[plain] = member
            if Self.wrappers.contains(plain), !member.isNull, holder == nil { holder = member }
        }
        for names in Self.corners {
            if let numbers = numbers(names, of: members) {
                return (numbers[0], numbers[1], numbers[2], numbers[3])
            }
        }
        for names in Self.extents {
            guard let numbers = numbers(names, of: members) else { continue }
            return (numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3])
        }
        return holder.flatMap { sides(of: $0, depth: depth + 1) }
    }

    private func numbers(_ names: [String], of members: [String: JSONValue]) -> [Double]? {
        let found = names.compactMap { members[$0]?.lenientDouble }
        return found.count == 4 ? found : nil
    }
}
