/// What a parser says about the type that a block is set in.
package struct FontInfo: Hashable, Sendable, Codable {
    package var name: String?
    /// In page units.
    package var size: Double?
    package var isBold: Bool?
    package var isItalic: Bool?

    package init(name: String? = nil, size: Double? = nil, isBold: Bool? = nil, isItalic: Bool? = nil) {
        self.name = name
        self.size = size
        self.isBold = isBold
        self.isItalic = isItalic
    }
}
