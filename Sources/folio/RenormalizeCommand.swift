internal import ArgumentParser
internal import Ingestion
internal import Storage

/// `folio renormalize`.
struct RenormalizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renormalize",
        abstract: "Decode stored payloads again with today's adapters.",
        discussion: """
            Rebuilds the pages and blocks of every parse whose adapter has become newer. What the provider sent is in the store, \
            so no file is needed. Page sizes that were found before stay; with --pdf or --page-size, results without page sizes are \
            decoded again too.

            Examples:
              folio renormalize
              folio renormalize --provider mineru --all
              folio renormalize --pdf papers/
            """)

    @OptionGroup var store: StoreOptions

    @Option(help: "Only parses of this provider.")
    var provider: String?

    @Flag(help: "Parses of today's adapters too.")
    var all = false

    @OptionGroup var pageSizes: PageSizeOptions

    @OptionGroup var limits: LimitOptions

    @Flag(help: "Print the summary as JSON.")
    var json = false

    func run() throws {
        let given = try pageSizes.given()
        let store = try store.open(.write)
        let summary = try Renormalizer(
            store: store, provider: provider, scope: all ? .all : .older, limits: limits.decodingLimits(),
            pageSizes: given
        ).run()
        PageSizeOptions.report(summary.notes)
        for failure in summary.failures {
            StandardError.write("failed: \(failure.source): \(failure.code): \(failure.message)")
        }
        if json {
            try JSONOutput.write(summary)
        } else {
            try StandardOutput.putLine(
                "\(summary.parses) parses decoded again: \(summary.pages) pages, \(summary.blocks) blocks")
        }
        if summary.failed > 0 { throw ExitStatus.incomplete }
    }
}
