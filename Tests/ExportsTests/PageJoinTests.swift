import DocumentModel
@testable import Exports
@testable import Rendering
import TestSupport
import Testing

struct PageJoinTests {
    /// The text of pages of blocks, and that text cut by its page spans.
    private func join(
        _ pages: [[Block]], anchors: Bool = false, tables: MarkdownOptions.Tables = .html
    ) -> (text: String, spans: [String], record: RecordText) {
        var options = ExportOptions(
            format: .jsonl, unit: .document, markdown: MarkdownOptions(images: .drop, tables: tables))
        options.joinsPages = true
        options.pageAnchors = anchors
        options.blockSpans = true
        var record = RecordText(options)
        for (index, blocks) in pages.enumerated() {
            record.add(
                CleanPage(page: ExportPage(index: index, blocks: blocks), removed: []), links: AssetLinks())
        }
        let text = String(decoding: record.bytes, as: UTF8.self)
        let scalars = Array(text.unicodeScalars)
        let spans = record.pageSpans.map { String(String.UnicodeScalarView(scalars[$0.start..<$0.end])) }
        return (text, spans, record)
    }

    private func text(_ text: String) -> [Block] { [Block(.text, text: text)] }

    @Test(arguments: [(1, "The end. Two are left."), (0, "The end.\n\nTwo are left.")])
    func `a block continues the one that the parser names, though furniture before it was taken out`(
        named: Int, expected: String
    ) {
        var options = ExportOptions(format: .jsonl, unit: .document)
        options.joinsPages = true
        var record = RecordText(options)
        var first = ExportPage(index: 0, blocks: text("The end."))
        // A header stood at position 0.
        first.ordinals = [1]
        let second = Block(.text, text: "Two are left.", continues: Block.Place(page: 0, block: named))
        for page in [first, ExportPage(index: 1, blocks: [second])] {
            record.add(CleanPage(page: page, removed: []), links: AssetLinks())
        }
        #expect(String(decoding: record.bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("The gauge was set up at the", "river in May.", "The gauge was set up at the river in May."),
        (
            "The gauge was set up by the hydro-", "logists in May.",
            "The gauge was set up by the hydrologists in May."
        ),
        ("A gauge that is well-", "known.", "A gauge that is well-known."),
        ("The gauges of the Anglo-", "Saxons", "The gauges of the Anglo-Saxons"),
        ("soft\u{AD}", "ened", "softened"),
        ("观测站的水位数据——", "这是最重要的资料", "观测站的水位数据——这是最重要的资料"),
        ("观测站在五月设立于长江中游的一个小城市里面并且由", "水文局管理。", "观测站在五月设立于长江中游的一个小城市里面并且由水文局管理。"),
        (
            "Of all the gauges that were set up, ", "two are left.",
            "Of all the gauges that were set up, two are left."
        ),
    ])
    func `a paragraph that goes on is made whole`(first: String, second: String, expected: String) {
        let joined = join([text(first), text(second)])
        #expect(joined.text == expected)
        #expect(joined.spans[1] == second)
        #expect(expected.hasPrefix(joined.spans[0]))
    }

    @Test(arguments: [
        ("It was set up in the month of May.", "two are left"),
        ("It was set up in the month of", "Two are left."),
        ("It was set up in the month of", "12 gauges"), ("Introduction", "to gauges"),
        ("他们在五月设立了观测站并且管理了很多年。", "水文局"),
        ("It was set up in the month of", "- May"), ("It has a `mark of code that is open", "and ` another"),
    ])
    func `what may be whole stays apart`(first: String, second: String) {
        #expect(join([text(first), text(second)]).spans.count == 2)
        #expect(join([text(first), text(second)]).text.contains("\n\n"))
    }

    @Test func `a hyphen stays where the document writes the word with one elsewhere`() {
        let joined = join([
            text("The rain-fed rivers."), text("Rivers in the north are rain-"), text("fed and cold"),
        ])
        #expect(joined.text.hasSuffix("are rain-fed and cold"))
    }

    @Test func `what the provider says goes on does so`() {
        var second = Block(.text, text: "Two are left.")
        second.continues = Block.Place(page: 0, block: 0)
        #expect(join([text("Of these"), [second]]).text == "Of these Two are left.")
    }

    @Test func `an empty page between keeps paragraphs apart`() {
        let joined = join([text("The gauge was set up at the"), [], text("river in May.")])
        #expect(joined.spans == ["The gauge was set up at the", "", "river in May."])
        #expect(joined.text.contains("\n\n"))
    }

    @Test func `anchors stand before pages, also within a joined paragraph`() {
        #expect(
            join([text("The gauge was set up at the"), text("river in May."), text("End")], anchors: true)
                .text
                == "<!-- page 1 -->\n\nThe gauge was set up at the <!-- page 2 -->river in May.\n\n<!-- page 3 -->\n\nEnd"
        )
    }

    private func table(_ html: String, text: String = "t") -> [Block] {
        [Block(.table, text: text, markup: .init(html, .html))]
    }

    @Test func `a table over three pages is one, without the headers that are repeated`() {
        let header = "<tr><th>a</th><th>b</th></tr>"
        let row = { (n: Int) in "<tr><td>\(n)</td><td>x</td></tr>" }
        let joined = join([
            table("<table>\(header)\(row(1))</table>"), table("<table>\(header)\(row(2))</table>"),
            table("<table>\(header)\(row(3))</table>\n"),
        ])
        #expect(joined.text == "<table>\(header)\(row(1))\(row(2))\(row(3))</table>")
        #expect(joined.spans == ["<table>\(header)\(row(1))", row(2), "\(row(3))</table>"])
        #expect(joined.record.removed.map(\.text) == ["a\tb", "a\tb"])
        #expect(joined.record.blockSpans.map(\.end) == joined.record.pageSpans.map(\.end))
    }

    @Test func `tables of other widths, or with a caption between, stay apart`() {
        let first = table("<table><tr><td>1</td><td>x</td></tr></table>")
        #expect(
            join([first, table("<table><tr><td>2</td></tr></table>")]).text.contains("</table>\n\n<table>"))
        let caption = [Block(.caption, text: "Table 2")] + first
        #expect(join([first, caption]).text.contains("</table>\n\nTable 2"))
    }

    @Test func `tables with pipes go on with further rows`() {
        let first = table("<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>")
        let second = table("<table><tr><td>a</td><td>b</td></tr><tr><td>3</td><td>4</td></tr></table>")
        let joined = join([first, second], tables: .pipe)
        #expect(joined.text == "| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |")
        #expect(joined.spans[1] == "| 3 | 4 |")
    }

    @Test func `spans of joined pages are in order and joined text reads back as the blocks' text`() {
        var random = SeededRandom.fresh()
        let pieces = [
            "*", "_", "`", "<b>", ">", "[", "](", "$", "~~", "\\", "&amp;", "水位", "word", "a-", "—", "🙂",
            "e\u{301}", ",", ".", "𠀀", "#", "|",
        ]
        for _ in 0..<SeededRandom.rounds(1_000) {
            let texts = (0..<4).map { _ in
                "w"
                    + (0..<Int.random(in: 1...12, using: &random)).map { _ in
                        pieces[Int.random(in: 0..<pieces.count, using: &random)]
                            + (Bool.random(using: &random) ? " " : "")
                    }.joined() + "w"
            }
            let joined = join(texts.map(text))
            var end = 0
            for span in joined.record.pageSpans {
                #expect(span.start >= end && span.end >= span.start, "seed \(random.seed)")
                end = span.end
            }
            #expect(end == joined.text.unicodeScalars.count, "seed \(random.seed)")
            #expect(joined.record.chars == end)
            // Only the seams differ from the blocks: spaces, hyphens, ends of paragraphs.
            let letters: (String) -> String = { $0.filter { !$0.isWhitespace && $0 != "-" } }
            let read = ParsedMarkdown(joined.text).elements.map(\.text).joined()
            #expect(
                letters(read) == letters(texts.joined()),
                "seed \(random.seed), \(joined.text.debugDescription)")
        }
    }
}
