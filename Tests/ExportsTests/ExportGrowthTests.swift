import DocumentModel
@testable import Exports
import Foundation
import Rendering
import TestSupport
import Testing

/// Pages of one mark over and over: four times the text takes about four times as long in every format, not sixteen times.
///
/// It measures time and takes minutes, so it is not part of the gate: `tools/torture --parts fuzz` runs it.
@Suite(
    .enabled(
        if: ProcessInfo.processInfo.environment["FOLIO_ROUNDS"] != nil,
        "measures time; tools/torture --parts fuzz runs it"))
struct ExportGrowthTests {
    private static let marks = [
        "[", "]", "![", "](", "[a](", "[a]:", "![](", "$", "$ ", "$a ", "$$", "$$\n", "\\(", "\\[", "\\", "|",
        "| a ", "|\n",
        "| a | b |\n", "|-", "*", "**", "* ", "*a ", "_", "_a ", "~", "~~a ", "`", "``` ", "```\n", "`a ",
        "<", "< ",
        "<!--", "<!-- Meanless: ", "<!-- Meanless: a -->", "-->", "<table>", "<table><tr><td>", "</table>",
        "<td colspan=999>",
        "<tr><td>a</td></tr>", "<sup>", "<sup>a</sup>", "<br>", "<img ", "<img src=", ">", "> ", ">\n", "#",
        "# \n", "- ", "-\n",
        "1. ", "1.\n", "[ ] ", "&", "&#", "(cid:", "\\begin{", "{", "}", "=\n", "a-\n", "a\n", "\n", " ",
        "\t", "\u{AD}\n",
        "\u{301}", "\u{F8F0}", "❚❡", "第一页\n", "http://a.b ",
    ]

    private static func source(_ text: String) -> PlainSource {
        let types: [BlockType] = [.text, .listItem, .table, .code, .formula, .pageHeader]
        let formats: [Block.Markup.Format?] = [nil, .markdown, .html, .latex]
        let blocks = types.flatMap { type in
            formats.map { format in
                Block(type, text: text, level: 1, markup: format.map { .init(text, $0) })
            }
        }
        var source = PlainSource()
        source.documents = [
            (
                ExportDocument(key: "a", provider: "alpha", pageCount: 2), [],
                (0..<2).map { ExportPage(index: $0, markdown: text, blocks: blocks) }
            )
        ]
        return source
    }

    /// The options that look at texts in ways of their own.
    private static let options: [ExportOptions] = {
        var records = ExportOptions(format: .jsonl, unit: .document, markdown: MarkdownOptions(tables: .pipe))
        records.joinsPages = true
        records.scores = true
        records.duplicates.method = .minhash
        records.blockSpans = true
        var own = ExportOptions(
            format: .jsonl, unit: .page, markdown: MarkdownOptions(images: .link, text: .provider))
        own.scores = true
        return [
            records, own, ExportOptions(format: .docling), ExportOptions(format: .markdown, unit: .page),
            ExportOptions(format: .opensearch, markdown: MarkdownOptions(formulas: .bracket, tables: .text)),
        ].map {
            var options = $0
            options.overwrite = true
            return options
        }
    }()

    /// Seconds of this thread's processor time.
    private static func seconds(_ options: ExportOptions, _ text: String, _ folder: String) throws -> Double {
        let source = source(text)
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        let start = now()
        try Exporter(options).run(to: folder, over: source)
        return now() - start
    }

    @Test(arguments: options.indices)
    func `no mark over and over takes time that grows faster than the text`(index: Int) throws {
        let folder = try TemporaryFolder()
        let options = Self.options[index]
        let count = min(10_000, SeededRandom.rounds(500))
        for mark in Self.marks {
            let short = try Self.seconds(options, String(repeating: mark, count: count), folder.path)
            let long = try Self.seconds(options, String(repeating: mark, count: 4 * count), folder.path)
            if count > 500 { print("growth \(index) \(mark.debugDescription) \(short) \(long)") }
            // A little time says nothing: a page's first bytes, files and noise are in it.
            #expect(
                long < 10 * short + 0.05,
                "option set \(index), \(mark.debugDescription): \(short) s, \(long) s")
        }
    }
}
