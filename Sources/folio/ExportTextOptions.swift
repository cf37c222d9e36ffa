internal import ArgumentParser
internal import Exports

/// What the text of `folio export` looks like.
struct ExportTextOptions: ParsableArguments {
    @Option(
        help: "blocks, rendered by Folio, or provider, each page's own markdown.",
        transform: Choice.reader())
    var text = MarkdownOptions.Text.blocks

    @Option(
        help: "dollar ($, $$), bracket (\\(, \\[) or keep, as the provider wrote those within text.",
        transform: Choice.reader())
    var formulas = MarkdownOptions.Formulas.dollar

    @Option(
        help: "html, pipe (where nothing is lost, else html) or text (tabs).",
        transform: Choice.reader())
    var tables = MarkdownOptions.Tables.html

    @Option(
        help: """
            block: records tell where each block stands. repeat or blank: tables with spanned cells become pipes too, \
            with the text in every cell covered or in the first. Several go with commas.
            """, transform: SpanOptions.init)
    var spans = SpanOptions()

    @Option(
        help: """
            Headers, footers, page numbers and margin notes, and lines that repeat over pages: drop, keep, or distinct, \
            which keeps each once a document. What is dropped is listed in metadata.removed.
            """, transform: Choice.reader())
    var furniture = MarkdownOptions.Furniture.drop

    @Option(
        help:
            "link, placeholder, drop or embed. Default: link for markdown, else drop; alternative texts stay.",
        transform: Choice.reader())
    var images: MarkdownOptions.Images?

    @Flag(help: "Put <!-- page N --> before every page of a document.")
    var pageAnchors = false

    @Flag(help: "Make paragraphs and tables whole that a page's end cuts; documents only.")
    var joinPages = false

    func markdown(_ format: ExportOptions.Format) -> MarkdownOptions {
        MarkdownOptions(
            furniture: furniture, images: images ?? (format == .markdown ? .link : .drop), text: text,
            formulas: formulas, tables: tables, spannedCells: spans.cells)
    }
}

/// What `--spans` asks for.
struct SpanOptions {
    /// Whether records tell where blocks stand.
    var hasBlocks = false
    var cells = MarkdownOptions.SpannedCells.keep

    init() {}

    init(_ text: String) throws {
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            switch word {
            case "block": hasBlocks = true
            case "repeat": cells = .repeat
            case "blank": cells = .blank
            default: throw ValidationError("Each part is one of: block, repeat, blank.")
            }
        }
    }
}
