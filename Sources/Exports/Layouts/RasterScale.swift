internal import DocumentModel

/// Brings page units to the pixels that hOCR and ALTO count in.
///
/// Points become pixels at 300 dpi. Pixels stay. Pages of unknown unit stay too, unless they are so small that whole numbers would not
/// distinguish boxes (fractions on a page of 1 × 1): these get a longer side of 10,000.
struct RasterScale {
    /// The resolution of pages whose size is known in points.
    static let dotsPerInch = 300

    let factor: Double
    /// Whether `dotsPerInch` holds.
    let hasResolution: Bool

    init(_ size: PageSize?) {
        hasResolution = size?.unit == .points
        switch size?.unit {
        case .points: factor = Double(Self.dotsPerInch) / 72
        case .pixels: factor = 1
        case nil:
            let side = max(size?.width ?? 0, size?.height ?? 0)
            factor = side > 0 && side < 100 ? 10_000 / side : 1
        }
    }

    /// A number in whole pixels; nil if it has too many digits to be one.
    func pixels(_ value: Double) -> Int? { Int(exactly: (value * factor).rounded()) }

    /// The sides of a box in whole pixels.
    func pixels(_ box: Box) -> [Int]? {
        let sides = box.numbers.compactMap(pixels)
        return sides.count == 4 ? sides : nil
    }

    /// The width and height of a page in whole pixels.
    func pixels(_ size: PageSize) -> (width: Int, height: Int)? {
        guard let width = pixels(size.width), let height = pixels(size.height) else { return nil }
        return (width, height)
    }
}
