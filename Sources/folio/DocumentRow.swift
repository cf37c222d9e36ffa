internal import DocumentModel
internal import Storage

/// A document as `folio documents` prints it.
struct DocumentRow: Encodable {
    /// One parse of a document.
    struct Parse: Encodable {
        let provider: String
        @ExplicitNull var providerVersion: String?
        let status: String
        let pageCount: Int
        let isPreferred: Bool
        @ExplicitNull var requestId: String?
        let warnings: [ParseWarning]
        let options: [String: MetadataValue]
        let ingestedAt: String
        let payloadSha256: String
    }

    let key: String
    @ExplicitNull var title: String?
    @ExplicitNull var sourceName: String?
    @ExplicitNull var language: String?
    let pageCount: Int
    let metadata: [String: MetadataValue]
    let parses: [Parse]

    init(_ document: StoredDocument) {
        key = document.key
        title = document.title
        sourceName = document.sourceName
        language = document.language
        pageCount = document.pageCount
        metadata = document.metadata
        parses = document.parses.map {
            Parse(
                provider: $0.provider, providerVersion: $0.providerVersion, status: $0.status,
                pageCount: $0.pageCount,
                isPreferred: $0.isPreferred, requestId: $0.requestID, warnings: $0.warnings,
                options: $0.options,
                ingestedAt: $0.ingestedAt, payloadSha256: $0.payloadSHA256)
        }
    }

    /// A line for the document and one for each parse; `*` marks the preferred.
    var text: String {
        let name = [title, language].compactMap(\.self).joined(separator: ", ")
        var lines = [
            "\(key)  \(pageCount) page\(pageCount == 1 ? "" : "s")\(name.isEmpty ? "" : "  \(name)")"
        ]
        for parse in parses {
            let version = parse.providerVersion.map { " \($0)" } ?? ""
            let warnings = parse.warnings.map { "\($0.code) ×\($0.count)" }.joined(separator: ", ")
            lines.append(
                "  \(parse.isPreferred ? "*" : " ") \(parse.provider)\(version)  \(parse.status), "
                    + "\(Counted(parse.pageCount, "page"))\(warnings.isEmpty ? "" : "  (\(warnings))")")
        }
        return lines.joined(separator: "\n")
    }
}
