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
}
