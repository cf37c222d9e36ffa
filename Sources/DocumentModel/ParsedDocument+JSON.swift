package import Foundation

extension ParsedDocument: Encodable {
    private enum CodingKeys: String, CodingKey {
        case title, sourceName, sourceURI, sourceSHA256, mediaType, language, pageCount, metadata
        case providerVersion, requestID, status, errorMessage, options, pages, assets, warnings
    }

    private struct AssetSummary: Encodable {
        let name: String
        let mediaType: String?
        let status: String
        let url: String?
        let byteCount: Int?
        let pageIndex: Int?

        init(_ asset: Asset) {
            name = asset.name
            mediaType = asset.mediaType
            pageIndex = asset.pageIndex
            switch asset.content {
            case .stored(let bytes): (status, url, byteCount) = ("stored", nil, bytes.count)
            case .remote(let address): (status, url, byteCount) = ("remote", address, nil)
            case .missing: (status, url, byteCount) = ("missing", nil, nil)
            }
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(title, forKey: .title)
        try container.encodeIfPresent(sourceName, forKey: .sourceName)
        try container.encodeIfPresent(sourceURI, forKey: .sourceURI)
        try container.encodeIfPresent(sourceSHA256, forKey: .sourceSHA256)
        try container.encodeIfPresent(mediaType, forKey: .mediaType)
        try container.encodeIfPresent(language, forKey: .language)
        try container.encodeIfPresent(pageCount, forKey: .pageCount)
        try container.encode(metadata, forKey: .metadata)
        try container.encodeIfPresent(providerVersion, forKey: .providerVersion)
        try container.encodeIfPresent(requestID, forKey: .requestID)
        try container.encode(status, forKey: .status)
        try container.encodeIfPresent(errorMessage, forKey: .errorMessage)
        try container.encode(options, forKey: .options)
        try container.encode(pages, forKey: .pages)
        try container.encode(assets.map(AssetSummary.init), forKey: .assets)
        try container.encode(warnings.warnings, forKey: .warnings)
    }

    /// The normalized document as JSON (`schema/document.schema.json`): sorted keys, assets without their bytes.
    package func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }
}
