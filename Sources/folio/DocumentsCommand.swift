internal import ArgumentParser
internal import DocumentModel
internal import Rows
internal import Storage

/// `folio documents`.
struct DocumentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents",
        abstract: "List documents and their parses.",
        discussion: """
            Examples:
              folio documents --provider mineru
              folio documents --key-prefix 2024/ --json
            """)

    @OptionGroup var store: StoreOptions

    @Option(name: .shortAndLong, help: "Only documents with a parse of this provider.")
    var provider: String?

    @Option(help: "Only documents whose key starts with this text.")
    var keyPrefix: String?

    @Option(help: "Only documents with a parse in this status: succeeded, partial or failed.")
    var status: String?

    @Option(help: "Only documents in this language.")
    var language: String?

    @Option(
        name: [.customShort("n"), .long], parsing: .unconditional, help: "Maximum number of documents.")
    var limit: Int?

    @Option(parsing: .unconditional, help: "Number of documents to skip.")
    var offset = 0

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if let status, !["succeeded", "partial", "failed"].contains(status) {
            throw ValidationError("--status must be succeeded, partial or failed")
        }
        guard limit ?? 0 >= 0, offset >= 0 else {
            throw ValidationError("--limit and --offset must not be negative")
        }
        try store.validate(providers: provider.map { [$0] } ?? [])
    }

    private var emptyNote: String {
        let isFiltered =
            keyPrefix != nil || provider != nil || status != nil || language != nil || offset > 0
            || limit == 0
        return isFiltered
            ? "note: no document matches; `folio documents` without options lists all"
            : "note: the store contains no documents; `folio ingest` adds some"
    }

    func run() throws {
        let filter = DocumentFilter(
            keyPrefix: keyPrefix, providers: provider.map { [$0] }, statuses: status.map { [$0] },
            languages: language.map { [$0] }, parses: .all)
        let documents = try store.openSet().read {
            try $0.documents(filter, limit: limit ?? .max, offset: offset)
        }
        if json {
            try JSONOutput.write(documents.map(DocumentRow.init))
        } else {
            for document in documents { try StandardOutput.putLine(document.text) }
            if documents.isEmpty { StandardError.write(emptyNote) }
        }
        if documents.isEmpty { throw ExitStatus.incomplete }
    }
}

extension StoredDocument {
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
