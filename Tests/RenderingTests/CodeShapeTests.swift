import DocumentModel
import Markup
import TestSupport
import Testing

@testable import Rendering

/// Code keeps the indentation and the empty lines of its lines wherever it stands.
@Suite struct CodeShapeTests {
    private func rendered(_ markdown: String) -> String {
        MarkdownRenderer().render(
            MarkdownCutter.cut(markdown).blocks.map {
                Block($0.type, text: $0.text, level: $0.level, markup: $0.markup, parent: $0.parent)
            })
    }

    @Test func `code in nested items stands under their text, with its empty lines`() {
        let markdown = """
            1. Install:
               ```sh
               pip install folio

                 indented  #
               ```
               Then run.
               - nested
                 ```python
                 def f(x):
                     return x
                 ```
               - next
            2. Done
            """
        #expect(rendered(markdown) == markdown)
    }

    /// The text before code gets marks that its text alone has none of, and white space is code, too.
    @Test(arguments: [
        "- 5\\*3\\*2 is\n  ```\n  x\n  ```", "- a\n  ```\n   \n  ```\n  ```sh\n  x\n  ```\n  and \\*b\\*",
        "1. ```sh\n   ls\n\n   ```\n2. b",
    ])
    func `what stands around code in an item comes back as it was`(markdown: String) {
        #expect(rendered(markdown) == markdown)
    }

    @Test(arguments: [
        ("[PDF](http://x.org/a.pdf) here", "- "), ("[PDF][a] here", "- "), ("[12] A label", ""),
    ])
    func `an item that begins with a link has its bullet`(text: String, bullet: String) {
        let item = Block(.listItem, text: text, level: 1, markup: .init(text, .markdown))
        #expect(MarkdownRenderer().render([item]) == bullet + text)
    }

    @Test func `images and formulas in code are left alone, and a fence without an end gets one`() {
        let code = "```\n![a](b.png)\n\n  $x$ \\(y\\)\n```"
        let item = Block(.listItem, text: "", level: 1, markup: .init("a\n" + code, .markdown))
        let options = MarkdownOptions(images: .drop, formulas: .bracket)
        #expect(
            MarkdownRenderer(options).render([item]) == "- a\n  ```\n  ![a](b.png)\n\n    $x$ \\(y\\)\n  ```")
        let open = Block(.text, text: "", markup: .init("a\n```\n b\r\n\r\nc", .markdown))
        #expect(MarkdownRenderer().render([open, Block(.text, text: "d")]) == "a\n```\n b\n\nc\n```\n\nd")
    }

    @Test func `code of any characters in items comes back with every space`() {
        var random = SeededRandom.fresh()
        let pieces = [
            "a", "*", "`", "``", "$x$", "|", "<b>", "[x]:", "\\", "#", "- ", "1. ", "水", " ", "  ", "\t",
            "~~", "&amp;",
        ]
        for _ in 0..<SeededRandom.rounds(500) {
            let lines = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                String(repeating: " ", count: Int.random(in: 0...6, using: &random))
                    + (0..<Int.random(in: 0...5, using: &random)).map { _ in
                        pieces[Int.random(in: 0..<pieces.count, using: &random)]
                    }.joined()
            }
            let code = "x\n" + lines.joined(separator: "\n") + "\ny"
            let blocks =
                [Block(.list, text: "")]
                + (1...Int.random(in: 1...3, using: &random)).map { level in
                    Block(
                        .listItem, text: "t\n" + code, level: level,
                        markup: .init("t\n" + FencedCode.markdown(code, language: ""), .markdown), parent: 0)
                }
            let markdown = MarkdownRenderer().render(blocks)
            let found = ParsedMarkdown(markdown).elements
            #expect(
                found
                    == (1..<blocks.count).flatMap {
                        [
                            ParsedMarkdown.Element(kind: "item", text: "t", depth: $0),
                            ParsedMarkdown.Element(kind: "code_block", text: code + "\n", depth: $0),
                        ]
                    }, "seed \(random.seed), markdown:\n\(markdown)")
            // And Folio reads it as cmark does.
            let items = MarkdownCutter.cut(markdown).blocks.filter { $0.type == .listItem }
            #expect(items.map(\.text) == blocks.dropFirst().map(\.text), "seed \(random.seed)")
        }
    }
}
