internal import ArgumentParser
internal import Search
internal import Storage

/// `folio similar`.
struct SimilarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "Find pages similar to a page, by its rare words.",
        discussion: """
            Examples:
              folio similar 2024/report --page 12
              folio similar 2024/report --page 12 --limit 3 --json
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "Document key.")
    var key: String

    @Option(parsing: .unconditional, help: "Page number, counted from 1.")
    var page: Int

    @Option(name: [.customShort("n"), .long], parsing: .unconditional, help: "Maximum number of hits.")
    var limit = 10

    @Option(name: .shortAndLong, help: "Use this provider's parse instead of the preferred one.")
    var provider: String?

    @Flag(help: "Search all parses, not only the preferred one of each document.")
    var allParses = false

    @Option(
        name: .shortAndLong,
        help: "Output format: text, json, jsonl (one hit per line) or csv (one hit per row).")
    var format = HitFormat.text

    @Flag(help: "Print JSON: the same as --format json.")
    var json = false

    func validate() throws {
        guard page >= 1 else { throw ValidationError("--page must be at least 1") }
        guard limit >= 0 else { throw ValidationError("--limit must not be negative") }
        try store.validate(providers: provider.map { [$0] } ?? [])
    }

    func run() throws {
        let request = SimilarRequest(
            document: key, pageIndex: page - 1, provider: provider, limit: limit, allParses: allParses)
        let result = try SearchEngine(store: try store.open(.read)).similar(request)
        switch json ? .json : format {
        case .text: try StandardOutput.put(result.text(colored: HitFormat.isColored))
        case .json: try JSONOutput.write(result)
        case .jsonl: for hit in result.hits { try StandardOutput.putJSONLine(hit) }
        case .csv:
            try StandardOutput.put(SearchHit.csvHeader)
            for hit in result.hits { try StandardOutput.put(hit.csvRow) }
        }
        if result.hits.isEmpty { throw ExitStatus.incomplete }
    }
}
