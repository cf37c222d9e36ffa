internal import CLoadedLibraries
package import DocumentModel

/// A PDF as qpdf reads it: its number of pages, their sizes, and parts of it as PDFs of their own.
///
/// qpdf copies pages with everything they show and leaves the streams as they are. A PDF that is damaged is mended as far as
/// qpdf can; one that is locked with a password cannot be cut.
package final class PDFFile {
    /// Why a PDF cannot be read or cut.
    package struct Problem: Error, Equatable, Sendable {
        package let message: String
    }

    let library: QPDFFunctions
    let handle: qpdf_data

    /// Opens a PDF on disk; qpdf reads what it needs of it.
    package init(path: String) throws(Problem) {
        guard let library = QPDFLoad()?.pointee else {
            throw Problem(message: "libqpdf is not installed (Debian: libqpdf29, Homebrew: qpdf)")
        }
        self.library = library
        handle = Self.quiet(library)
        try check(library.read(handle, path, nil), handle)
    }

    deinit {
        var handle: qpdf_data? = handle
        library.cleanup(&handle)
    }

    /// The number of pages.
    package func pageCount() throws(Problem) -> Int {
        let count = library.get_num_pages(handle)
        guard count >= 0 else { throw Problem(message: reason(handle)) }
        return Int(count)
    }

    /// The pages of a range, from 0, as a PDF.
    ///
    /// The same pages of the same file give the same bytes.
    package func part(_ pages: ClosedRange<Int>) throws(Problem) -> [UInt8] {
        let output = Self.quiet(library)
        defer {
            var handle: qpdf_data? = output
            library.cleanup(&handle)
        }
        try check(library.empty_pdf(output), output)
        for index in pages {
            let page = library.get_page_n(handle, index)
            guard library.has_error(handle) == 0 else { throw Problem(message: reason(handle)) }
            try check(library.add_page(output, handle, page, 0), output)
        }
        try check(library.init_write_memory(output), output)
        library.set_deterministic_ID(output, 1)
        library.set_stream_data_mode(output, QPDFStreamsPreserved)
        try check(library.write(output), output)
        guard let start = library.get_buffer(output) else { throw Problem(message: "qpdf wrote nothing") }
        return Array(UnsafeBufferPointer(start: start, count: library.get_buffer_length(output)))
    }

    /// The bit of a status that means errors; warnings have another (`qpdf-c.h`).
    private static let errors: CInt = 1 << 1

    /// A handle that prints nothing by itself.
    private static func quiet(_ library: QPDFFunctions) -> qpdf_data {
        guard let handle = library.open() else { preconditionFailure("qpdf has no memory left") }
        library.silence_errors(handle)
        library.set_suppress_warnings(handle, 1)
        return handle
    }

    func check(_ status: CInt, _ handle: qpdf_data) throws(Problem) {
        guard status & Self.errors == 0 else { throw Problem(message: reason(handle)) }
    }

    func reason(_ handle: qpdf_data) -> String {
        guard library.has_error(handle) != 0, let error = library.get_error(handle),
            let text = library.get_error_message_detail(handle, error)
        else { return "qpdf cannot read the file" }
        return String(cString: text)
    }
}

extension PDFFile {
    /// The size of every page in points, as a reader shows the page.
    ///
    /// It is the part of the crop box that lies inside the media box, with width and height exchanged if `/Rotate` turns the
    /// page by a quarter (ISO 32000-1, 14.11.2 and 7.7.3.3). `/UserUnit` is left aside, as parsers do.
    ///
    /// - Throws: `Problem` if qpdf cannot read the pages, or one of them has no size.
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
