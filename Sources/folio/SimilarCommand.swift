internal import ArgumentParser
internal import DocumentModel
internal import Locating
internal import Search
internal import Storage

/// `folio similar`.
struct SimilarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "Find pages similar to a page or block, by its rare words.",
        discussion: """
            Examples:
              folio similar 2024/report --page 12
              folio similar 2024/report --page 12 --limit 3 --json
              folio similar 2024/report#p12/b1
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "Document key, or the address of a page or block.")
    var key: String

    @Option(parsing: .unconditional, help: "Page number, counted from 1.")
    var page: Int?

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
        guard page ?? 1 >= 1 else { throw ValidationError("--page must be at least 1") }
        guard limit >= 0 else { throw ValidationError("--limit must not be negative") }
        try store.validate(providers: provider.map { [$0] } ?? [])
    }

    func run() throws {
        let stores = try store.openSet()
        let request = try stores.store(having: key).read { reader in try self.request(reader) }
        let result = try SearchEngine(stores: stores).similar(request)
        switch json ? .json : format {
        case .text: try StandardOutput.put(result.text(colored: HitFormat.isColored))
        case .json: try JSONOutput.write(result)
        case .jsonl: for hit in result.hits { try StandardOutput.putJSONLine(hit) }
        case .csv:
            try StandardOutput.put(SearchHit.csvHeader(isSet: stores.stores.count > 1))
            for hit in result.hits { try StandardOutput.put(hit.csvRow) }
        }
        if result.hits.isEmpty { throw ExitStatus.incomplete }
    }

    private func request(_ reader: DocumentReader) throws -> SimilarRequest {
        let address = try DocumentAddress(key, page: page, provider: provider, reader)
        guard let index = address.locator.pageIndex else {
            throw CommandFailure(
                "usage", "no page is named",
                hint: "give --page, or an address such as \(address.document.key)#p1")
        }
        if address.locator.ordinal != nil, let page = try address.page(reader) {
            _ = try address.block(on: page)
        }
        return SimilarRequest(
            document: address.document.key, pageIndex: index, block: address.locator.ordinal,
            range: address.locator.range, provider: address.locator.provider, limit: limit,
            allParses: allParses)
    }
}
