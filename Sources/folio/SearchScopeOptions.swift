internal import ArgumentParser
internal import DocumentModel

/// The options that say which pages and which of their blocks are searched.
struct SearchScopeOptions: ParsableArguments {
    @Option(help: "Only parses of these providers, separated by commas.", transform: CommaSeparated.init)
    var provider: CommaSeparated?

    @Option(
        help: "Only blocks of these types, separated by commas: heading,table.",
        transform: CommaSeparated.init)
    var type: CommaSeparated?

    @Option(help: "Only these documents, by key; may be repeated.")
    var document: [String] = []

    @Option(parsing: .unconditional, help: "Only these page numbers, from 1: 3-7.", transform: PageRange.init)
    var pages: PageRange?

    @Option(
        help: "Only documents in these languages, separated by commas: zh,en.",
        transform: CommaSeparated.init)
    var language: CommaSeparated?

    @Flag(help: "Search all parses, not only the preferred ones.")
    var allParses = false

    @Flag(help: "Search headers, footers, page numbers and margin notes too.")
    var furniture = false

    @Flag(help: "Find the inflections of English words: measuring finds measure.")
    var stem = false

    var providers: [String] { provider?.values ?? [] }

    var languages: [String] { language?.values ?? [] }

    var pageRanges: [ClosedRange<Int>] { pages.map { [$0.range] } ?? [] }

    func types() throws -> [BlockType] {
        try (type?.values ?? []).map { name in
            guard let type = BlockType(rawValue: name) else {
                let known = BlockType.allCases.map(\.rawValue).joined(separator: " ")
                throw ValidationError("There is no block type '\(name)'. Known are: \(known).")
            }
            return type
        }
    }
}
