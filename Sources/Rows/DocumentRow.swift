internal import DocumentModel
package import Storage

/// A document as `folio documents` prints it.
package struct DocumentRow: Encodable {
    /// One parse of a document.
    struct Parse: Encodable {
        let provider: String
        @ExplicitNull var providerVersion: String?
        let status: String
        let pageCount: Int
        let isPreferred: Bool
        @ExplicitNull var requestId: String?
        let warnings: [ParseWarning]
        let options: [String: MetadataValue]
        let ingestedAt: String
        let payloadSha256: String
    }

    let key: String
    @ExplicitNull var title: String?
    @ExplicitNull var sourceName: String?
    @ExplicitNull var language: String?
    let pageCount: Int
    let metadata: [String: MetadataValue]
    let parses: [Parse]

    /// Makes the row of a document with its parses.
    package init(_ document: StoredDocument) {
        key = document.key
        title = document.title
        sourceName = document.sourceName
        language = document.language
        pageCount = document.pageCount
        metadata = document.metadata
        parses = document.parses.map {
            Parse(
                provider: $0.provider, providerVersion: $0.providerVersion, status: $0.status,
                pageCount: $0.pageCount,
                isPreferred: $0.isPreferred, requestId: $0.requestID, warnings: $0.warnings,
                options: $0.options,
                ingestedAt: $0.ingestedAt, payloadSha256: $0.payloadSHA256)
        }
    }
}
