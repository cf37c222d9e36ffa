import DocumentModel
@testable import Exports
import Rendering
import TestSupport
import Testing

/// Mutated stored texts: whatever the blocks of a page say, every format writes it.
@Suite struct ExportFuzzTests {
    private static let pieces = [
        "[", "](", "]:", "![](", "$", "$$", "\\[", "\\]", "\\(", "|", "|---|", "*", "_", "~~", "`",
        "```swift\n", "<", "<table>",
        "<td colspan=999 rowspan=999>", "</table>", "<sup>", "<br>", "> ", "- ", "1. ", "[x] ", "#", "\n",
        "\n\n", "\r", "\t", "第一页",
        "exam-\nple", "\u{AD}\n", "\u{F8F0}", "\u{F0000}\u{F8000}", "\u{10FFFF}", "\u{FFFE}", "\u{FFFC}",
        "\u{301}", "(cid:3)",
        "<!-- Meanless: ", "-->", "&#xF8F0;", "\u{FFFD}",
    ].map { Array($0.utf8) }

    private static let seeds = [
        "#", "$", "Page 3 of 4\nThe gauge *reads* $q^2$ [7].", "<table><tr><td>$a|b$<br>c<td>2</tr></table>",
        "| a | b |\n|---|---|\n| `c` | $d$ |", "- [ ] fill\n  - drain", "```swift\nlet a = 1\n```",
    ].map { Array($0.utf8) }

    /// The options of one attempt, taken from the input itself so that it can be tried again.
    private static func options(_ bytes: [UInt8]) -> ExportOptions {
        let number = bytes.reduce(17) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
        func pick<T: CaseIterable>(_ type: T.Type, _ shift: Int) -> T where T.AllCases == [T] {
            T.allCases[(number >> shift) % T.allCases.count]
        }
        let format = pick(ExportOptions.Format.self, 0)
        // Samples have their images beside the text, and only the form of their own.
        if format == .webdataset {
            return ExportOptions(
                format: format, unit: .document,
                markdown: MarkdownOptions(
                    furniture: pick(MarkdownOptions.Furniture.self, 2), images: .drop,
                    formulas: pick(MarkdownOptions.Formulas.self, 4),
                    tables: pick(MarkdownOptions.Tables.self, 5)))
        }
        let markdown = MarkdownOptions(
            furniture: pick(MarkdownOptions.Furniture.self, 2), images: pick(MarkdownOptions.Images.self, 3),
            text: number & 64 == 0 ? .blocks : .provider, formulas: pick(MarkdownOptions.Formulas.self, 4),
            tables: pick(MarkdownOptions.Tables.self, 5),
            spannedCells: pick(MarkdownOptions.SpannedCells.self, 6))
        var options = ExportOptions(
            format: format, unit: format.isDocumentFile || number & 128 == 0 ? .document : .page,
            markdown: markdown)
        options.joinsPages = options.unit == .document && markdown.text == .blocks
        options.pageAnchors = options.unit == .document
        if let records = format.records {
            options.duplicates.method = number & 256 == 0 ? .minhash : .exact
            options.scores = records.hasMetadata
            options.blockSpans = records.hasMetadata && markdown.text == .blocks
        }
        return options
    }

    private static func pages(_ text: String) -> [ExportPage] {
        let types: [BlockType] = [
            .text, .heading, .listItem, .table, .code, .formula, .figure, .checkbox, .pageNumber,
        ]
        let formats: [Block.Markup.Format?] = [nil, .markdown, .html, .latex]
        return formats.enumerated().map { index, format in
            let blocks = types.enumerated().map { level, type in
                Block(type, text: text, level: level * 9, markup: format.map { .init(text, $0) })
            }
            return ExportPage(index: index, markdown: text, blocks: blocks + [Block(.text, text: text)])
        }
    }

    @Test func `no stored text ends an export`() throws {
        let folder = try TemporaryFolder()
        try Fuzzing.run("export", seeds: Self.seeds, pieces: Self.pieces, count: 150) { bytes in
            var source = PlainSource()
            let pages = Self.pages(String(decoding: bytes, as: UTF8.self))
            source.documents = [
                (ExportDocument(key: "a", provider: "alpha", pageCount: 4), [], pages),
                (ExportDocument(key: "b", provider: "beta", pageCount: 1), [], [pages[0]]),
            ]
            var options = Self.options(bytes)
            options.overwrite = true
            guard options.problem == nil else { throw BrokenPromise(options.problem ?? "") }
            let summary = try Exporter(options).run(to: folder.path, over: source)
            guard summary.pages == 5 else { throw BrokenPromise("\(summary.pages) pages came out") }
        }
    }
}
