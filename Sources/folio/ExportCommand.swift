internal import ArgumentParser
internal import Exports
internal import Storage

/// `folio export`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write pages as training data or as markdown files.",
        discussion: """
            markdown: a file a document (or a page) with its images and working links.
            jsonl: a record a page (or a document) in shards, ready for datatrove and HF datasets.
            Files appear under their names only when they are complete; manifest.json lists them with their hashes.

            Examples:
              folio export --format markdown -o out
              folio export --format jsonl --unit page --compression zstd -o corpus
              folio export --format jsonl --unit document --key-prefix 2024/ -o corpus-2024
            """)

    @OptionGroup var store: StoreOptions

    @Option(help: "jsonl or markdown.", transform: ExportCommand.choice("--format"))
    var format: ExportOptions.Format

    @Option(
        help: "page or document. Default: page for jsonl, document for markdown.",
        transform: ExportCommand.choice("--unit"))
    var unit: ExportOptions.Unit?

    @Option(
        name: [.short, .long],
        help: "The directory to write to; it is made, and must be empty or an earlier export.")
    var output: String

    @Option(help: "For jsonl: none, zstd or gzip.", transform: ExportCommand.choice("--compression"))
    var compression = ExportOptions.Compression.none

    @Option(
        help: "For jsonl: about how many bytes a shard file takes, like 256MB.", transform: ByteCount.init)
    var shardSize = ByteCount(bytes: ExportOptions.defaultShardSize)

    @Option(help: "Only these documents, by key; may be repeated.")
    var document: [String] = []

    @Option(help: "Only documents whose key begins so.")
    var keyPrefix: String?

    @Option(
        help: "These providers' parses, separated by commas, instead of the preferred ones.",
        transform: CommaSeparated.init)
    var provider: CommaSeparated?

    @Option(help: "Only these page numbers, from 1: 3-7.", transform: PageRange.init)
    var pages: PageRange?

    @Option(
        help: "blocks, rendered by Folio, or provider, each page's own markdown.",
        transform: ExportCommand.choice("--text"))
    var text = MarkdownOptions.Text.blocks

    @Option(
        help: "Headers, footers, page numbers and margin notes: drop or keep.",
        transform: ExportCommand.choice("--furniture"))
    var furniture = MarkdownOptions.Furniture.drop

    @Option(
        help: "link or drop. Default: link for markdown, drop for jsonl.",
        transform: ExportCommand.choice("--images"))
    var images: MarkdownOptions.Images?

    @Flag(help: "Write into a directory that holds other files.")
    var overwrite = false

    @Flag(help: "Print the summary as JSON.")
    var json = false

    /// Reads an option that is one of a closed list.
    private static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
        _ name: String
    ) -> @Sendable (String) throws -> Choice where Choice.RawValue == String {
        { text in
            guard let choice = Choice(rawValue: text) else {
                let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("\(name) '\(text)' is not one of: \(known).")
            }
            return choice
        }
    }

    func validate() throws { try store.validate(providers: provider?.values ?? []) }

    func run() throws {
        let options = ExportOptions(
            format: format, unit: unit,
            selection: ExportSelection(
                keys: document.isEmpty ? nil : document, keyPrefix: keyPrefix, providers: provider?.values,
                pages: pages?.range),
            markdown: MarkdownOptions(
                furniture: furniture, images: images ?? (format == .markdown ? .link : .drop), text: text),
            compression: compression, shardSize: shardSize.bytes, overwrite: overwrite)
        let store = try store.open(.read)
        let summary = try store.read { try Exporter(options).run(to: output, over: StoreExportSource($0)) }
        if json {
            try JSONOutput.write(summary)
        } else {
            print(
                "\(summary.documents) documents, \(summary.pages) pages written to \(summary.files) files in \(output)"
                    + (summary.missingAssets > 0 ? "; \(summary.missingAssets) images are missing" : ""))
        }
        if summary.documents == 0 { throw ExitStatus.incomplete }
    }
}
