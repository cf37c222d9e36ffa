internal import ArgumentParser
internal import Foundation
internal import Ingestion
internal import Providers
internal import Storage

/// `folio merge`.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Take other stores into this one.",
        discussion: """
            Ends in what one store would hold that had ingested everything in the order of time, whichever store comes first: keys \
            and hashes decide, and nothing is stored twice. So a large corpus can be ingested by many machines, each into a store of its \
            own. The other stores are only read; one of an older version is copied and brought up to date first. A merge that was \
            interrupted is run again.

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

    @Argument(help: ArgumentHelp("The stores to take in.", valueName: "other.db"))
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
                    "\(sums.parses) parses of \(sums.documents) new documents, \(sums.pages) pages, \($0) pages/s"
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
            StandardError.write("note: \(key): another provider was chosen there; the choice here stays")
        }
        let row = Row(
            stores: summary.stores, documents: summary.documents, parses: summary.parses,
            known: summary.known,
            replaced: summary.replaced, pages: summary.pages, blocks: summary.blocks, assets: summary.assets,
            failures: summary.failures, differingChoices: summary.differingChoices)
        if json { return try JSONOutput.write(row) }
        try StandardOutput.putLine(
            """
            \(row.parses) parses of \(row.documents) new documents taken in from \(row.stores) stores: \(row.pages) pages, \
            \(row.blocks) blocks, \(row.assets) assets
            \(row.known) parses were known, \(row.replaced) of them as an older adapter had decoded them; \
            \(row.failures) failures
            """)
    }
}
