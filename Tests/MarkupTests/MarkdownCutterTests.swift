import DocumentModel
import Markup
import Testing

@Suite struct MarkdownCutterTests {
    private func outline(_ markdown: String) -> [String] {
        MarkdownCutter.cut(markdown).blocks.map { block in
            let level = block.level.map { "\($0)" } ?? ""
            let parent = block.parent.map { "^\($0)" } ?? ""
            return "\(block.type.rawValue)\(level)\(parent): \(block.text)"
        }
    }

    @Test(arguments: [
        ("# One\n\ntext\n\n### 三 *x*", ["heading1: One", "text: text", "heading3: 三 x"]),
        ("Title\n=====\n\nSub\n---\n\nbody", ["heading1: Title", "heading2: Sub", "text: body"]),
        ("a\nb\n\n---\n\nc", ["text: a\nb", "text: c"]),
        (
            "- a\n- b\n  1. c\n  2. d\n- e",
            [
                "list: ", "list_item1^0: a", "list_item1^0: b", "list_item2^0: 1. c", "list_item2^0: 2. d",
                "list_item1^0: e",
            ]
        ),
        ("1986. A year\n1986. Again", ["list: ", "list_item1^0: 1986. A year", "list_item1^0: 1986. Again"]),
        ("> quoted\n> text", ["text: quoted\ntext"]),
        ("    第一章 indented", ["text: 第一章 indented"]),
        (
            "```swift\nlet x = $1\n# no heading\n```\nafter",
            ["code: let x = $1\n# no heading", "text: after"]
        ),
        ("[1]: Smith, 2020\n[2]: Doe", ["text: [1]: Smith, 2020\n[2]: Doe"]),
    ]) func `CommonMark becomes blocks`(_ markdown: String, _ expected: [String]) {
        #expect(outline(markdown) == expected)
    }

    /// The fault of losing them: `~~100~~ 200` read as "100 200".
    @Test(arguments: [
        ("fee is ~~100~~ 200", "fee is 100 200", "fee is ~~100~~ 200"),
        ("~~whole *para*~~", "whole para", "~~whole *para*~~"),
        ("**~~a~~** and _~~b~~_", "a and b", "**~~a~~** and *~~b~~*"),
        ("# head ~~old~~", "head old", "head ~~old~~"), ("a <del>x</del> b", "a x b", "a <del>x</del> b"),
        ("*a* ~~b `c~~`", "a ~~b c~~", "*a* \\~\\~b `c~~`"),
    ]) func `struck text keeps its marks in markup and has none in text`(
        _ markdown: String, _ text: String, _ markup: String
    ) {
        let block = MarkdownCutter.cut(markdown).blocks.first
        #expect(block?.text == text)
        #expect(block?.markup?.content == markup)
    }

    /// GitHub reads addresses before marks.
    @Test(arguments: [
        (
            "see https://x.org/json/__init__.py or *a*", "see https://x.org/json/__init__.py or a",
            "see https://x.org/json/__init__.py or *a*"
        ),
        (
            "*www.x.org/a_b_c*, https://x.org/*p*/", "www.x.org/a_b_c, https://x.org/*p*/",
            "*www.x.org/a_b_c*, https://x.org/*p*/"
        ),
        (
            "[a](https://x.org/_b_) and <https://x.org/_c_>", "a and https://x.org/_c_",
            "[a](https://x.org/_b_) and <https://x.org/_c_>"
        ),
        ("*见*https://x.org/_a_b，*注*", "见https://x.org/_a_b，注", "*见*https://x.org/_a_b，*注*"),
    ]) func `a bare address has no marks in its path`(_ markdown: String, _ text: String, _ markup: String) {
        let block = MarkdownCutter.cut(markdown).blocks.first
        #expect(block?.text == text)
        #expect(block?.markup?.content == markup)
    }

    @Test func `items and cells keep struck text`() {
        let blocks = MarkdownCutter.cut("- item ~~old~~ new\n\n| a | b |\n|---|---|\n| ~~1~~ 2 | c |\n")
            .blocks
        #expect(blocks[1].text == "item old new" && blocks[1].markup?.content == "item ~~old~~ new")
        #expect(blocks[2].text == "a\tb\n1 2\tc")
        #expect(
            MarkdownTable("| a | b |\n|---|---|\n| ~~1~~ 2 | c |")?.rows[1][0].html == "<del>1</del> 2")
    }

    @Test(arguments: [
        ("$$\na_1 * b_2 \\\\\nc * d\n$$", ["formula: a_1 * b_2 \\\\\nc * d"]),
        ("\\[ x_{1} \\tag{1} \\]", ["formula: x_{1} \\tag{1}"]),
        ("before $$x$$ after", ["text: before ", "formula: x", "text: after"]),
        ("inline \\( a_1 * b_2 * c \\) math", ["text: inline a_1 * b_2 * c math"]),
        ("see \\[1, 2\\] there", ["text: see [1, 2] there"]),
        ("a \\\\[2pt] b", ["text: a \\[2pt] b"]),
        ("an open $$ sign", ["text: an open $$ sign"]),
    ]) func `formulas are safe from markdown`(_ markdown: String, _ expected: [String]) {
        let outline = outline(markdown)
        #expect(outline == expected.map { $0.hasSuffix("before ") ? "text: before" : $0 })
    }

    @Test func `a paragraph with formulas has markdown with dollars`() {
        let blocks = MarkdownCutter.cut("Let \\( x_1 \\) be *big*.").blocks
        #expect(blocks.map(\.text) == ["Let x_1 be big."])
        #expect(blocks.first?.markup == .init("Let $x_1$ be *big*.", .markdown))
        #expect(MarkdownCutter.cut("Nothing here.").blocks.first?.markup == nil)
    }

    @Test func `tables of both kinds become tables with HTML`() {
        let html = "<table><tr><td>a</td>\n\n<td>b</td></tr></table>"
        let blocks = MarkdownCutter.cut("text \(html) more\n\n| c | d |\n|---|---|\n| 1 | 2 |\n\nend").blocks
        #expect(blocks.map(\.type) == [.text, .table, .text, .table, .text])
        #expect(blocks[1].markup == .init(html, .html))
        #expect(blocks[1].text == "a\tb")
        #expect(blocks[3].text == "c\td\n1\t2")
        #expect(blocks[3].markup?.format == .html)
    }

    @Test func `an image alone is a figure, one among words is not`() {
        let blocks = MarkdownCutter.cut(
            "![Fig](images/a_b_1.jpg)\n\n<img src=\"https://x.y/p.jpg?x=1&y=2\"/>\n\nsee ![z.jpg](images/z.jpg) here"
        ).blocks
        #expect(blocks.map(\.type) == [.figure, .figure, .text])
        #expect(
            blocks.map { $0.images.map(\.source) } == [
                ["images/a_b_1.jpg"], ["https://x.y/p.jpg?x=1&y=2"], ["images/z.jpg"],
            ])
        #expect(blocks.map(\.text) == ["Fig", "", "see  here"])
    }

    @Test func `comments come with their place among the blocks`() {
        let cut = MarkdownCutter.cut(
            "<!-- Media -->\n\n![](a.jpg)\n\n<!-- Media -->\n\ntext\n<!-- Meanless: 12<br>\n$x$ -->")
        #expect(cut.comments.map(\.text) == ["Media", "Media", "Meanless: 12<br>\n$x$"])
        #expect(cut.comments.map(\.position) == [0, 1, 2])
        #expect(cut.blocks.map(\.type) == [.figure, .text])
    }

    @Test func `blocks tell the bytes they come from`() {
        let markdown = "# 一\n\npara \\(a\nb\\) c\nd\n\n$$x$$\n"
        let bytes = Array(markdown.utf8)
        let sources = MarkdownCutter.cut(markdown).blocks.map {
            String(decoding: bytes[$0.source], as: UTF8.self)
        }
        #expect(sources == ["# 一\n", "para \\(a\nb\\) c\nd\n", "$$x$$"])
    }
}
