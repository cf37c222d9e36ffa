internal import ArgumentParser
internal import Foundation
internal import Ingestion
internal import Providers
internal import Storage

/// `folio merge`.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Merge other stores into this one.",
        discussion: """
            The result is the same as one store that ingested everything in chronological order, whatever the order of the arguments. \
            Documents are matched by key and parses by hash, so nothing is stored twice. This lets many machines ingest a large corpus, \
            each into its own store. The other stores are not changed; a store of an older version is copied and upgraded first. After an \
            interruption, run the same command again.

            Example:
              folio merge worker-1.db worker-2.db --store all.db
            """)

    /// What the command prints as JSON.
    private struct Row: Encodable {
        let stores: Int
        let documents: Int
        let parses: Int
        let known: Int
        let replaced: Int
        let pages: Int
        let blocks: Int
        let assets: Int
        let failures: Int
        let differingChoices: [String]
    }

    @Argument(help: ArgumentHelp("The stores to merge.", valueName: "other.db"))
    var others: [String]

    @OptionGroup var store: StoreOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        // Every other store is looked at before the first is taken in, and before this one is made.
        let path = store.path
        let sources = try others.map { try MergeSource(path: $0, destination: path, clock: { Date() }) }
        let store = try store.open(.create)
        let merger = try StoreMerger(store) {
            ProviderRegistry.provider(id: $0)?.identifiesDocuments ?? true
        }
        var summary = MergeSummary()
        let progress = ProgressLine()
        for source in sources {
            try merger.merge(source, into: &summary) { sums in
                progress.show(pages: sums.pages) {
                    "\(Counted(sums.parses, "parse")), \(Counted(sums.pages, "page")), \($0) pages/s"
                }
            }
        }
        progress.clear()
        // As at the end of an ingest: a parse of one store may have the page sizes that a parse of another lacks.
        _ = try Renormalizer(store: store, scope: .assumedSizes).run()
        try report(summary)
    }

    private func report(_ summary: MergeSummary) throws {
        for key in summary.differingChoices {
            StandardError.write(
                "note: \(key): the other store prefers another provider; the choice in this store is kept")
        }
        let row = Row(
            stores: summary.stores, documents: summary.documents, parses: summary.parses,
            known: summary.known,
            replaced: summary.replaced, pages: summary.pages, blocks: summary.blocks, assets: summary.assets,
            failures: summary.failures, differingChoices: summary.differingChoices)
        if json { return try JSONOutput.write(row) }
        try StandardOutput.putLine(
            """
            merged \(Counted(row.stores, "store")): \(Counted(row.documents, "new document")), \(Counted(row.parses, "parse")), \
            \(Counted(row.pages, "page")), \(Counted(row.blocks, "block")), \(Counted(row.assets, "asset"))
            \(Counted(row.known, "parse")) already stored, \(row.replaced) of them updated to a newer adapter version; \
            \(Counted(row.failures, "failure"))
            """)
    }
}
