import Markup
import Testing

@Suite struct MarkdownTableTests {
    @Test func `a pipe table has a header and rows of the header's width`() throws {
        let table = try #require(MarkdownTable("| a | **b** |\n|:--|--:|\n| 1 | x\\|y |\n| only |\n"))
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

    @Test(arguments: ["a | b", "a | b\n---", "| a |\n| - | - |", "", "|\n|"])
    func `text without a fitting delimiter row is no table`(_ markdown: String) {
        #expect(MarkdownTable(markdown) == nil)
    }
}
