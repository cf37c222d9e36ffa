internal import CLoadedLibraries

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

    /// The bit of a status that stands for errors; warnings have another (`qpdf-c.h`).
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
