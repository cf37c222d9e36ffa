internal import Rendering

/// A document as an export sees it: one provider's parse of one source file.
package struct ExportDocument: Hashable, Sendable {
    package var key: String
    package var provider: String
    package var providerVersion: String?
    /// Whether the parse is the preferred one, or a part of it.
    package var isPreferred: Bool
    package var title: String?
    /// BCP 47.
    package var language: String?
    package var mediaType: String?
    package var sourceName: String?
    /// Lower-case hex.
    package var sourceSHA256: String?
    /// Pages of the source file, also those that are not parsed or exported.
    package var pageCount: Int
    /// When the parse was made, in ISO 8601, if its result has the time.
    package var parsedAt: String?
    /// When the store took the parse in, in ISO 8601; nil for plain values.
    package var ingestedAt: String?
    /// Whether the provider returned a part of what it should have.
    package var isPartial: Bool

    package init(
        key: String, provider: String, providerVersion: String? = nil, isPreferred: Bool = true,
        title: String? = nil, language: String? = nil, mediaType: String? = nil, sourceName: String? = nil,
        sourceSHA256: String? = nil, pageCount: Int, parsedAt: String? = nil,
        isPartial: Bool = false
    ) {
        self.key = key
        self.provider = provider
        self.providerVersion = providerVersion
        self.isPreferred = isPreferred
        self.title = title
        self.language = language
        self.mediaType = mediaType
        self.sourceName = sourceName
        self.sourceSHA256 = sourceSHA256
        self.pageCount = pageCount
        self.parsedAt = parsedAt
        self.isPartial = isPartial
    }

    /// What names it in records: the key, with `@provider` if the parse is not the preferred one.
    var identifier: String { isPreferred ? key : "\(key)@\(provider)" }

    /// What names a page of it: the key and the page's number, `2024/report#p12`.
    func identifier(of page: ExportPage) -> String {
        "\(key)#p\(page.number)\(isPreferred ? "" : "@" + provider)"
    }
}
