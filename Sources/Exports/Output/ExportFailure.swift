/// A page that could not be read, rendered or written; the rest of the export goes on.
package struct ExportFailure: Hashable, Sendable {
    /// The document's key.
    package let document: String
    /// From 1; nil where not even that can be read.
    package let pageNumber: Int?
    /// What is wrong, in a sentence.
    package let reason: String

    package init(document: String, pageNumber: Int?, reason: String) {
        self.document = document
        self.pageNumber = pageNumber
        self.reason = reason
    }
}
