internal import ArgumentParser
internal import Comparison
internal import Storage

/// `folio compare`.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Tell where several parsers of one document disagree.",
        discussion: """
            Compares, page by page, the text (1 minus the normalized edit distance, without furniture and white space) and the \
            tables (TEDS) of all providers that parsed a document, and prints the pages on which they agree least. On each page \
            the version that agrees most with the others, here and on all pages, is chosen. With --reference, a provider that holds the truth, it \
            also tells how near to it each provider is, and how near the chosen pages are.

            Examples:
              folio compare 2024/report
              folio compare --all --limit 50
              folio compare --all --reference truth --json
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "The document's key.")
    var key: String?

    @Flag(help: "Every document that several providers parsed.")
    var all = false

    @Option(help: "Only these providers, separated by commas.", transform: CommaSeparated.init)
    var provider: CommaSeparated?

    @Option(help: "The provider whose pages are known to be right; it is compared with, but not chosen.")
    var reference: String?

    @Option(
        parsing: .unconditional, help: "At most so many pages, those with the least agreement; 0 prints all.")
    var limit = 20

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if (key == nil) != all { throw ValidationError("Name a document, or give --all.") }
        if limit < 0 { throw ValidationError("--limit must not be negative.") }
        try store.validate(providers: (provider?.values ?? []) + (reference.map { [$0] } ?? []))
    }

    func run() throws {
        var isWhole = true
        let report = try store.open(.read).read { reader in
            var report = ComparisonReport(limit: limit == 0 ? nil : limit)
            let keys = key.map { [$0] }
            // One document at a time, so that a store of any size fits in memory.
            for key in try keys ?? reader.documentKeys() {
                guard let document = try document(key, reader) else {
                    isWhole = false
                    continue
                }
                let comparison = try DocumentComparison(
                    document, reference: reference, providers: (provider?.values).map(Set.init), reader)
                for version in comparison.damaged {
                    isWhole = false
                    StandardError.write(
                        "folio: \(key), page \(version.index + 1): \(version.provider): \(version.reason).")
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

    /// The document; nil if it is damaged, which is told if others follow.
    private func document(_ key: String, _ reader: DocumentReader) throws -> StoredDocument? {
        do {
            guard let document = try reader.document(key: key) else {
                throw CommandFailure.unknownDocument(key)
            }
            return document
        } catch {
            guard all, let reason = StoreError.damage(in: error) else { throw error }
            StandardError.write("folio: \(key): \(reason).")
            return nil
        }
    }

    /// Why no page was compared, and what to do next.
    private var nothingToCompare: String {
        let problem =
            reference.map { "no page has been parsed by \($0) and by another provider" }
            ?? "no page has been parsed by two providers"
        let next =
            reference == nil
            ? "ingest another parser's results of the same document, or compare with a ground truth: "
                + "`folio ingest truth/ --provider markdown --as truth`, then `folio compare --all --reference truth`"
            : "`folio documents` lists who parsed what; documents are compared if their keys are the same"
        return "nothing to compare: \(problem)\n  \(next)"
    }
}
