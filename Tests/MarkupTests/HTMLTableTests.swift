import Markup
import Testing

@Suite struct HTMLTableTests {
    @Test func `cells keep their spans, headers and order`() throws {
        let table = try #require(
            HTMLTable(
                "<table><tr><th colspan=\"2\">Year</th></tr><tr><td rowspan='3'>2020</td><td>甲</td></tr></table>"
            ))
        #expect(
            table.rows == [
                [TableCell(text: "Year", columnSpan: 2, isHeader: true)],
                [TableCell(text: "2020", rowSpan: 3), TableCell(text: "甲")],
            ])
        #expect(table.text == "Year\n2020\t甲")
    }

    @Test(arguments: [
        // Neither cells nor rows are closed.
        ("<table><tr><td>a<td>b<tr><td>c<td>d", "a\tb\nc\td"),
        // No table around the rows.
        ("<tr><td>a</td><td>b</td></tr>", "a\tb"),
        // Line breaks and tabs inside a cell are spaces.
        ("<table><tr><td>a<br>b\n\tc</td><td><p>d</p><p>e</p></td></tr></table>", "a b c\td e"),
        // Superscripts stay on their word.
        ("<table><tr><td>m<sup>2</sup></td></tr></table>", "m2"),
        // Entities are decoded once.
        ("<table><tr><td>R&amp;D &amp;lt; &#x4E2D;</td><td>A&B</td></tr></table>", "R&D &lt; 中\tA&B"),
        // Signs are no tags.
        (
            "<table><tr><td>p<0.05</td><td>a <b and c> d</td><td>x <y and z> w</td></tr></table>",
            "p<0.05\ta d\tx <y and z> w"
        ),
        // A table in a cell is words of that cell.
        (
            "<table><tr><td>a<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>b</td><td>c</td></tr></table>",
            "a 1 2 3 b\tc"
        ),
        // What stands in no cell comes first.
        ("<table><caption>Table 1</caption><tr><td>a</td></tr></table>", "Table 1\na"),
        // The last tag was cut off.
        ("<table><tr><td>a</td></tr><tr><td</table>", "a"),
        ("<table><!-- <tr><td>no</td></tr> --><tr><td>yes</td></tr></table>", "yes"),
    ]) func `broken and odd markup is read as a browser reads it`(_ html: String, _ text: String) {
        #expect(HTMLTable(html)?.text == text)
    }

    @Test func `images in cells are found`() {
        let table = HTMLTable(
            "<table><tr><td>a <img src=\"images/x&amp;y.jpg\" alt='logo'/></td></tr></table>")
        #expect(table?.images == [ImageReference(source: "images/x&y.jpg", alternative: "logo")])
        #expect(table?.text == "a")
    }

    @Test(arguments: ["", "plain", "<p>no table</p>", "<table></table>", "<table><tr></tr></table>"])
    func `text without cells is no table`(_ html: String) {
        #expect(HTMLTable(html) == nil)
    }

    @Test func `spans that are no sensible numbers count as one or are cut`() {
        let table = HTMLTable(
            "<table><tr><td colspan=x>a</td><td colspan=-2>b</td><td rowspan=99999999>c</td></tr></table>")
        #expect(table?.rows[0].map(\.columnSpan) == [1, 1, 1])
        #expect(table?.rows[0].map(\.rowSpan) == [1, 1, 1000])
    }

    @Test func `markup of any depth keeps its text`() {
        let deep = String(repeating: "<table><tr><td><b>", count: 20_000)
        #expect(HTMLTable(deep + "end 7")?.text == "end 7")
    }

    @Test func `a table of several megabytes is read to its end`() throws {
        let row = "<tr><td>" + String(repeating: "x", count: 1000) + "</td></tr>"
        let table = try #require(HTMLTable("<table>" + String(repeating: row, count: 12_000) + "</table>"))
        #expect(table.rows.count == 12_000)
    }

    @Test func `written rows are read back`() {
        let rows = [
            [TableCell(text: "a < b & c", columnSpan: 2, isHeader: true)],
            [TableCell(text: "1", rowSpan: 2), TableCell(text: "中文")],
        ]
        #expect(HTMLTable(HTMLTableWriter.html(rows))?.rows == rows)
    }
}
