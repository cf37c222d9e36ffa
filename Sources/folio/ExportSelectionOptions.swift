internal import ArgumentParser
internal import DocumentModel
internal import Exports

/// Which documents, pages and records `folio export` takes.
struct ExportSelectionOptions: ParsableArguments {
    @Option(help: "Only the document with this key; repeatable.")
    var document: [String] = []

    @Option(help: "Only documents whose key starts with this text.")
    var keyPrefix: String?

    @Option(
        name: [.customShort("p"), .customLong("provider")],
        help: "Parses of these providers, separated by commas, instead of the preferred parses.",
        transform: CommaSeparated.init)
    var providers: CommaSeparated?

    @Option(
        help: ArgumentHelp(
            "agreement: for each page, use the parse that agrees most with the others, as `folio compare` chooses it.",
            valueName: "rule"), transform: Choice.reader())
    var prefer: Preference?

    /// How the parse of a page is chosen.
    enum Preference: String, CaseIterable, Sendable { case agreement }

    @Option(
        parsing: .unconditional, help: "Only these pages, counted from 1, such as 3-7.",
        transform: PageRange.init)
    var pages: PageRange?

    @Option(
        help: ArgumentHelp(
            "Only pages that this search query finds, or the page of an address such as KEY#p12/b7; repeatable.",
            valueName: "query"))
    var select: [String] = []

    @Option(
        help: "Only pages with a block of one of these types, separated by commas.",
        transform: CommaSeparated.init)
    var type: CommaSeparated?

    @Option(help: "Only documents in these languages, separated by commas.", transform: CommaSeparated.init)
    var language: CommaSeparated?

    @Option(
        help: "Only documents whose source file has one of these media types, separated by commas.",
        transform: CommaSeparated.init)
    var mediaType: CommaSeparated?

    @Option(help: "Only parses made on or after this date: 2024-06-30, 2024-06 or 2024.")
    var since: String?

    @Option(help: "Only parses made on or before this date.")
    var until: String?

    @Option(
        help: ArgumentHelp(
            "Only documents that changed in the store at or after this time (UTC): 2024-06-30T12:00:00Z, or a date.",
            valueName: "time"))
    var updatedSince: String?

    @Option(
        help: ArgumentHelp(
            "Only documents with this value in their metadata; repeatable.", valueName: "name=value"))
    var metadata: [String] = []

    @Option(parsing: .unconditional, help: "Minimum number of pages of a document.")
    var minPages: Int?

    @Option(parsing: .unconditional, help: "Maximum number of pages of a document.")
    var maxPages: Int?

    @Option(parsing: .unconditional, help: "Minimum number of characters (code points) of a record.")
    var minChars: Int?

    @Option(parsing: .unconditional, help: "Maximum number of characters (code points) of a record.")
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
                throw ValidationError("--type '\(name)' is not one of: \(known)")
            }
            return type
        }
        selection.languages = language?.values
        selection.mediaTypes = mediaType?.values
        for (name, date) in [("--since", since), ("--until", until), ("--updated-since", updatedSince)] {
            if let date, !DateRange.isDate(date) {
                throw ValidationError(
                    "\(name) '\(date)' is not a date; write 2024-06-30T12:00:00Z (UTC), 2024-06-30, 2024-06 or 2024"
                )
            }
        }
        selection.dates = DateRange(since: since, until: until)
        // Times are compared as texts, and the store's can have a fraction, which sorts before the Z.
        selection.updatedSince = updatedSince.map { $0.hasSuffix("Z") ? String($0.dropLast()) : $0 }
        selection.metadata = try metadata.map { text in
            guard let condition = MetadataCondition(text) else {
                throw ValidationError("--metadata '\(text)' is invalid; write name=value, such as author=Lee")
            }
            return condition
        }
        selection.pageCounts = try Self.range(minPages, maxPages, "--min-pages", "--max-pages")
        selection.chars = try Self.range(minChars, maxChars, "--min-chars", "--max-chars")
        selection.query = select.isEmpty ? nil : select.joined(separator: "\n")
        return selection
    }

    private static func range(
        _ first: Int?, _ last: Int?, _ least: String, _ most: String
    ) throws -> ClosedRange<Int>? {
        guard first != nil || last != nil else { return nil }
        let (first, last) = (first ?? 0, last ?? .max)
        guard first >= 0 else { throw ValidationError("\(least) must not be negative") }
        guard first <= last else { throw ValidationError("\(most) is less than \(least)") }
        return first...last
    }
}
