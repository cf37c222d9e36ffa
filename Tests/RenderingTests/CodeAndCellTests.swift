import DocumentModel
import Testing

@testable import Rendering

/// Code with its language, tasks, and formulas in the cells of tables, as they are exported.
@Suite struct CodeAndCellTests {
    private func render(_ block: Block, _ options: MarkdownOptions = MarkdownOptions()) -> String {
        MarkdownRenderer(options).render([block])
    }

    @Test func `code is exported with the language that its markup names`() {
        let markup = Block.Markup("```swift\nlet a = 1\n```", .markdown)
        #expect(render(Block(.code, text: "let a = 1", markup: markup)) == "```swift\nlet a = 1\n```")
        #expect(
            render(Block(.code, text: "x", markup: .init("*x*", .markdown))) == "```\nx\n```")
    }

    /// GitHub's autolinks show the backslashes in an address; text around it is escaped as everywhere.
    @Test(arguments: [
        (
            "See https://x.org/json/__init__.py for *all* of it.",
            "See https://x.org/json/__init__.py for \\*all\\* of it."
        ),
        (
            "(https://x.org/a_(_b_)) and www.a.org/*.txt, www.a.org/*",
            "(https://x.org/a_(_b_)) and www.a.org/*.txt, www.a.org/\\*"
        ),
        ("见https://x.org/~~u~~/x，*注* *意*", "见https://x.org/~~u~~/x，\\*注\\* \\*意\\*"),
        ("xhttps://x.org/_a_ _b_", "xhttps://x.org/\\_a\\_ \\_b\\_"),
        ("https://_b_.org/c `d` https://x.org/`e`", "https://\\_b\\_.org/c \\`d\\` https://x.org/\\`e\\`"),
    ])
    func `an address in text has no backslashes in its path`(text: String, expected: String) {
        #expect(render(Block(.text, text: text)) == expected)
        var full = MarkdownOptions()
        full.escape = .full
        #expect(
            render(Block(.text, text: "https://x.org/_a_?b=[1]&c=*_*"), full)
                == "https://x.org/_a_?b=[1]&c=\\*\\_\\*")
    }

    @Test(arguments: [
        ("[ ] fill it", "- [ ] fill it"), ("[x] drain it", "- [x] drain it"), ("2. [x] log", "2. [x] log"),
    ])
    func `a task is exported as one`(markup: String, expected: String) {
        let item = Block(.listItem, text: markup, level: 1, markup: .init(markup, .markdown))
        #expect(render(item) == expected)
    }

    @Test(arguments: [
        ("With $q$ see \\[12\\] and \\[note\\].", "With $q$ see [12\\] and [note\\]."),
        ("*A* mark \\[^2\\] here", "*A* mark [^2\\] here"), ("*A* \\[x^2\\] here", "*A* $$x^2$$ here"),
        ("\\[E\\]", "$$E$$"),
    ])
    func `escaped brackets around text are no formula`(markup: String, expected: String) {
        #expect(render(Block(.text, text: "", markup: .init(markup, .markdown))) == expected)
    }

    @Test(arguments: [
        ("$q^2$ and 5*3*2", "| $q^2$ and 5\\*3\\*2 |"), ("$|v|$", "| $\\|v\\|$ |"),
        ("$5 or $6", "| $5 or $6 |"),
        ("a<br>b", "| a<br>b |"), ("a&#xF8F0;b", "| a\u{F8F0}b |"),
    ])
    func `a cell keeps its formulas and line ends between pipes`(cell: String, expected: String) {
        let table = Block(.table, text: "", markup: .init("<table><tr><td>\(cell)</td></tr></table>", .html))
        #expect(render(table, MarkdownOptions(tables: .pipe)).hasPrefix(expected + "\n"))
    }

    @Test func `a table with a formula that pipes would break stays HTML`() {
        let html = "<table><tr><td>$\\|v\\|$</td></tr></table>"
        let table = Block(.table, text: "", markup: .init(html, .html))
        #expect(render(table, MarkdownOptions(tables: .pipe)) == html)
    }

    @Test func `a text with the sign that once stood for a line end keeps it`() {
        let table = Block(.table, text: "a\u{F8F0}b\tc")
        #expect(render(table, MarkdownOptions(tables: .pipe)).hasPrefix("| a\u{F8F0}b | c |"))
    }

    @Test func `items nested without end take space in proportion to their number`() {
        let items = (1...4_000).map { Block(.listItem, text: "a", level: $0) }
        #expect(MarkdownRenderer().render(items).utf8.count < 4_000 * 100)
    }
}
