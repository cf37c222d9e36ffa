/// One provider's result for one document, normalized: what an adapter hands to the store.
package struct ParsedDocument: Hashable, Sendable {
    /// Whether the provider parsed every page it was asked for.
    package enum Status: String, Sendable, Codable { case succeeded, partial }

    // The document.

    package var title: String?
    /// The name of the parsed file where the result tells it: `report.pdf`.
    package var sourceName: String?
    package var sourceURI: String?
    /// Lower-case hex, where the result tells it.
    package var sourceSHA256: String?
    /// The media type of the parsed file: `application/pdf`.
    package var mediaType: String?
    /// BCP 47, where the result tells it.
    package var language: String?
    /// The number of pages of the source file, where the result tells it; else the pages seen count.
    package var pageCount: Int?
    package var metadata: [String: MetadataValue]

    // The parse.

    /// The version of the provider's model or service.
    package var providerVersion: String?
    package var requestID: String?
    package var status: Status
    package var errorMessage: String?
    /// What the parse was asked for or measured, as the result tells it.
    package var options: [String: MetadataValue]
    /// In the order of `Page.index`, each index at most once.
    package var pages: [Page]
    /// Each name at most once.
    package var assets: [Asset]
    package var warnings: WarningLog

    package init() {
        metadata = [:]
        status = .succeeded
        options = [:]
        pages = []
        assets = []
        warnings = WarningLog()
    }
}
