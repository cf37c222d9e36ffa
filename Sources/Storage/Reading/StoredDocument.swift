package import DocumentModel

/// A document as the store lists it, with its parses.
package struct StoredDocument: Equatable, Sendable {
    package var id: Int64
    package var key: String
    package var title: String?
    package var sourceName: String?
    package var sourceURI: String?
    package var sourceSHA256: String?
    package var mediaType: String?
    package var language: String?
    package var pageCount: Int
    /// With the store's own members `aliases` and `preferred_provider`.
    package var metadata: [String: MetadataValue]
    package var createdAt: String
    package var updatedAt: String
    /// The oldest first.
    package var parses: [Parse]

    /// One provider's result for the document.
    package struct Parse: Equatable, Sendable {
        package var id: Int64
        package var provider: String
        package var providerVersion: String?
        package var requestID: String?
        /// `succeeded`, `partial` or `failed`.
        package var status: String
        package var errorCode: String?
        package var errorMessage: String?
        package var pageCount: Int
        package var isPreferred: Bool
        package var options: [String: MetadataValue]
        package var warnings: [ParseWarning]
        package var decoderVersion: Int
        package var parsedAt: String?
        package var ingestedAt: String
        package var payloadSHA256: String
        package var payloadName: String
    }
}
