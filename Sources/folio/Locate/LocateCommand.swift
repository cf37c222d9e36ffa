internal import ArgumentParser
internal import DocumentModel
internal import Exports
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
            let locating = try BlockLocating(address, options: markdown.options(), reader)
            let places = try places(locating, address, reader)
            return LocateResult(
                document: address.document.key, query: LocateResult.Query(span: span?.numbers, text: text),
                matches: places)
        }
        if json { try JSONOutput.write(result) } else { try StandardOutput.put(result.text) }
    }

    private func places(
        _ locating: BlockLocating, _ address: DocumentAddress, _ reader: DocumentReader
    ) throws -> [LocateResult.Match] {
        let locator = address.locator
        if let text {
            let found = try locating.matches(of: TextFinder(text))
            guard !found.isEmpty else { throw notFound(text, address) }
            return found
        }
        guard let page = try address.page(reader) else {
            throw CommandFailure(
                "usage", "nothing to locate is named",
                hint: "give --text, or --page and --span, or the address of a block")
        }
        if let span {
            guard locator.ordinal == nil else {
                throw CommandFailure(
                    "usage", "--span counts in a page, and '\(key)' names a block",
                    hint: "leave out /b\(locator.ordinal ?? 0)")
            }
            return [try locating.match(of: span.range, on: page)]
        }
        guard let (position, range) = try address.block(on: page) else {
            throw CommandFailure(
                "usage", "nothing on page \(page.index + 1) is named", hint: "give --span, --text or a block")
        }
        return [try locating.match(of: page.blocks[position], range, on: page)]
    }

    private func notFound(_ text: String, _ address: DocumentAddress) -> CommandFailure {
        let block = address.locator.ordinal.map { " in block b\($0)" } ?? ""
        let page = address.locator.pageNumber.map { " on page \($0)" } ?? ""
        return CommandFailure(
            "no_text", "the text is not\(block)\(page) in \(address.document.key)",
            hint:
                "it is compared letter by letter with the exported markdown and the text of the blocks; `folio search` finds words",
            status: ExitStatus.incomplete)
    }
}

/// Code points as users write them: `300-340`, half-open.
struct CodePointRange {
    let range: Range<Int>

    var numbers: [Int] { [range.lowerBound, range.upperBound] }

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
