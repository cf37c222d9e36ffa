/// An image or other file that a result brings along or points to.
package struct Asset: Hashable, Sendable {
    /// Where the asset's bytes are.
    package enum Content: Hashable, Sendable {
        /// At hand.
        case stored([UInt8])
        /// At an address that may have expired; Folio fetches nothing unasked.
        case remote(url: String)
        /// Named by the result but not part of it.
        case missing
    }

    /// The name under which markdown and blocks refer to it (`images/ab12.jpg`, or the URL itself).
    package var name: String
    /// `image/jpeg` and the like, if known.
    package var mediaType: String?
    package var content: Content
    /// The `Page.index` of the page that shows it; nil if unknown.
    package var pageIndex: Int?

    package init(name: String, mediaType: String? = nil, content: Content, pageIndex: Int? = nil) {
        self.name = name
        self.mediaType = mediaType
        self.content = content
        self.pageIndex = pageIndex
    }
}
