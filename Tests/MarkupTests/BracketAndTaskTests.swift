import DocumentModel
import Markup
import Testing

/// Brackets, tasks and languages of code in markdown, which CommonMark itself knows nothing of or writes with backslashes.
@Suite struct BracketAndTaskTests {
    private func only(_ markdown: String) throws -> CutBlock {
        let blocks = MarkdownCutter.cut(markdown).blocks
        try #require(blocks.count == 1, "\(blocks)")
        return blocks[0]
    }

    @Test(arguments: [
        ("The *gauge* reads [7].", "The *gauge* reads [7]."),
        ("With $q_1$ see [below] and [0, 1]", "With $q_1$ see [below] and [0, 1]"),
        ("A **note** [^3] here", "A **note** [^3] here"),
        ("[3]: The **note** itself", "[3\\]: The **note** itself"),
        ("As [mark [4]](http://a.example/b) *says*", "As [mark [4]](http://a.example/b) *says*"),
        ("*A* [4](words, no address)", "*A* [4\\](words, no address)"),
        ("*A* \\[see below\\] and \\[5, 6\\]", "*A* [see below] and [5, 6]"),
        ("*A* `\\[x\\]` stays", "*A* `\\[x\\]` stays"),
        ("*A* lone \\[ stays", "*A* lone \\[ stays"),
        ("[Vega](http://a.example/Vega_(star)) *shines*", "[Vega](http://a.example/Vega_(star)) *shines*"),
        ("*A* [b](http://a.example/b(c)d(e).html \"t\")", "*A* [b](http://a.example/b(c)d(e).html \"t\")"),
        // A lone parenthesis needs its backslash.
        ("*A* [b](<http://a.example/b)c>)", "*A* [b](http://a.example/b\\)c)"),
    ])
    func `brackets of text have no backslash that makes a formula of them`(
        markdown: String, expected: String
    ) throws {
        #expect(try only(markdown).markup == Block.Markup(expected, .markdown))
    }

    @Test(arguments: [
        ("- [ ] fill the tank", "[ ] fill the tank"), ("* [x] drain it", "[x] drain it"),
        ("3. [X] log it", "3. [X] log it"), ("- [ ] read `q`", "[ ] read `q`"),
    ])
    func `a task keeps its box in the markup of its item`(markdown: String, expected: String) throws {
        let item = try #require(MarkdownCutter.cut(markdown).blocks.last)
        #expect(item.type == .listItem)
        #expect(item.markup == Block.Markup(expected, .markdown))
    }

    @Test(arguments: ["- \\[ \\] no *task*", "- [12] a label", "- [ ]x"])
    func `an item that begins with other brackets is no task`(markdown: String) throws {
        let item = try #require(MarkdownCutter.cut(markdown).blocks.last)
        #expect(item.markup?.content.hasPrefix("[ ]") != true)
    }

    @Test(arguments: [
        ("```swift\nlet a = 1\n```", "swift"), ("~~~ c++\nint a;\n~~~", "c++"),
        ("> ```sql\n> SELECT 1\n> ```", "sql"),
        ("```python title=\"gauge tools.py\" hl=1\na = 1\n```", "python"),
        ("```rust,ignore\nfn a() {}\n```", "rust"),
        ("```{r, echo=FALSE}\nsummary(a)\n```", "r"), ("~~~ {.haskell #gauge}\na = 1\n~~~", "haskell"),
        ("```c++ {.numberLines}\nint a;\n```", "c++"), ("> ```go linenos=true\n> a()\n> ```", "go"),
    ])
    func `the language of code stands in its markup, and the text is the bare code`(
        markdown: String, language: String
    ) throws {
        let block = try only(markdown)
        #expect(block.type == .code)
        #expect(block.markup.flatMap { FencedCode.language(of: $0.content) } == language)
        #expect(!block.text.contains("`") && !block.text.contains(language + "\n"))
    }

    @Test(arguments: ["```the gauge reads 7 today\nb\n```", "```a = b c\nb\n```", "```\"quoted\"\nb\n```"])
    func `words after a fence that name no language are text that is kept`(markdown: String) throws {
        let first = try #require(markdown.dropFirst(3).split(separator: "\n").first)
        #expect(try only(markdown).text == "\(first)\nb")
    }

    @Test(arguments: [
        ("> ```python\n> def f():\n>     return 1\n> ```", "def f():\n    return 1"),
        ("  ```\n    a\n b\n  ```", "  a\nb"), ("```\n  a\n```", "  a"),
    ])
    func `code loses the indentation of its fence and keeps its own`(markdown: String, code: String) throws {
        let block = try #require(MarkdownCutter.cut(markdown).blocks.first { $0.type == .code })
        #expect(block.text == code)
    }

    @Test func `code without a language has no markup`() throws {
        #expect(try only("```\na\n```").markup == nil)
        #expect(FencedCode.language(of: "no fence") == nil)
        #expect(FencedCode.language(of: "``swift") == nil)
        #expect(FencedCode.markdown("``` x", language: "md") == "````md\n``` x\n````")
    }

    @Test func `formulas in cells of pipe tables keep their dollars in the markup alone`() throws {
        let table = try only("| rate | cost |\n|---|---|\n| $q^2$ and \\(h\\) | $5 or $6 |")
        #expect(table.text == "rate\tcost\nq^2 and h\t$5 or $6")
        #expect(table.markup?.content.contains("<td>$q^2$ and $h$</td><td>$5 or $6</td>") == true)
    }

    @Test func `a wide header over many short rows is not filled up without end`() throws {
        let wide = String(repeating: "|", count: 2_001) + "\n" + String(repeating: "|-", count: 2_000) + "|\n"
        let table = try #require(MarkdownTable(wide + String(repeating: "| a |\n", count: 2_000)))
        #expect(table.rows.reduce(0) { $0 + $1.count } < 210_000)
    }
}
