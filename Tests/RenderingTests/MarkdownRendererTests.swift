import DocumentModel
import Testing

@testable import Rendering

struct MarkdownRendererTests {
    private func render(_ blocks: Block..., options: MarkdownOptions = MarkdownOptions()) -> String {
        MarkdownRenderer(options).render(blocks)
    }

    @Test func `blocks stand under each other with an empty line between`() {
        let markdown = render(
            Block(.title, text: "Rivers"), Block(.heading, text: "Levels", level: 2),
            Block(.text, text: "High."),
            Block(.caption, text: "Fig. 1"), Block(.footnote, text: "1 Mean"))
        #expect(markdown == "# Rivers\n\n## Levels\n\nHigh.\n\nFig. 1\n\n1 Mean")
    }

    @Test(arguments: [(-1, "# x"), (1, "# x"), (6, "###### x"), (9, "###### x")])
    func `heading levels stay within what markdown has`(level: Int, expected: String) {
        #expect(render(Block(.heading, text: "x", level: level)) == expected)
    }

    @Test(arguments: [
        "5 * 3 = 15", "p* < 0.05", "snake_case and a_b", "a < b > c", "AT&T", "[1], [2]", "~5 to ~10",
        "$5 to $10",
        "3.5 m", "#hashtag", "-5 degrees", "C# and `", "x - y + z", "100% (n=3)", "C:\\Users", "a\\b",
        "变量_名", "e.g. 2) after", "2019.", "(see [1])",
    ])
    func `text without marks stays free of backslashes`(text: String) {
        let expected = text == "2019." ? "2019\\." : text
        #expect(render(Block(.text, text: text)) == expected)
    }

    @Test(arguments: [BlockType.text, .listItem, .caption, .footnote])
    func `the HTML of a paragraph is written as markdown`(type: BlockType) {
        let html =
            "<p>10<sup>6</sup> by <math>x^2</math>, see <a href=\"http://a.example\">the <b>page</b></a></p>"
        let block = Block(type, text: "106 by x^2, see the page", markup: Block.Markup(html, .html))
        let expected = "10$^{6}$ by $x^2$, see [the **page**](http://a.example)"
        #expect(render(block) == (type == .listItem ? "- " : "") + expected)
    }

    @Test func `items keep one marker`() {
        let markdown = render(
            Block(.list, text: ""),
            Block(.listItem, text: "• bullet", level: 1, parent: 0),
            Block(.listItem, text: "plain", level: 1, parent: 0),
            Block(.listItem, text: "1. number", level: 1, parent: 0),
            Block(.listItem, text: "below", level: 2, parent: 0),
            Block(.listItem, text: "(a) letter", level: 1, parent: 0),
            Block(.listItem, text: "marked", level: 1, markup: .init("7) marked $x$", .markdown), parent: 0))
        #expect(
            markdown == "- bullet\n- plain\n1. number\n   - below\n\n(a) letter\n\n7) marked $x$")
    }

    @Test func `items of two lists with a paragraph between are two lists`() {
        let markdown = render(
            Block(.list, text: ""), Block(.listItem, text: "one", level: 1, parent: 0),
            Block(.text, text: "then"),
            Block(.list, text: ""), Block(.listItem, text: "two", level: 1, parent: 3))
        #expect(markdown == "- one\n\nthen\n\n- two")
    }

    @Test func `a table's HTML has no empty line in it`() {
        let html = "\n<table>\n\n<tr><td>a</td></tr>\n</table>\n"
        #expect(
            render(Block(.table, text: "a", markup: .init(html, .html)), Block(.text, text: "after"))
                == "<table>\n<tr><td>a</td></tr>\n</table>\n\nafter")
    }

    @Test func `a table without HTML is HTML of its rows, or a pipe table as wide as its widest row`() {
        let table = Block(.table, text: "a\tb|<c>\n1")
        #expect(
            render(table)
                == "<table><tr><td>a</td><td>b|&lt;c&gt;</td></tr><tr><td>1</td></tr></table>")
        #expect(
            render(Block(.table, text: "a\tb|c\n1"), options: .init(tables: .pipe))
                == "| a | b\\|c |\n| --- | --- |\n| 1 | |")
    }

    @Test func `a formula keeps its lines but for those that markdown would take for marks`() {
        let markdown = render(
            Block(.formula, text: "a\n= b\n\n\\\\ c", markup: .init("a\n= b\n\n\\\\ c", .latex)))
        #expect(markdown == "$$\na = b\n\\\\ c\n$$")
    }

    @Test func `a fence is longer than any run of backticks in the code`() {
        #expect(
            render(Block(.code, text: "\n  a\r\n````\n")) == "`````\n  a\n````\n`````")
    }

    @Test func `furniture is left out unless wanted`() {
        let blocks = [
            Block(.pageHeader, text: "Annual report"), Block(.text, text: "x"), Block(.pageNumber, text: "7"),
        ]
        #expect(MarkdownRenderer().render(blocks) == "x")
        #expect(MarkdownRenderer(.init(furniture: .keep)).render(blocks) == "Annual report\n\nx\n\n7")
    }

    @Test func `figures are links with their text after them`() {
        let figure = Block(.figure, text: "axis", asset: "images/a b.png")
        #expect(MarkdownRenderer().render([figure]) == "![figure](images/a%20b.png)\n\naxis")
        let links = AssetLinks(["images/a b.png": "../assets/ff.png"])
        #expect(MarkdownRenderer().render([figure], links: links) == "![figure](../assets/ff.png)\n\naxis")
        #expect(MarkdownRenderer(.init(images: .drop)).render([figure], links: links) == "axis")
    }

    @Test func `images in a provider's markdown lead to their files`() {
        let links = AssetLinks(["images/a b.png": "assets/ff.png", "i.jpg": "assets/ee.jpg"])
        let markdown =
            "\n  x ![a](images/a%20b.png \"t\") <img alt='' src=\"i.jpg\"> ![b](<i.jpg>) ![c](https://x.y/z.png)\n\n"
        let provider = MarkdownRenderer(.init(text: .provider))
        #expect(
            provider.render([], markdown: markdown, links: links)
                == "  x ![a](assets/ff.png \"t\") <img alt='' src=\"assets/ee.jpg\"> ![b](<assets/ee.jpg>) "
                + "![c](https://x.y/z.png)")
        #expect(
            MarkdownRenderer(.init(images: .drop, text: .provider)).render([], markdown: markdown)
                == "  x   b c")
        #expect(provider.render([Block(.text, text: "b")], markdown: " \n") == "b")
    }

    @Test func `checkboxes are tasks`() {
        let markdown = render(
            Block(.checkbox, text: "☑ done"),
            Block(.checkbox, text: "open", providerType: "checkbox_unselected"),
            Block(.checkbox, text: "yes", providerType: "checkbox_selected"))
        #expect(markdown == "- [x] done\n- [ ] open\n- [x] yes")
    }

    @Test func `a continuation without text leaves no trace`() {
        #expect(
            render(
                Block(.text, text: "a"), Block(.text, text: "  "), Block(.listItem, text: "• "),
                Block(.table, text: "\n"), Block(.formula, text: ""), Block(.code, text: "\n"),
                Block(.heading, text: ""), Block(.figure, text: ""), Block(.text, text: "b")) == "a\n\nb")
    }
}
