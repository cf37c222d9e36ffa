import DocumentModel
import Testing

@testable import Rendering

struct TableOptionTests {
    private func render(_ html: String, text: String = "", _ options: MarkdownOptions) -> String {
        MarkdownRenderer(options).render([Block(.table, text: text, markup: .init(html, .html))])
    }

    @Test(arguments: [
        (
            "<table><tr><th>a|b</th><th>c</th></tr><tr><td>1<br>2</td><td>x &lt; y</td></tr></table>",
            "| a\\|b | c |\n| --- | --- |\n| 1<br>2 | x < y |"
        ),
        (
            "<table><tbody><tr><td>*a*</td></tr><tr><td></td></tr></tbody></table>",
            "| \\*a\\* |\n| --- |\n| |"
        ),
    ])
    func `a table without spans gets pipes`(html: String, expected: String) {
        #expect(render(html, .init(tables: .pipe)) == expected)
    }

    @Test(arguments: [
        "<table><tr><td colspan=\"2\">a</td></tr><tr><td>b</td><td>c</td></tr></table>",
        "<table><tr><td rowspan=\"2\">a</td><td>b</td></tr><tr><td>c</td></tr></table>",
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
        "<table><tr><td>x<sup>2</sup></td></tr></table>",
        "<table><caption>t</caption><tr><td>a</td></tr></table>",
    ])
    func `a table that pipes would harm stays HTML`(html: String) {
        #expect(render(html, .init(tables: .pipe)) == html)
    }

    @Test func `spanned cells are repeated or left blank where that is asked for`() {
        let html =
            "<table><tr><td rowspan=\"2\">a</td><td colspan=\"2\">b</td></tr><tr><td>c</td><td>d</td></tr></table>"
        #expect(
            render(html, .init(tables: .pipe, spannedCells: .repeat))
                == "| a | b | b |\n| --- | --- | --- |\n| a | c | d |")
        #expect(
            render(html, .init(tables: .pipe, spannedCells: .blank))
                == "| a | b | |\n| --- | --- | --- |\n| | c | d |")
    }

    @Test func `a span longer than the table does not make it longer`() {
        let html = "<table><tr><td rowspan=\"9\">a</td><td>b</td></tr><tr><td>c</td></tr></table>"
        #expect(
            render(html, .init(tables: .pipe, spannedCells: .repeat)) == "| a | b |\n| --- | --- |\n| a | c |"
        )
    }

    @Test func `as text, a table is its rows with tabs`() {
        #expect(render("<table>…</table>", text: "a\tb\nc\td", .init(tables: .text)) == "a\tb\nc\td")
    }

    @Test(arguments: [
        (
            "<table><tr><td rowspan=\"2\">a</td><td colspan=\"2\">b</td></tr><tr><td>c</td><td>d</td></tr></table>",
            "a\tb\n\tc\td", "a\tb\tb\na\tc\td"
        ),
        // A paragraph that began with a tab would be code.
        ("<table><tr><td></td><td>b</td></tr><tr><td>c</td></tr></table>", "\u{A0}\tb\nc", "\u{A0}\tb\nc"),
        ("<table><tr><td>a</td><td></td><td>b</td></tr></table>", "a\t\tb", "a\t\tb"),
    ])
    func `as text, each cell stands in its column`(html: String, blank: String, repeated: String) {
        #expect(render(html, .init(tables: .text)) == blank)
        #expect(render(html, .init(tables: .text, spannedCells: .repeat)) == repeated)
    }

    @Test func `as text, formulas stay, marks are escaped, and images leave their words`() {
        let html =
            "<table><tr><td>$x^2_1$ or _y_</td><td><img src=\"i.png\" alt=\"a gauge\"/></td></tr></table>"
        #expect(render(html, .init(tables: .text)) == "$x^2_1$ or \\_y\\_\ta gauge")
        #expect(
            render(html, .init(formulas: .bracket, tables: .text)) == "\\(x^2_1\\) or \\_y\\_\ta gauge")
        let pipes = Block(
            .table, text: "", markup: .init("| $a_1$ | *b* |\n|---|---|\n| ![words](p.png) | c |", .markdown))
        #expect(MarkdownRenderer(.init(tables: .text)).render([pipes]) == "$a_1$\tb\nwords\tc")
    }

    /// Unstructured's text can have more than its HTML.
    @Test func `as text, no letters are lost that only the block's text has`() {
        #expect(
            render("<table><tr><td>a</td></tr></table>", text: "a\tmore", .init(tables: .text)) == "a\tmore")
    }

    @Test(arguments: [
        ("<b>a</b> b <a href=\"http://x.org/\">c</a>", "**a** b [c](http://x.org/)"),
        ("<i>a|b</i> $x|y$ <code>c|d</code>", "*a\\|b* $x\\|y$ `c\\|d`"),
        ("H<sub>2</sub>O<br>*x*", "H<sub>2</sub>O<br>\\*x\\*"),
        ("<b>$x^2$</b> &lt;b&gt;", "**$x^2$** \\<b>"), ("<p>a</p><p><em>b</em></p>", "a *b*"),
    ])
    func `between pipes, cells keep their marks where spans are laid out`(cell: String, expected: String) {
        let html = "<table><tr><td colspan=\"2\">\(cell)</td></tr><tr><td>1</td><td>2</td></tr></table>"
        #expect(
            render(html, .init(tables: .pipe, spannedCells: .repeat))
                == "| \(expected) | \(expected) |\n| --- | --- |\n| 1 | 2 |")
    }
}
