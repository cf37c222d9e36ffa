package import DocumentModel

/// A page as the store holds it, with its place in a document and, if asked for, its blocks.
package struct StoredPage: Equatable, Sendable {
    package var id: Int64
    package var parseID: Int64
    package var documentID: Int64
    package var documentKey: String
    package var provider: String
    package var index: Int
    package var label: String?
    package var size: PageSize?
    package var dpi: Double?
    package var rotation: Int?
    package var markdown: String?
    package var imageURL: String?
    package var status: Page.Status
    package var errorMessage: String?
    /// The language that most of its text is in, in ISO 639-1; nil if unknown.
    package var language: String?
    /// In reading order.
    package var blocks: [StoredBlock]
}

/// A block as the store holds it.
package struct StoredBlock: Equatable, Sendable {
    package var id: Int64
    package var pageID: Int64
    package var ordinal: Int
    /// The block it belongs to.
    package var parentID: Int64?
    /// The block whose text it continues.
    package var continuesID: Int64?
    package var assetID: Int64?
    /// The name by which it shows an asset.
    package var normalizedBox: Box?
    /// Everything else; `parent`, `continues` and `asset` are nil here, since row ids say it.
    package var block: Block
}
