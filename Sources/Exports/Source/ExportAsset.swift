/// An image or other file that a document's pages show.
package struct ExportAsset: Hashable, Sendable {
    /// Where its bytes are.
    package enum Content: Hashable, Sendable {
        /// In the store, under its hash in lower-case hex.
        case stored(sha256: String)
        case remote(url: String)
        case missing
    }

    /// As blocks and markdown name it.
    package var name: String
    package var mediaType: String?
    package var content: Content

    package init(name: String, mediaType: String? = nil, content: Content) {
        self.name = name
        self.mediaType = mediaType
        self.content = content
    }
}
