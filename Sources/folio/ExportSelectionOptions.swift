internal import ArgumentParser
internal import DocumentModel
internal import Exports

/// Which documents, pages and records `folio export` takes.
struct ExportSelectionOptions: ParsableArguments {
    @Option(help: "Only these documents, by key; may be repeated.")
    var document: [String] = []

    @Option(help: "Only documents whose key begins so.")
    var keyPrefix: String?

    @Option(
        name: .customLong("provider"),
        help: "These providers' parses, separated by commas, instead of the preferred ones.",
        transform: CommaSeparated.init)
    var providers: CommaSeparated?

    @Option(
        help: ArgumentHelp(
            "agreement: of each page the parse that agrees most with the others, as `folio compare` chooses.",
            valueName: "rule"), transform: Choice.reader())
    var prefer: Preference?

    /// How the parse of a page is chosen.
    enum Preference: String, CaseIterable, Sendable { case agreement }

    @Option(parsing: .unconditional, help: "Only these page numbers, from 1: 3-7.", transform: PageRange.init)
    var pages: PageRange?

    @Option(help: ArgumentHelp("Only pages that this search finds.", valueName: "query"))
    var select: String?

    @Option(
        help: "Only pages with a block of one of these types, separated by commas.",
        transform: CommaSeparated.init)
    var type: CommaSeparated?

    @Option(help: "Only documents in these languages, separated by commas.", transform: CommaSeparated.init)
    var language: CommaSeparated?

    @Option(help: "Only documents whose file had these media types.", transform: CommaSeparated.init)
    var mediaType: CommaSeparated?

    @Option(help: "Only parses made on or after a date: 2024-06-30, 2024-06 or 2024.")
    var since: String?

    @Option(help: "Only parses made on or before a date.")
    var until: String?

    @Option(
        help: ArgumentHelp(
            "Only documents with that in their metadata; may be repeated.", valueName: "name=value"))
    var metadata: [String] = []

    @Option(parsing: .unconditional, help: "Only documents with at least so many pages.")
    var minPages: Int?

    @Option(parsing: .unconditional, help: "Only documents with at most so many pages.")
    var maxPages: Int?

    @Option(parsing: .unconditional, help: "Only records with at least so many characters (code points).")
    var minChars: Int?

    @Option(parsing: .unconditional, help: "Only records with at most so many characters.")
    var maxChars: Int?

    var provider: [String] { providers?.values ?? [] }

    func validate() throws {
        _ = try selection()
    }

    func selection() throws -> ExportSelection {
        var selection = ExportSelection(
            keys: document.isEmpty ? nil : document, keyPrefix: keyPrefix, providers: providers?.values,
            pages: pages?.range)
        selection.types = try type?.values.map { name in
            guard let type = BlockType(rawValue: name) else {
                let known = BlockType.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--type '\(name)' is not one of: \(known).")
            }
            return type
        }
        selection.languages = language?.values
        selection.mediaTypes = mediaType?.values
        for (name, date) in [("--since", since), ("--until", until)] {
            if let date, !DateRange.isDate(date) {
                throw ValidationError("\(name) '\(date)' is no date, like 2024-06-30.")
            }
        }
        selection.dates = DateRange(since: since, until: until)
        selection.metadata = try metadata.map { text in
            guard let condition = MetadataCondition(text) else {
                throw ValidationError("--metadata '\(text)' is no name with a value, like author=Lee.")
            }
            return condition
        }
        selection.pageCounts = try Self.range(minPages, maxPages, "--min-pages", "--max-pages")
        selection.chars = try Self.range(minChars, maxChars, "--min-chars", "--max-chars")
        selection.query = select
        return selection
    }

    private static func range(
        _ first: Int?, _ last: Int?, _ least: String, _ most: String
    ) throws -> ClosedRange<Int>? {
        guard first != nil || last != nil else { return nil }
        let (first, last) = (first ?? 0, last ?? .max)
        guard first >= 0 else { throw ValidationError("\(least) counts from 0.") }
        guard first <= last else { throw ValidationError("\(most) is less than \(least).") }
        return first...last
    }
}
