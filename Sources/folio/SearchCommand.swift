internal import ArgumentParser
internal import DocumentModel
internal import Foundation
internal import Search
internal import Storage

/// `folio search`.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search pages; show the matching blocks and their boxes.",
        discussion: """
            Pages that contain all words come first; the words can be in any order. Chinese text matches any sequence of its \
            characters. If fewer than --limit pages contain all words, pages with some of the words follow, so you can type a question as \
            it is; --all-words leaves these out. The query language has "phrases", OR, -word, ( ), word*, NEAR(a b, 5), fields (heading: \
            body: table: formula: caption: furniture:) and filters (provider: document: title: type: page: lang:); other punctuation is ignored.

            If nothing matches, Folio shows how many pages contain each word, and suggests spellings.

            Examples:
              folio search "水位观测"
              folio search '"rating curve" OR weir -bridge' --limit 3
              folio search 'heading:results page:1-5' --json
              folio search gauge --document '2024/*' --title annual
              folio search gauge --facets provider,type --group-by document
              folio search gauge --format csv --limit 1000
              folio search measuring --stem --explain
              folio search "how is the gauge read" --passages --size 800 --json
              folio search --literal 'foo_bar()'
              folio search voltage --regex '[0-9]+ ?mV'
            """)

    @OptionGroup var store: StoreOptions

    @Argument(
        help:
            "The query; it can be missing beside --literal and --regex. Write -- before a query that begins with a dash."
    )
    var query: [String] = []

    @Option(
        parsing: .unconditional,
        help:
            "Only pages where a block contains this text exactly, with its marks and capitals, such as C++ or foo_bar()."
    )
    var literal: String?

    @Option(
        parsing: .unconditional,
        help:
            "Only pages where a block matches this regular expression. The query or a whole word in the expression must narrow the search."
    )
    var regex: String?

    @OptionGroup(title: "Which pages") var scope: SearchScopeOptions
    @OptionGroup(title: "Passages") var passage: PassageOptions

    @Option(name: [.customShort("n"), .long], parsing: .unconditional, help: "Maximum number of hits.")
    var limit = 10

    @Option(parsing: .unconditional, help: "Number of hits to skip.")
    var offset = 0

    @Option(help: "Continue a previous search from the cursor that it printed.")
    var cursor: String?

    @Option(help: "Order of the hits: score or newest.")
    var sort = "score"

    @Option(help: "Show only the best hit of each document; the value is document.")
    var groupBy: String?

    @Option(
        help: "Count the matching pages by provider, type or language, separated by commas.",
        transform: CommaSeparated.init)
    var facets: CommaSeparated?

    @Flag(help: "Find only pages that contain all words.")
    var allWords = false

    @Flag(help: "Print only the number of matching pages.")
    var count = false

    @Flag(help: "Print how the query is interpreted, and do not search.")
    var explain = false

    @Option(
        name: .shortAndLong,
        help: "Output format: text, json, jsonl (one hit per line, as found) or csv (one hit per row).")
    var format = HitFormat.text

    @Flag(help: "Print JSON: the same as --format json.")
    var json = false

    func validate() throws {
        try store.validate(providers: scope.providers)
        _ = try scope.types()
        guard !query.isEmpty || literal != nil || regex != nil else {
            throw ValidationError("the query is missing; --literal and --regex can replace it")
        }
        try store.requireQuoted(query)
        guard SearchRequest.Sort(rawValue: sort) != nil else {
            throw ValidationError("--sort must be score or newest")
        }
        guard groupBy == nil || groupBy == "document" else {
            throw ValidationError("--group-by must be document")
        }
        guard limit >= 0, offset >= 0 else {
            throw ValidationError("--limit and --offset must not be negative")
        }
        guard cursor == nil || offset == 0 else {
            throw ValidationError("--cursor and --offset exclude each other")
        }
        guard !(count && explain) else { throw ValidationError("--count and --explain exclude each other") }
        guard !count && !explain || outputFormat == .text || outputFormat == .json else {
            throw ValidationError("--count and --explain print text or JSON only")
        }
        _ = try facetFields()
        guard passage.passages else { return try passage.requireNone() }
        guard
            outputFormat != .csv, !count, !explain, offset == 0, cursor == nil, groupBy == nil,
            facets == nil, sort == "score"
        else {
            throw ValidationError(
                "--passages excludes --format csv, --count, --explain, --offset, --cursor, --group-by, --facets and --sort"
            )
        }
    }

    private var outputFormat: HitFormat { json ? .json : format }

    private func facetFields() throws -> [SearchFacet.Field] {
        try (facets?.values ?? []).map { name in
            guard let field = SearchFacet.Field(rawValue: name) else {
                throw ValidationError("--facets: unknown field '\(name)'; use provider, type or language")
            }
            return field
        }
    }

    private func request() throws -> SearchRequest {
        var request = SearchRequest(
            query: query.joined(separator: " "), limit: limit, offset: offset,
            providers: scope.providers, types: try scope.types(), documents: scope.document,
            pages: scope.pageRanges, languages: scope.languages,
            sort: SearchRequest.Sort(rawValue: sort) ?? .score, groupsByDocument: groupBy != nil,
            allParses: scope.allParses, furniture: scope.furniture, stems: scope.stem, allWords: allWords,
            facets: try facetFields(), cursor: try cursor.map { try SearchCursor($0) })
        request.titles = scope.title
        (request.literal, request.regex) = (literal, regex)
        return request
    }

    func run() throws {
        let request = try request()
        do {
            try answer(request)
        } catch let error as QuerySyntaxError {
            let text =
                switch error.code {
                case .invalidRegex: request.regex ?? ""
                case .literalTooLong, .tooBroad: ""
                default: request.query
                }
            let pointer = error.pointer(in: text)?.split(separator: "\n").map { "  \($0)" }
            // Programs have no use for a line that points at a column.
            let lines = json ? [] : pointer ?? []
            throw CommandFailure(
                error.code.rawValue, ([error.message] + lines).joined(separator: "\n"), hint: error.hint)
        }
    }

    private func answer(_ request: SearchRequest) throws {
        let engine = SearchEngine(stores: try store.openSet())
        if explain {
            let explanation = try engine.explain(request)
            outputFormat == .json
                ? try JSONOutput.write(explanation) : try StandardOutput.put(explanation.text)
        } else if count {
            let count = try engine.count(request)
            outputFormat == .json ? try JSONOutput.write(count) : try StandardOutput.put("\(count.total)\n")
            if count.total == 0 { throw ExitStatus.incomplete }
        } else if passage.passages {
            let result = try engine.passages(request, size: passage.length)
            try passage.print(result, outputFormat)
            if result.passages.isEmpty { throw ExitStatus.incomplete }
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
            return result.hits.count + result.documents.count
        case .text:
            let result = try engine.search(request)
            try StandardOutput.put(result.text(colored: HitFormat.isColored))
            return result.hits.count + result.documents.count
        case .jsonl:
            return try streamHits(engine, request) { hit, cursor in
                try StandardOutput.putJSONLine(SearchHitLine(hit: hit, cursor: cursor))
            }
        case .csv:
            try StandardOutput.put(SearchHit.csvHeader(isSet: engine.stores.stores.count > 1))
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
        return count + result.documents.count
    }
}
