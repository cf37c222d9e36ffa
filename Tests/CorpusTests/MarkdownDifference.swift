import DocumentModel

/// How Folio's markdown differs from Docling's on purpose, each with the normalization that takes it away.
///
/// In the order in which they are tried; each builds on the ones before.
enum MarkdownDifference: CaseIterable {
    /// Folio exports the text that stands inside a picture; Docling leaves it out.
    case textInFigures
    /// Docling writes `<!-- formula-not-decoded -->` where Folio has the characters of the page.
    case unreadFormulas
    /// Folio keeps reviewers' comments as asides, out of the export; Docling writes them among the text.
    case comments
    /// Docling writes `<!-- image -->` where Folio links the image, or writes nothing where there is none.
    case placeholders
    /// Docling writes what a picture is (`Bar chart`, `Signature`); Folio has the text in it instead.
    case kindsOfPictures
    /// Folio puts `$$` on lines of their own.
    case displayedFormulas
    /// Folio marks what stands above or below the line; Docling parts it by spaces.
    case indices
    /// Folio writes tables as HTML, which knows spans; Docling writes pipe tables and repeats spanned cells.
    case tables
    /// Docling escapes `_` and writes `&lt;`; Folio escapes what CommonMark would take for markup, and only that.
    case escapes
    /// Cells and captions are plain in Folio; Docling marks bold, links and headings in them.
    case inlineMarks
    /// Docling leaves the language of code out; Folio names it after the fence.
    case fences
    /// Docling numbers items anew, writes bullets in cells and for empty items; Folio writes the marker that was sent.
    case listMarkers
    /// Docling parts runs by spaces, before a comma too.
    case spacedRuns
    /// Docling's versions repeat a spanned cell or write it once.
    case spannedCells

    /// The block as it would be without that difference.
    func normalize(_ block: Block) -> Block {
        var block = block
        switch self {
        case .textInFigures where block.type == .figure || block.type == .chart: block.text = ""
        case .unreadFormulas where block.type == .formula && block.markup == nil: block.text = ""
        case .comments where block.type == .aside && block.text.hasPrefix("[author: "): block.type = .text
        default: break
        }
        return block
    }

    /// The markdown without that difference.
    func normalize(_ markdown: String, isFolio: Bool) -> String {
        switch self {
        case .textInFigures, .comments: markdown
        case .unreadFormulas: markdown.replacing("<!-- formula-not-decoded -->", with: "")
        case .placeholders:
            markdown.replacing("<!-- image -->", with: "").replacing("<!-- missing-text -->", with: "")
                .replacing("<!-- missing-key-value-item -->", with: "")
                .replacing(/!\[[^\]]*\]\([^)]*\)/, with: "")
        case .kindsOfPictures:
            markdown.replacing(
                /\n((Line|Bar|Pie|Scatter|Area|Other) chart|Signature|Stamp)(?=\n|$)/, with: "\n")
        case .displayedFormulas: markdown.replacing(/\s*\$\$\s*/, with: " $$ ")
        case .indices:
            isFolio
                ? markdown.replacing(/\$[_^]\{([^}$]*)\}\$/) { " \($0.1) " }.replacing(
                    /<\/?su[bp]>/, with: " ") : markdown
        case .tables: PipeTables.withoutRules(isFolio ? PipeTables.replacingHTML(in: markdown) : markdown)
        case .escapes:
            Self.outsideFormulas(markdown) {
                isFolio
                    ? Self.decoded($0.replacing(/\\([!-\/:-@\[-`{-~])/) { $0.1 })
                    : Self.decoded($0.replacing("\\_", with: "_"))
            }
        case .inlineMarks: Self.unmarked(markdown)
        case .fences: markdown.replacing(/(^|\n)\s*```+\w*/, with: "\n```")
        case .listMarkers: markdown.replacing(/(^|[\s|])([-*+]|\d+[.)])(?=\s|$)/) { $0.1 }
        case .spacedRuns: markdown.replacing(/\s+([,.;:?!)])/) { $0.1 }.replacing(/([(])\s+/) { $0.1 }
        case .spannedCells: PipeTables.withoutRepeatedCells(markdown)
        }
    }

    /// The markdown with everything changed that is not between `$$` and `$$`, where all is LaTeX.
    private static func outsideFormulas(_ markdown: String, _ change: (String) -> String) -> String {
        markdown.split(separator: "$$", omittingEmptySubsequences: false).enumerated().map {
            $0.offset.isMultiple(of: 2) ? change(String($0.element)) : decoded(String($0.element))
        }.joined(separator: "$$")
    }

    private static func decoded(_ markdown: String) -> String {
        markdown.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&#124;", with: "|")
            .replacing("&amp;", with: "&").replacing("\\_", with: "_")
    }

    private static func unmarked(_ markdown: String) -> String {
        markdown.replacing(/\[([^\]\[]*)\]\([^)\s]*\)/) { $0.1 }
            .replacing("**", with: "").replacing("~~", with: "").replacing("`", with: "")
            .replacing(/\*(\S[^*\n]*)\*/) { $0.1 }
            .replacing(/\|\s*#+\s/, with: "| ")
    }
}
