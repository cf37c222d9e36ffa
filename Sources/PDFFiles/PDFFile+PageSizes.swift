internal import CLoadedLibraries
package import DocumentModel

extension PDFFile {
    /// The size of every page in points, as a reader shows the page.
    ///
    /// It is the part of the crop box that lies inside the media box, with width and height exchanged where `/Rotate` turns the
    /// page by a quarter (ISO 32000-1, 14.11.2 and 7.7.3.3). `/UserUnit` is left aside, as parsers do.
    ///
    /// - Throws: `Problem` where qpdf cannot read the pages, or one of them has no size.
    package func pageSizes() throws(Problem) -> [PageSize] {
        let count = try pageCount()
        try check(library.push_inherited_attributes_to_page(handle), handle)
        var sizes: [PageSize] = []
        for index in 0..<count {
            defer { library.oh_release_all(handle) }
            let page = library.get_page_n(handle, index)
            guard library.has_error(handle) == 0 else { throw Problem(message: reason(handle)) }
            guard let size = size(of: page) else { throw Problem(message: "page \(index + 1) has no size") }
            sizes.append(size)
        }
        return sizes
    }

    private func size(of page: UInt32) -> PageSize? {
        guard let media = box("/MediaBox", of: page) else { return nil }
        let crop = box("/CropBox", of: page) ?? media
        let width = min(media.x1, crop.x1) - max(media.x0, crop.x0)
        let height = min(media.y1, crop.y1) - max(media.y0, crop.y0)
        let visible = width > 0 && height > 0 ? (width, height) : (media.width, media.height)
        let size = isTurnedByQuarter(page) ? (visible.1, visible.0) : visible
        return PageSize(width: Self.rounded(size.0), height: Self.rounded(size.1), unit: .points)
    }

    private func box(_ name: String, of page: UInt32) -> Box? {
        let array = library.oh_get_key(handle, page, name)
        guard library.oh_is_array(handle, array) != 0, library.oh_get_array_n_items(handle, array) == 4 else {
            return nil
        }
        return Box((0..<4).compactMap { number(library.oh_get_array_item(handle, array, $0)) })
    }

    private func isTurnedByQuarter(_ page: UInt32) -> Bool {
        guard let degrees = number(library.oh_get_key(handle, page, "/Rotate")), degrees.isFinite else {
            return false
        }
        return abs(degrees.truncatingRemainder(dividingBy: 180)) == 90
    }

    private func number(_ object: UInt32) -> Double? {
        library.oh_is_number(handle, object) != 0 ? library.oh_get_numeric_value(handle, object) : nil
    }

    /// Thousandths of a point, so that a difference of two edges is not `841.8899999999999`.
    private static func rounded(_ points: Double) -> Double { (points * 1000).rounded() / 1000 }
}
