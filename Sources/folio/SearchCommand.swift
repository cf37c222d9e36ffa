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
            Pages with all words come first, in any order on the page; Chinese is found by any of its characters in a row. If there \
            are fewer than --limit, pages with some of the words follow, so that a question can be typed as it is; --all-words leaves \
            these out. "phrases", OR, -word, ( ), word*, NEAR(a b, 5), fields (heading: body: table: formula: caption: furniture:) and \
            filters (provider: document: type: page: lang:) are understood; other punctuation does no harm.

            Where nothing is found, what would have been is said: on how many pages each word is, and nearer spellings.

            Examples:
              folio search "水位观测"
              folio search '"rating curve" OR weir -bridge' --limit 3
              folio search 'heading:results page:1-5' --json
              folio search gauge --facets provider,type --group-by document
              folio search gauge --format csv --limit 1000
              folio search measuring --stem --explain
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "What to look for; put -- before a query that begins with a dash.")
    var query: [String]

    @OptionGroup(title: "Which pages") var scope: SearchScopeOptions

    @Option(parsing: .unconditional, help: "At most so many hits.")
    var limit = 10

    @Option(parsing: .unconditional, help: "How many hits to pass over.")
    var offset = 0

    @Option(help: "Go on where an earlier search was left; it printed this.")
    var cursor: String?

    @Option(help: "The order: score or newest.")
    var sort = "score"

    @Option(help: "Give one hit, the best, for each: document.")
    var groupBy: String?

    @Option(
        help: "Count the pages by provider, type or language, separated by commas.",
        transform: CommaSeparated.init)
    var facets: CommaSeparated?

    @Flag(help: "Find only pages that hold all words.")
    var allWords = false

    @Flag(help: "Print only how many pages match.")
    var count = false

    @Flag(help: "Print how the query is understood, and do not search.")
    var explain = false

    @Option(help: "How to print: text, json, jsonl (a hit a line, as found) or csv (a hit a row).")
    var format = HitFormat.text

    @Flag(help: "Print JSON: the same as --format json.")
    var json = false

    func validate() throws {
        try store.validate(providers: scope.providers)
        _ = try scope.types()
        guard SearchRequest.Sort(rawValue: sort) != nil else {
            throw ValidationError("--sort is score or newest.")
        }
        guard groupBy == nil || groupBy == "document" else {
            throw ValidationError("--group-by is document.")
        }
        guard limit >= 0, offset >= 0 else { throw ValidationError("--limit and --offset count from 0.") }
        guard cursor == nil || offset == 0 else {
            throw ValidationError("--cursor says where to go on; --offset has no place beside it.")
        }
        guard !(count && explain) else { throw ValidationError("--count and --explain exclude each other.") }
        guard !count && !explain || outputFormat == .text || outputFormat == .json else {
            throw ValidationError("--count and --explain print text or JSON.")
        }
        _ = try facetFields()
    }

    private var outputFormat: HitFormat { json ? .json : format }

    private func facetFields() throws -> [SearchFacet.Field] {
        try (facets?.values ?? []).map { name in
            guard let field = SearchFacet.Field(rawValue: name) else {
                throw ValidationError("--facets takes no '\(name)'; it takes provider, type and language.")
            }
            return field
        }
    }

    private func request() throws -> SearchRequest {
        SearchRequest(
            query: query.joined(separator: " "), limit: limit, offset: offset,
            providers: scope.providers, types: try scope.types(), documents: scope.document,
            pages: scope.pageRanges, languages: scope.languages,
            sort: SearchRequest.Sort(rawValue: sort) ?? .score, groupsByDocument: groupBy != nil,
            allParses: scope.allParses, furniture: scope.furniture, stems: scope.stem, allWords: allWords,
            facets: try facetFields(), cursor: try cursor.map { try SearchCursor($0) })
    }

    func run() throws {
        let request = try request()
        do {
            try answer(request)
        } catch let error as QuerySyntaxError {
            let pointer = error.pointer(in: request.query)?.split(separator: "\n").map { "  \($0)" }
            // Programs have no use for a line that points at a column.
            let lines = json ? [] : pointer ?? []
            throw CommandFailure(
                error.code.rawValue, ([error.message] + lines).joined(separator: "\n"), hint: error.hint)
        }
    }

    private func answer(_ request: SearchRequest) throws {
        let engine = SearchEngine(store: try store.open(.read))
        if explain {
            let explanation = try engine.explain(request)
            outputFormat == .json
                ? try JSONOutput.write(explanation) : try StandardOutput.put(explanation.text)
        } else if count {
            let count = try engine.count(request)
            outputFormat == .json ? try JSONOutput.write(count) : try StandardOutput.put("\(count.total)\n")
            if count.total == 0 { throw ExitStatus.incomplete }
        } else if try printHits(engine, request) == 0 {
            throw ExitStatus.incomplete
        }
    }

    /// Prints hits and answers how many there were.
    private func printHits(_ engine: SearchEngine, _ request: SearchRequest) throws -> Int {
        switch outputFormat {
        case .json:
            let result = try engine.search(request)
            try JSONOutput.write(result)
            return result.hits.count
        case .text:
            let result = try engine.search(request)
            try StandardOutput.put(result.text(colored: HitFormat.isColored))
            return result.hits.count
        case .jsonl:
            return try streamHits(engine, request) { hit, cursor in
                try StandardOutput.putJSONLine(SearchHitLine(hit: hit, cursor: cursor))
            }
        case .csv:
            try StandardOutput.put(SearchHit.csvHeader)
            return try streamHits(engine, request) { hit, _ in try StandardOutput.put(hit.csvRow) }
        }
    }

    /// Hands hits on as they are found; what else the result says goes to standard error.
    private func streamHits(
        _ engine: SearchEngine, _ request: SearchRequest, _ body: (SearchHit, SearchCursor) throws -> Void
    ) throws -> Int {
        var count = 0
        let result = try engine.forEachHit(request) { hit, cursor in
            count += 1
            try body(hit, cursor)
        }
        StandardError.put(count == 0 ? result.text(colored: false) : result.facetText)
        return count
    }
}
