internal import DocumentModel
internal import JSONView

/// The size of a page, and how boxes on it are read.
enum AzurePageSize {
    private static let pointsOfInch = 72.0

    /// Inches become points, pixels stay; a page without a size keeps its boxes as sent.
    static func reader(_ page: JSONValue) -> BoxReader {
        guard let width = page["width"]?.lenientDouble, let height = page["height"]?.lenientDouble else {
            return BoxReader()
        }
        switch page["unit"]?.string?.lowercased() {
        case "inch":
            let size = PageSize(width: width * pointsOfInch, height: height * pointsOfInch, unit: .points)
            return size.map { BoxReader(.raster(width: width, height: height), of: $0) } ?? BoxReader()
        case "pixel": return BoxReader(of: PageSize(width: width, height: height, unit: .pixels))
        default: return BoxReader(of: PageSize(width: width, height: height, unit: nil))
        }
    }
}
