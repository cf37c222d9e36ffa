internal import ArgumentParser
internal import Exports
internal import Locating
internal import Rendering
internal import Storage

/// `folio locate`.
struct LocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "locate",
        abstract: "Find the blocks and boxes that a piece of exported text came from.",
        discussion: """
            --span takes code points of a page's exported markdown, as `folio export --format jsonl --unit page` writes it; give --formulas, \
            --tables, --images, --furniture, --escape, --code and --no-normalize as in that export. --text looks for a text in the markdown and, if it is not there, in the \
            blocks' own text; white space can differ. All places are listed. With the address of a block alone, it shows where the block \
            stands in the export.

            Examples:
              folio locate 2024/report --page 12 --span 3-14
              folio locate 2024/report --text "the radar gauge"
              folio locate 2024/report#p12 --text "rating curve" --json
              folio locate 2024/report#p12/b1
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "Document key, or the address of a page or a block.")
    var key: String

    @Option(parsing: .unconditional, help: "Only this page, counted from 1.")
    var page: Int?

    @Option(
        help:
            "Code points of the page's exported markdown, counted from 0; the second is not part of it, such as 300-340.",
        transform: CodePointRange.init)
    var span: CodePointRange?

    @Option(help: "The text to find.")
    var text: String?

    @Option(name: .shortAndLong, help: "Use this provider's parse instead of the preferred one.")
    var provider: String?

    @OptionGroup(title: "As in the export") var markdown: LocateTextOptions

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if let page, page < 1 { throw ValidationError("--page must be at least 1") }
        guard span == nil || text == nil else {
            throw ValidationError("--span and --text exclude each other")
        }
        if let text, TextFinder(text).isEmpty { throw ValidationError("--text has no text") }
    }

    func run() throws {
        let result = try store.open(.read).read { reader in
            let address = try DocumentAddress(key, page: page, provider: provider, reader)
            return try LocateRequest(
                address, text: text, span: span?.range, options: markdown.options()
            ).result(reader)
        }
        if json { try JSONOutput.write(result) } else { try StandardOutput.put(result.text) }
    }
}

/// Code points as users write them: `300-340`, half-open.
struct CodePointRange {
    let range: Range<Int>

    init(_ text: String) throws {
        let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let first = numbers[0], let last = numbers[1], 0 <= first, first < last
        else { throw ValidationError("write two numbers, counted from 0, as 300-340") }
        range = first..<last
    }
}

/// The options of an export that decide what a page's text is.
struct LocateTextOptions: ParsableArguments {
    @Option(help: "Delimiters of formulas: dollar, bracket or keep.", transform: Choice.reader())
    var formulas = MarkdownOptions.Formulas.dollar

    @Option(help: "Tables: html, pipe or text.", transform: Choice.reader())
    var tables = MarkdownOptions.Tables.html

    @Option(help: "Images: drop, placeholder, link or embed.", transform: Choice.reader())
    var images = MarkdownOptions.Images.drop

    @Option(
        help: "Headers, footers, page numbers, margin notes and repeated lines: drop, keep or distinct.",
        transform: Choice.reader())
    var furniture = MarkdownOptions.Furniture.drop

    @Flag(inversion: .prefixedNo, help: "Characters in one form, or as the parser sent them.")
    var normalize = true

    @Option(help: "Backslashes before marks of markdown: none, minimal or full.", transform: Choice.reader())
    var escape = MarkdownOptions.Escape.minimal

    @Option(help: "Code: fonts or labels.", transform: Choice.reader())
    var code = MarkdownOptions.Code.fonts

    func options() -> MarkdownOptions {
        var options = MarkdownOptions(
            furniture: furniture, images: images, formulas: formulas, tables: tables, normalizes: normalize)
        (options.escape, options.code) = (escape, code)
        return options
    }
}
