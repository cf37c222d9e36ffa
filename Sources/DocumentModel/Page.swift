/// One page of a parse.
package struct Page: Hashable, Sendable, Codable {
    /// How the provider fared with a page.
    package enum Status: String, Sendable, Codable { case succeeded, failed }

    /// The position in the source document, from 0, even if only a range of it was parsed.
    package var index: Int
    /// The page's printed label, if the provider sends it (`iv`, `A-3`).
    package var label: String?
    /// Nil if the provider does not send it; then no box on the page can be normalized.
    package var size: PageSize?
    /// The resolution of the image that pixels count in.
    package var dpi: Double?
    /// Clockwise, in degrees.
    package var rotation: Int?
    /// The page's markdown as the provider gave it, byte for byte.
    package var markdown: String?
    /// Where the provider keeps an image of the page; it may have expired.
    package var imageURL: String?
    package var status: Status
    package var errorMessage: String?
    /// In reading order.
    package var blocks: [Block]

    package init(
        index: Int, label: String? = nil, size: PageSize? = nil, dpi: Double? = nil, rotation: Int? = nil,
        markdown: String? = nil, imageURL: String? = nil, status: Status = .succeeded,
        errorMessage: String? = nil,
        blocks: [Block] = []
    ) {
        self.index = index
        self.label = label
        self.size = size
        self.dpi = dpi
        self.rotation = rotation
        self.markdown = markdown
        self.imageURL = imageURL
        self.status = status
        self.errorMessage = errorMessage
        self.blocks = blocks
    }
}
