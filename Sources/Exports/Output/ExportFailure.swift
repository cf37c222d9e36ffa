/// A page or an image that could not be read or written; the rest of the export continues.
package struct ExportFailure: Hashable, Sendable {
    /// The document's key.
    package let document: String
    /// From 1; nil if not even that can be read, and for images.
    package let pageNumber: Int?
    /// What is wrong, in a sentence.
    package let reason: String

    package init(document: String, pageNumber: Int?, reason: String) {
        self.document = document
        self.pageNumber = pageNumber
        self.reason = reason
    }
}
