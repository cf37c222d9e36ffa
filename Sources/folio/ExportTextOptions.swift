internal import ArgumentParser
internal import DocumentModel
internal import Exports
internal import Rendering

/// What the text of `folio export` looks like.
struct ExportTextOptions: ParsableArguments {
    @Option(
        help:
            "Source of the text: blocks (rendered by Folio) or provider (the markdown that the provider returned).",
        transform: Choice.reader())
    var text = MarkdownOptions.Text.blocks

    @Option(
        help:
            "Delimiters of formulas: dollar ($, $$), bracket (\\(, \\[) or keep (as the provider wrote inline formulas).",
        transform: Choice.reader())
    var formulas = MarkdownOptions.Formulas.dollar

    @Option(
        help:
            "Tables: html, pipe (html if a pipe table would lose something) or text (cells separated by tabs).",
        transform: Choice.reader())
    var tables = MarkdownOptions.Tables.html

    @Option(
        help: """
            block: add the character range of each block to the records. repeat, blank: write tables with spanned cells as pipe \
            tables too, with the text in every covered cell (repeat) or only in the first (blank). Separate several with commas.
            """, transform: SpanOptions.init)
    var spans = SpanOptions()

    @Option(
        help: """
            Headers, footers, page numbers, margin notes and lines that repeat on many pages: drop, keep or distinct (keep \
            each once per document). Dropped text is listed in metadata.removed.
            """, transform: Choice.reader())
    var furniture = MarkdownOptions.Furniture.drop

    @Option(
        help:
            "Images: link, placeholder, drop or embed. Default: link for markdown, drop for other formats; alternative texts are kept.",
        transform: Choice.reader())
    var images: MarkdownOptions.Images?

    @Flag(
        inversion: .prefixedNo,
        help: """
            Open ligatures, make no-break spaces plain, remove zero-width characters, soft hyphens and spaces within Chinese, \
            put detached accents on their letters, shorten dot leaders and close token-spaced LaTeX; --no-normalize keeps the \
            characters as the parser sent them.
            """)
    var normalize = true

    @Option(
        help: """
            Backslashes before marks of markdown: none, minimal (only if the mark would change what is read) or full (all marks). \
            Code, formulas and HTML have none; pipe tables are always minimal.
            """, transform: Choice.reader())
    var escape = MarkdownOptions.Escape.minimal

    @Option(
        help: """
            Code: fonts (also paragraphs and list items whose monospaced font or line numbers show them to be code; the numbers are \
            left out) or labels (only what the parser labelled).
            """, transform: Choice.reader())
    var code = MarkdownOptions.Code.fonts

    @Option(help: "Text that is struck through: mark (~~text~~) or drop.", transform: Choice.reader())
    var struck = MarkdownOptions.Struck.mark

    @Option(
        help: ArgumentHelp(
            "Leave out blocks of these types, separated by commas, such as toc,reference,form_field. Their texts are listed in metadata.removed.",
            valueName: "types"), transform: CommaSeparated.init)
    var excludeType: CommaSeparated?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Leave out blocks whose confidence is below this, from 0 to 1. Blocks without a confidence stay.",
            valueName: "share"))
    var dropConfidenceBelow: Double?

    @Flag(help: "Write <!-- page N --> before each page of a document.")
    var pageAnchors = false

    @Flag(help: "Rejoin paragraphs and tables that are split at page breaks; only with --unit document.")
    var joinPages = false

    func validate() throws {
        _ = try excludedTypes()
        if let dropConfidenceBelow, !(0...1).contains(dropConfidenceBelow) {
            throw ValidationError("--drop-confidence-below must be from 0 to 1")
        }
    }

    func markdown(_ format: ExportOptions.Format) throws -> MarkdownOptions {
        var options = MarkdownOptions(
            furniture: furniture, images: images ?? format.defaultImages, text: text,
            formulas: formulas, tables: tables, spannedCells: spans.cells, normalizes: normalize)
        (options.escape, options.code, options.struck) = (escape, code, struck)
        options.excludedTypes = try excludedTypes()
        options.leastConfidence = dropConfidenceBelow
        return options
    }

    private func excludedTypes() throws -> Set<BlockType> {
        Set(
            try (excludeType?.values ?? []).map { name in
                guard let type = BlockType(rawValue: name) else {
                    let known = BlockType.allCases.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("--exclude-type '\(name)' is not one of: \(known)")
                }
                return type
            })
    }
}

/// What `--spans` asks for.
struct SpanOptions {
    /// Whether records have the places of blocks.
    var hasBlocks = false
    var cells = MarkdownOptions.SpannedCells.keep

    init() {}

    init(_ text: String) throws {
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            switch word {
            case "block": hasBlocks = true
            case "repeat": cells = .repeat
            case "blank": cells = .blank
            default: throw ValidationError("use one or more of: block, repeat, blank")
            }
        }
    }
}
