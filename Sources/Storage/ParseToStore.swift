package import DocumentModel
package import Foundation

/// One provider's result for one document with everything that a store keeps of it.
package struct ParseToStore: Sendable {
    /// The document's key: `2024/report`.
    package var key: String
    /// Further keys under which the same document is found.
    package var aliases: [String]
    /// `Provider.id`.
    package var provider: String
    /// `Provider.decoderVersion` of the adapter that made `document`.
    package var decoderVersion: Int
    package var document: ParsedDocument
    package var payload: PayloadToStore
    /// The position of the payload's first page in the source document, where the user told it.
    package var pageOffset: Int?
    /// When the provider parsed, where that is known.
    package var parsedAt: Date?

    package init(
        key: String, aliases: [String] = [], provider: String, decoderVersion: Int, document: ParsedDocument,
        payload: PayloadToStore, pageOffset: Int? = nil, parsedAt: Date? = nil
    ) {
        self.key = key
        self.aliases = aliases
        self.provider = provider
        self.decoderVersion = decoderVersion
        self.document = document
        self.payload = payload
        self.pageOffset = pageOffset
        self.parsedAt = parsedAt
    }
}
