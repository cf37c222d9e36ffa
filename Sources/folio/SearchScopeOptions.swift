internal import ArgumentParser
internal import DocumentModel

/// The options that say which pages and which of their blocks are searched.
struct SearchScopeOptions: ParsableArguments {
    @Option(
        name: .shortAndLong, help: "Only parses of these providers, separated by commas.",
        transform: CommaSeparated.init)
    var provider: CommaSeparated?

    @Option(
        help: "Only blocks of these types, separated by commas, such as heading,table.",
        transform: CommaSeparated.init)
    var type: CommaSeparated?

    @Option(
        help:
            "Only the document with this key; repeatable. A pattern with * and ? takes all documents whose key fits, or what follows a / in it."
    )
    var document: [String] = []

    @Option(help: "Only documents with all of these words in their title, key or file name; repeatable.")
    var title: [String] = []

    @Option(
        parsing: .unconditional, help: "Only these pages, counted from 1, such as 3-7.",
        transform: PageRange.init)
    var pages: PageRange?

    @Option(
        help: "Only documents in these languages, separated by commas, such as zh,en.",
        transform: CommaSeparated.init)
    var language: CommaSeparated?

    @Flag(help: "Search all parses, not only the preferred one of each document.")
    var allParses = false

    @Flag(help: "Also search headers, footers, page numbers and margin notes.")
    var furniture = false

    @Flag(help: "Match inflected English words: measuring finds measure.")
    var stem = false

    var providers: [String] { provider?.values ?? [] }

    var languages: [String] { language?.values ?? [] }

    var pageRanges: [ClosedRange<Int>] { pages.map { [$0.range] } ?? [] }

    func types() throws -> [BlockType] {
        try (type?.values ?? []).map { name in
            guard let type = BlockType(rawValue: name) else {
                let known = BlockType.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("unknown block type '\(name)'; the types are \(known)")
            }
            return type
        }
    }
}
