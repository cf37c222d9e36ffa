import Markup
import Testing

@testable import Comparison

@Suite struct TableSimilarityTests {
    private func tree(_ html: String) throws -> TableTree { TableTree(try #require(HTMLTable(html))) }

    @Test func `equal tables have 1, also where one says its head in other tags`() throws {
        let plain = try tree("<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>")
        let marked = try tree(
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
        )
        #expect(TableSimilarity.teds(plain, plain) == 1)
        #expect(TableSimilarity.teds(plain, marked) == 1)
    }

    @Test func `a changed letter, a missing cell and a missing row cost what they are worth`() throws {
        let whole = try tree("<table><tr><td>abcd</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>")
        // Six nodes below the table: two rows and four cells.
        let letter = try tree("<table><tr><td>abcx</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>")
        #expect(TableSimilarity.teds(whole, letter) == 1 - 0.25 / 6)
        let cell = try tree("<table><tr><td>abcd</td><td>b</td></tr><tr><td>1</td></tr></table>")
        #expect(TableSimilarity.teds(whole, cell) == 1 - 1.0 / 6)
        let row = try tree("<table><tr><td>abcd</td><td>b</td></tr></table>")
        #expect(TableSimilarity.teds(whole, row) == 1 - 3.0 / 6)
    }

    @Test func `a cell with another span is another cell`() throws {
        let narrow = try tree("<table><tr><td>a</td></tr></table>")
        let wide = try tree("<table><tr><td colspan=\"2\">a</td></tr></table>")
        #expect(TableSimilarity.teds(narrow, wide) == 0.5)
    }

    @Test func `a table without markup is read from its lines and tabs`() throws {
        let lines = TableTree(lines: "a\tb\n1\t2")
        #expect(TableSimilarity.teds(lines, try tree("<table><tr><td>a<td>b<tr><td>1<td>2</table>")) == 1)
    }

    @Test func `a table that is too large is not compared`() {
        let large = TableTree(lines: Array(repeating: "a\tb", count: 501).joined(separator: "\n"))
        #expect(TableSimilarity.teds(large, large) == nil)
    }

    @Test func `tables are paired so that the sum is greatest`() {
        // Taking 0.9 first leaves 0.1; the best pairing is 0.8 and 0.8.
        #expect(Assignment.greatestSum([[0.9, 0.8], [0.8, 0.1]]) == 1.6)
        #expect(Assignment.greatestSum([[0.2, 0.5, 0.1]]) == 0.5)
        #expect(Assignment.greatestSum([[0.2], [0.5], [0.1]]) == 0.5)
        #expect(Assignment.greatestSum([]) == 0)
    }
}
