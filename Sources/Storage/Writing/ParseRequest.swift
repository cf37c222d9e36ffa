package import DocumentModel

/// What Folio asked a provider for: the member `request` of `parses.options`.
///
/// It also says of which file, since few results do; a parse that is decoded again keeps it.
package struct ParseRequest: Hashable, Sendable, Codable {
    /// The file's name: `report.pdf`.
    package var sourceName: String?
    /// The address without its query, which may hold a signature.
    package var sourceURI: String?
    /// Of the whole file, lower-case hex.
    package var sourceSHA256: String?
    package var mediaType: String?
    /// The pages of the source, if they were counted.
    package var sourcePageCount: Int?
    /// The provider's options as they were sent.
    package var options: [String: MetadataValue]

    private enum CodingKeys: String, CodingKey {
        case sourceName = "source_name"
        case sourceURI = "source_uri"
        case sourceSHA256 = "source_sha256"
        case mediaType = "media_type"
        case sourcePageCount = "source_page_count"
        case options
    }

    package init(
        sourceName: String? = nil, sourceURI: String? = nil, sourceSHA256: String? = nil,
        mediaType: String? = nil, sourcePageCount: Int? = nil, options: [String: MetadataValue] = [:]
    ) {
        self.sourceName = sourceName
        self.sourceURI = sourceURI
        self.sourceSHA256 = sourceSHA256
        self.mediaType = mediaType
        self.sourcePageCount = sourcePageCount
        self.options = options
    }

    /// The same as a member of `parses.options`.
    var value: MetadataValue {
        var members: [String: MetadataValue] = ["options": .object(options)]
        members["source_name"] = sourceName.map(MetadataValue.string)
        members["source_uri"] = sourceURI.map(MetadataValue.string)
        members["source_sha256"] = sourceSHA256.map(MetadataValue.string)
        members["media_type"] = mediaType.map(MetadataValue.string)
        members["source_page_count"] = sourcePageCount.map(MetadataValue.int)
        return .object(members)
    }

    /// Says of the source what the result does not contain.
    func complete(_ document: inout ParsedDocument) {
        document.sourceName = document.sourceName ?? sourceName
        document.sourceURI = document.sourceURI ?? sourceURI
        document.sourceSHA256 = document.sourceSHA256 ?? sourceSHA256
        document.mediaType = document.mediaType ?? mediaType
        document.pageCount = document.pageCount ?? sourcePageCount
    }
}
