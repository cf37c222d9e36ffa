internal import ArgumentParser
internal import DocumentModel
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

    @Option(help: "Only documents that this provider parsed.")
    var provider: String?

    @Option(help: "Only documents whose key begins so.")
    var keyPrefix: String?

    @Option(help: "Only documents with a parse in this state: succeeded, partial or failed.")
    var status: String?

    @Option(help: "Only documents in this language.")
    var language: String?

    @Option(help: "At most so many documents.")
    var limit: Int?

    @Option(help: "How many documents to pass over.")
    var offset = 0

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if let status, !["succeeded", "partial", "failed"].contains(status) {
            throw ValidationError("--status is succeeded, partial or failed.")
        }
        try store.validate(providers: provider.map { [$0] } ?? [])
    }

    func run() throws {
        let filter = DocumentFilter(
            keyPrefix: keyPrefix, providers: provider.map { [$0] }, statuses: status.map { [$0] },
            languages: language.map { [$0] }, parses: .all)
        let documents = try store.open(.read).read { try $0.documents(filter, limit: limit, offset: offset) }
        if json {
            try JSONOutput.write(documents.map(DocumentRow.init))
        } else {
            for document in documents { print(DocumentRow(document).text) }
        }
        if documents.isEmpty { throw ExitStatus.incomplete }
    }
}
