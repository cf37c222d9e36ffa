/// A text of a page that an export left out, and why.
package struct RemovedText: Equatable {
    /// The reasons; the raw values are stable names.
    package enum Reason: String {
        // As the provider labelled it.
        case pageHeader = "page_header"
        case pageFooter = "page_footer"
        case pageNumber = "page_number"
        case aside
        /// It repeats over pages.
        case repeated
        /// It is a page's number by its form.
        case numbering
        /// The header rows of a table, which goes on from the page before and has them there.
        case tableHeader = "table_header"
        /// The numbers of a listing's lines, the first and the last.
        case lineNumbers = "line_numbers"
        /// Its type was excluded.
        case excludedType = "excluded_type"
        /// The parser was not sure enough of it.
        case lowConfidence = "low_confidence"
    }

    /// From 1.
    package let pageNumber: Int
    package let reason: Reason
    package let text: String

    package init(pageNumber: Int, reason: Reason, text: String) {
        self.pageNumber = pageNumber
        self.reason = reason
        self.text = text
    }
}
