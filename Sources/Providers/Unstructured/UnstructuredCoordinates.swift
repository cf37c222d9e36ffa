internal import DocumentModel
internal import JSONView

/// The place of an element: a polygon in a coordinate system (unstructured/documents/coordinates.py).
///
/// `PixelSpace` counts pixels from the top left; `PointSpace` counts points, and `RelativeCoordinateSpace` fractions, from
/// the bottom left. The layout's extents are those of the page in that system.
struct UnstructuredCoordinates {
    let points: JSONValue?
    /// The page's size from this element.
    let pageSize: PageSize?
    private let extent: (width: Double, height: Double)?
    private let origin: BoxReader.Origin

    init?(_ value: JSONValue?) {
        guard let value else { return nil }
        let system = value["system"]?.string ?? ""
        let isRelative = system.hasPrefix("Relative")
        points = value["points"]
        origin = isRelative || system == "PointSpace" ? .bottomLeft : .topLeft
        if let width = value["layout_width"]?.lenientDouble,
            let height = value["layout_height"]?.lenientDouble, width > 0, height > 0
        {
            extent = (width, height)
        } else {
            extent = isRelative ? (1, 1) : nil
        }
        let unit: PageSize.Unit? = isRelative ? nil : system == "PointSpace" ? .points : .pixels
        pageSize = extent.flatMap { PageSize(width: $0.width, height: $0.height, unit: unit) }
    }

    /// Reads the polygon for a page of a size that another element may have given in another system.
    func reader(on page: PageSize?) -> BoxReader {
        guard let extent else { return BoxReader(.page, of: page, origin: origin) }
        return BoxReader(.raster(width: extent.width, height: extent.height), of: page, origin: origin)
    }
}
