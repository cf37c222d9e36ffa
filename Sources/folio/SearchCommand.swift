internal import ArgumentParser
internal import DocumentModel
internal import Foundation
internal import Search
internal import Storage

/// `folio search`.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find pages, with the blocks that match and where they stand.",
        discussion: """
            Words must all be on the page, in any order; Chinese is found by any of its characters in a row. "phrases", OR, \
            -word, ( ), word*, NEAR(a b, 5), fields (heading: body: table: formula: caption: furniture:) and filters \
            (provider: document: type: page: lang:) are understood; other punctuation does no harm.

            Examples:
              folio search "水位观测"
              folio search '"rating curve" OR weir -bridge' --limit 3
              folio search 'heading:results page:1-5' --json
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "What to look for; put -- before a query that begins with a dash.")
    var query: [String]

    @Option(help: "At most so many hits.")
    var limit = 10

    @Option(help: "How many hits to pass over.")
    var offset = 0

    @Option(help: "Only parses of these providers, separated by commas.", transform: CommaSeparated.init)
    var provider: CommaSeparated?

    @Option(
        help: "Only blocks of these types, separated by commas: heading,table.",
        transform: CommaSeparated.init)
    var type: CommaSeparated?

    @Option(help: "Only these documents, by key; may be repeated.")
    var document: [String] = []

    @Option(help: "Only these page numbers, from 1: 3-7.", transform: PageRange.init)
    var pages: PageRange?

    @Option(help: "The order: score or newest.")
    var sort = "score"

    @Option(help: "Give one hit, the best, for each: document.")
    var groupBy: String?

    @Flag(help: "Search all parses, not only the preferred ones.")
    var allParses = false

    @Flag(help: "Search headers, footers, page numbers and margin notes too.")
    var furniture = false

    @Flag(help: "Print JSON.")
    var json = false

    private func request() throws -> SearchRequest {
        let types = try (type?.values ?? []).map { name in
            guard let type = BlockType(rawValue: name) else {
                let known = BlockType.allCases.map(\.rawValue).joined(separator: " ")
                throw ValidationError("There is no block type '\(name)'. Known are: \(known).")
            }
            return type
        }
        guard let order = SearchRequest.Sort(rawValue: sort) else {
            throw ValidationError("--sort is score or newest.")
        }
        guard groupBy == nil || groupBy == "document" else {
            throw ValidationError("--group-by is document.")
        }
        guard limit >= 0, offset >= 0 else { throw ValidationError("--limit and --offset count from 0.") }
        return SearchRequest(
            query: query.joined(separator: " "), limit: limit, offset: offset,
            providers: provider?.values ?? [],
            types: types, documents: document, pages: (pages?.range).map { [$0] } ?? [], sort: order,
            groupsByDocument: groupBy != nil, allParses: allParses, furniture: furniture)
    }

    func validate() throws { try store.validate(providers: provider?.values ?? []) }

    func run() throws {
        let request = try request()
        let result = try SearchEngine(store: store.open(.read)).search(request)
        if json {
            try JSONOutput.write(result)
        } else {
            let isColored =
                isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
            print(result.text(colored: isColored, offset: offset), terminator: "")
        }
        if result.hits.isEmpty { throw ExitStatus.incomplete }
    }
}
