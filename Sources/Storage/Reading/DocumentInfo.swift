internal import DocumentModel

/// What one parse says of its document: `parses.document_info`, from which `documents` is filled.
struct DocumentInfo: Codable, Equatable {
    var title: String?
    var sourceName: String?
    var sourceURI: String?
    var sourceSHA256: String?
    var mediaType: String?
    var language: String?
    /// The language that most of its text is in, as Folio found it; nil if unknown.
    var detectedLanguage: String?
    /// The number of pages of the source file, if the result has it.
    var pageCount: Int?
    var metadata: [String: MetadataValue]?

    private enum CodingKeys: String, CodingKey {
        case title
        case sourceName = "source_name"
        case sourceURI = "source_uri"
        case sourceSHA256 = "source_sha256"
        case mediaType = "media_type"
        case language
        case detectedLanguage = "detected_language"
        case pageCount = "page_count"
        case metadata
    }

    init(_ document: ParsedDocument, detectedLanguage: String? = nil) {
        self.detectedLanguage = detectedLanguage
        title = document.title
        sourceName = document.sourceName
        sourceURI = document.sourceURI
        sourceSHA256 = document.sourceSHA256
        mediaType = document.mediaType
        language = document.language
        pageCount = document.pageCount
        metadata = document.metadata.isEmpty ? nil : document.metadata
    }

    /// The same with what is missing here taken from another part of the document.
    func completed(by other: DocumentInfo) -> DocumentInfo {
        var result = self
        result.title = title ?? other.title
        result.sourceName = sourceName ?? other.sourceName
        result.sourceURI = sourceURI ?? other.sourceURI
        result.sourceSHA256 = sourceSHA256 ?? other.sourceSHA256
        result.mediaType = mediaType ?? other.mediaType
        result.language = language ?? other.language
        result.detectedLanguage = detectedLanguage ?? other.detectedLanguage
        result.pageCount = [pageCount, other.pageCount].compactMap { $0 }.max()
        result.metadata = (metadata ?? [:]).merging(other.metadata ?? [:]) { mine, _ in mine }
        return result
    }
}
