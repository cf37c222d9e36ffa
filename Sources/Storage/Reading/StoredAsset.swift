/// A link from a parse, page or block to an asset, under the name that markdown uses.
package struct AssetLink: Equatable, Sendable {
    package var name: String
    /// `stored`, `remote` or `missing`.
    package var status: String
    package var remoteURL: String?
    package var pageID: Int64?
    package var blockID: Int64?
    /// Nil unless stored.
    package var assetID: Int64?
    package var sha256: String?
    package var mediaType: String?
    package var byteCount: Int?
    package var width: Int?
    package var height: Int?
}

/// An asset with its bytes.
package struct StoredAsset: Equatable, Sendable {
    package var id: Int64
    /// Lower-case hex.
    package var sha256: String
    package var mediaType: String?
    package var bytes: [UInt8]
}
