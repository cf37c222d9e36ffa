internal import ArgumentParser
internal import Ingestion
internal import Storage

/// `folio renormalize`.
struct RenormalizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renormalize",
        abstract: "Decode stored payloads again with the current adapters.",
        discussion: """
            Rebuilds the pages and blocks of every parse that an older adapter version decoded, or whose languages an older version \
            of Folio found or none did. The store contains the providers' \
            results, so no files are needed. Known page sizes are kept; with --pdf or --page-size, results without page sizes are \
            decoded again too.

            Examples:
              folio renormalize
              folio renormalize --provider mineru --all
              folio renormalize --pdf papers/
            """)

    @OptionGroup var store: StoreOptions

    @Option(name: .shortAndLong, help: "Only parses of this provider.")
    var provider: String?

    @Flag(help: "Also decode parses that the current adapters decoded.")
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
                "decoded \(Counted(summary.parses, "parse")) again: \(Counted(summary.pages, "page")), "
                    + "\(Counted(summary.blocks, "block"))")
        }
        if summary.failed > 0 { throw ExitStatus.incomplete }
    }
}
