import DocumentModel
import Markup
import Testing

@Suite struct MarkdownTableTests {
    @Test func `a pipe table has a header and rows of the header's width`() throws {
        let table = try #require(MarkdownTable("| a | b |\n|:--|--:|\n| 1 | x\\|y |\n| only |\n"))
        #expect(table.text == "a\tb\n1\tx|y\nonly\t")
        #expect(table.rows[0].map(\.isHeader) == [true, true])
        #expect(
            HTMLTableWriter.html(table.rows)
                == "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>x|y</td></tr><tr><td>only</td><td></td></tr></table>"
        )
    }

    @Test func `a pipe inside a formula belongs to its cell`() {
        #expect(MarkdownTable("| a | b |\n|---|---|\n| $|x|$ | 2 |")?.text == "a\tb\n|x|\t2")
    }

    @Test(arguments: [
        ("**b** *i*", "<strong>b</strong> <em>i</em>"), ("`a<b`", "<code>a&lt;b</code>"),
        ("[n](http://a.example/?q=\"1\"&b)", "<a href=\"http://a.example/?q=&quot;1&quot;&amp;b\">n</a>"),
        ("![plot](images/p.png)", "<img src=\"images/p.png\" alt=\"plot\">"), ("a<br>b", "a<br>b"),
        ("x<sup>2</sup> < 3", "x<sup>2</sup> &lt; 3"), ("**$a<b$**", "<strong>$a&lt;b$</strong>"),
    ])
    func `marks within a cell are HTML, and the block keeps the markdown`(cell: String, html: String) throws {
        let markdown = "| a |\n|---|\n| \(cell) |"
        let table = try #require(MarkdownTable(markdown))
        #expect(
            HTMLTableWriter.html(table.rows) == "<table><tr><th>a</th></tr><tr><td>\(html)</td></tr></table>")
        #expect(table.markup(of: markdown) == .init(markdown, .markdown))
    }

    @Test func `images of cells are images of their table`() throws {
        let block = try #require(
            MarkdownCutter.cut("| a | b |\n|---|---|\n| ![](images/p.png) | <img src=\"q.png\"> |").blocks
                .first)
        #expect(block.images.map(\.source) == ["images/p.png", "q.png"])
    }

    @Test(arguments: ["a | b", "a | b\n---", "| a |\n| - | - |", "", "|\n|"])
    func `text without a fitting delimiter row is no table`(_ markdown: String) {
        #expect(MarkdownTable(markdown) == nil)
    }
}
