internal import CQPDF

/// A PDF as qpdf reads it: its number of pages, and parts of it as PDFs of their own.
///
/// qpdf copies pages with everything they show and leaves the streams as they are. A PDF that is damaged is mended as far as
/// qpdf can; one that is locked with a password cannot be cut.
package final class PDFFile {
    /// Why a PDF cannot be read or cut.
    package struct Problem: Error, Equatable, Sendable {
        package let message: String
    }

    private let handle: qpdf_data
    private let path: String

    /// Opens a PDF on disk; qpdf reads what it needs of it.
    package init(path: String) throws(Problem) {
        self.path = path
        handle = Self.quiet()
        guard qpdf_read(handle, path, nil) & Self.errors == 0 else {
            throw Problem(message: Self.reason(handle))
        }
    }

    deinit {
        var handle: qpdf_data? = handle
        qpdf_cleanup(&handle)
    }

    /// The number of pages.
    package func pageCount() throws(Problem) -> Int {
        let count = qpdf_get_num_pages(handle)
        guard count >= 0 else { throw Problem(message: Self.reason(handle)) }
        return Int(count)
    }

    /// The pages of a range, from 0, as a PDF.
    ///
    /// The same pages of the same file give the same bytes.
    package func part(_ pages: ClosedRange<Int>) throws(Problem) -> [UInt8] {
        let output = Self.quiet()
        defer {
            var handle: qpdf_data? = output
            qpdf_cleanup(&handle)
        }
        try Self.check(qpdf_empty_pdf(output), output)
        for index in pages {
            let page = qpdf_get_page_n(handle, index)
            guard qpdf_has_error(handle) == 0 else { throw Problem(message: Self.reason(handle)) }
            try Self.check(qpdf_add_page(output, handle, page, 0), output)
        }
        try Self.check(qpdf_init_write_memory(output), output)
        qpdf_set_deterministic_ID(output, 1)
        qpdf_set_stream_data_mode(output, qpdf_s_preserve)
        try Self.check(qpdf_write(output), output)
        guard let start = qpdf_get_buffer(output) else { throw Problem(message: "qpdf wrote nothing.") }
        return Array(UnsafeBufferPointer(start: start, count: qpdf_get_buffer_length(output)))
    }

    /// The bit of a status that stands for errors; warnings have another (`qpdf-c.h`).
    private static let errors: QPDF_ERROR_CODE = 1 << 1

    /// A handle that prints nothing by itself.
    private static func quiet() -> qpdf_data {
        guard let handle = qpdf_init() else { preconditionFailure("qpdf has no memory left") }
        qpdf_silence_errors(handle)
        qpdf_set_suppress_warnings(handle, 1)
        return handle
    }

    private static func check(_ status: QPDF_ERROR_CODE, _ handle: qpdf_data) throws(Problem) {
        guard status & errors == 0 else { throw Problem(message: reason(handle)) }
    }

    private static func reason(_ handle: qpdf_data) -> String {
        guard qpdf_has_error(handle) != 0, let error = qpdf_get_error(handle),
            let text = qpdf_get_error_message_detail(handle, error)
        else { return "qpdf cannot read it." }
        return String(cString: text)
    }
}
