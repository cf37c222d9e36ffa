internal import ArgumentParser
internal import DocumentModel
internal import Exports
internal import Rows
internal import Storage

/// `folio show`.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a document or one page of it.",
        discussion: """
            Examples:
              folio show 2024/report --page 12
              folio show 2024/report --page 12 --format json --provider mineru
            """)

    /// How a page is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, text, json }

    @OptionGroup var store: StoreOptions

    @Argument(help: "Document key.")
    var key: String

    @Option(parsing: .unconditional, help: "Only this page, counted from 1.")
    var page: Int?

    @Option(name: .shortAndLong, help: "Output format.")
    var format = Format.markdown

    @Option(name: .shortAndLong, help: "Use this provider's parse instead of the preferred one.")
    var provider: String?

    @Flag(help: "Print JSON: the same as --format json.")
    var json = false

    func validate() throws {
        if let page, page < 1 { throw ValidationError("--page must be at least 1") }
    }

    func run() throws {
        try store.open(.read).read { reader in
            guard let document = try reader.document(key: key) else {
                throw CommandFailure.unknownDocument(key)
            }
            let isFound =
                json || format == .json ? try showJSON(document, reader) : try showText(document, reader)
            guard isFound else {
                throw CommandFailure("no_page", missing(document), status: ExitStatus.incomplete)
            }
        }
    }

    private func missing(_ document: StoredDocument) -> String {
        let providers = Set(document.parses.map(\.provider)).sorted().joined(separator: ", ")
        let part = page.map { "page \($0)" } ?? "pages"
        let whose = provider.map { " by \($0)" } ?? ""
        return
            "\(document.key) has no \(part)\(whose); it has \(Counted(document.pageCount, "page")), parsed by \(providers)"
    }

    /// Prints pages as markdown or text, with an empty line between them; false if there are none.
    private func showText(_ document: StoredDocument, _ reader: DocumentReader) throws -> Bool {
        let renderer = MarkdownRenderer(MarkdownOptions(images: .link))
        let selection = ExportSelection(
            keys: [document.key], providers: provider.map { [$0] }, pages: page.map { $0...$0 })
        var isFirst = true
        let visitor = ExportVisitor { page in
            if !isFirst { try StandardOutput.putLine("") }
            isFirst = false
            let text =
                format == .markdown
                ? renderer.render(page.blocks, markdown: page.markdown)
                : page.blocks.filter { !$0.type.isFurniture && !$0.text.isEmpty }.map(\.text).joined(
                    separator: "\n\n")
            try StandardOutput.putLine(text)
        }
        try StoreExportSource(reader).forEachPage(of: selection, needs: ExportNeeds(assets: false), visitor)
        return !isFirst
    }

    private func showJSON(_ document: StoredDocument, _ reader: DocumentReader) throws -> Bool {
        var pages: [PageRow] = []
        if let page {
            pages =
                try reader.page(key: document.key, index: page - 1, provider: provider).map { [PageRow($0)] }
                ?? []
        } else {
            let filter = DocumentFilter(
                keys: [document.key], providers: provider.map { [$0] },
                parses: provider == nil ? .preferred : .all)
            try reader.forEachPage(filter) { pages.append(PageRow($0)) }
        }
        guard !pages.isEmpty else { return false }
        try JSONOutput.write(DocumentPages(document: document.key, title: document.title, pages: pages))
        return true
    }
}
