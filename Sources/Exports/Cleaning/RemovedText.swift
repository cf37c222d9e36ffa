/// A text of a page that an export left out, and why.
struct RemovedText: Equatable {
    /// The reasons; the raw values are stable names.
    enum Reason: String {
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
    }

    /// From 1.
    let pageNumber: Int
    let reason: Reason
    let text: String
}
