internal import ArgumentParser
internal import Comparison
internal import DocumentModel
internal import Locating
internal import Rows
internal import Storage

/// `folio compare`.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Show where parsers disagree on a document.",
        discussion: """
            Compares all parses of a document page by page: the text (1 minus the normalized edit distance, without furniture and \
            white space) and the tables (TEDS). It lists the pages with the least agreement. For each page it chooses the parse that \
            agrees most with the others, on this page and on average. With --reference PROVIDER (the ground truth), it also shows how \
            close each provider and the chosen pages are to the reference.

            Examples:
              folio compare 2024/report
              folio compare 2024/report#p12
              folio compare --all --limit 50
              folio compare --all --reference truth --json
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "Document key, or the address of a page.")
    var key: String?

    @Flag(help: "Compare every document that has parses of several providers.")
    var all = false

    @Option(
        name: .shortAndLong, help: "Compare only these providers, separated by commas.",
        transform: CommaSeparated.init)
    var provider: CommaSeparated?

    @Option(
        help: "The provider that holds the ground truth. The others are compared with it; it is never chosen."
    )
    var reference: String?

    @Option(
        name: [.customShort("n"), .long], parsing: .unconditional,
        help: "Maximum number of pages to list, those with the least agreement first; 0 lists all.")
    var limit = 20

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if (key == nil) != all { throw ValidationError("name a document, or give --all") }
        if limit < 0 { throw ValidationError("--limit must not be negative") }
        try store.validate(providers: (provider?.values ?? []) + (reference.map { [$0] } ?? []))
    }

    func run() throws {
        var isWhole = true
        let report = try store.open(.read).read { reader in
            var report = ComparisonReport(limit: limit == 0 ? nil : limit)
            let named = try key.map { try address($0, reader) }
            let keys = named.map { [$0.document.key] }
            // One document at a time, so that a store of any size fits in memory.
            for key in try keys ?? reader.documentKeys() {
                guard let document = try document(key, reader) else {
                    isWhole = false
                    continue
                }
                let comparison = try DocumentComparison(
                    document, reference: reference, providers: (provider?.values).map(Set.init),
                    page: named?.locator.pageIndex, reader)
                for version in comparison.damaged {
                    isWhole = false
                    StandardError.write(
                        "folio: \(key), page \(version.index + 1): \(version.provider): \(version.reason)")
                }
                report.add(comparison)
            }
            return report
        }
        if json {
            try JSONOutput.write(ComparisonRow(report))
        } else {
            try ComparisonText(report).print()
        }
        if report.pages == 0 { StandardError.write("folio: " + nothingToCompare) }
        if report.pages == 0 || !isWhole { throw ExitStatus.incomplete }
    }

    /// The document and the page that the argument names; all parses are compared, so it names no provider.
    private func address(_ text: String, _ reader: DocumentReader) throws -> DocumentAddress {
        let address = try DocumentAddress(text, reader)
        guard address.locator.provider == nil else {
            throw CommandFailure(
                "usage", "'\(text)' names one parse, and parses are compared with each other",
                hint: "leave out @\(address.locator.provider ?? ""), or give --provider with several")
        }
        return address
    }

    /// The document; nil if it is damaged, which is reported if others follow.
    private func document(_ key: String, _ reader: DocumentReader) throws -> StoredDocument? {
        do {
            guard let document = try reader.document(key: key) else {
                throw CommandFailure.unknownDocument(key)
            }
            return document
        } catch {
            guard all, let reason = StoreError.damage(in: error) else { throw error }
            StandardError.write("folio: \(key): \(reason)")
            return nil
        }
    }

    /// Why no page was compared, and what to do next.
    private var nothingToCompare: String {
        let problem =
            reference.map { "no page has a parse of \($0) and one of another provider" }
            ?? "no page has parses of two providers"
        let next =
            reference == nil
            ? "ingest another parser's results for the same document, or compare with a ground truth: "
                + "`folio ingest truth/ --provider markdown --as truth`, then `folio compare --all --reference truth`"
            : "`folio documents` lists the parses of each document; parses are compared if their documents have the same key"
        return "nothing to compare: \(problem)\n  \(next)"
    }
}
