import DocumentModel
import Markup
import Testing

/// Footnotes, and links whose addresses stand elsewhere on the page.
@Suite struct MarkdownReferenceTests {
    private func blocks(_ markdown: String) -> [CutBlock] { MarkdownCutter.cut(markdown).blocks }

    @Test(arguments: [
        ("See [the guide][a].\n\n[a]: http://x.org/a \"T\"", "See [the guide](http://x.org/a \"T\")."),
        ("See [A b][].\n\n[a  B]: <http://x.org/a>", "See [A b](http://x.org/a)."),
        ("See [a].\n\n$$x$$\n\n[a]: /doc.md", "See [a](/doc.md)."),
        ("[a]: https://x.org/b_c_d\n\"See\" [a]", "\"See\" [a](https://x.org/b_c_d)"),
    ])
    func `a link has the address that the page defines for it`(markdown: String, markup: String) throws {
        let found = blocks(markdown).filter { $0.type != .formula }
        #expect(found.map { $0.markup?.content } == [markup])
        #expect(!found[0].text.contains("]:"))
    }

    @Test(arguments: [
        "[1]: Smith, 2020", "[unused]: https://x.org/", "`[a]`\n\n[a]: https://x.org/",
        "\\[a]\n\n[a]: https://x.org/",
        "[b][a](https://x.org/c)\n\n[b]: https://x.org/b", "| a |\n|---|\n| [t][a] |\n\n[a]: https://x.org/",
        "a paragraph\n[a]: https://x.org/ [a]", "[^1]: See [a].\n\n[a]: https://x.org/",
        "[a] too\n\n[^1]: See [a].\n\n[a]: https://x.org/",
    ])
    func `a definition that no link of the text names stays text`(markdown: String) {
        #expect(blocks(markdown).contains { $0.text.contains(/\]: (Smith|https)/) })
    }

    @Test func `a footnote is a block with its mark, and its markup defines it`() {
        let found = blocks(
            "A[^1] and b.[^n]\n\n[^1]: The *first*, with $x$.\n[^n]: The second\n    goes on.\n\n    And on.\n\nText."
        )
        #expect(found.map(\.type) == [.text, .footnote, .footnote, .text])
        #expect(
            found.map(\.text) == [
                "A[^1] and b.[^n]", "[^1]: The first, with x.", "[^n]: The second\ngoes on.\nAnd on.",
                "Text.",
            ])
        #expect(found[1].markup == .init("[^1]: The *first*, with $x$.", .markdown))
        #expect(found[2].markup == .init("[^n]: The second\n    goes on.\n\n    And on.", .markdown))
    }

    @Test(arguments: ["[^1]:x", "[^ ]: x", "[^]: x", "    [^1]: x", "a [^1]: x", "- [^1]: x"])
    func `what only looks like a footnote is none`(markdown: String) {
        let found = blocks(markdown).map(\.type)
        #expect(markdown == "[^1]:x" ? found == [.footnote] : !found.contains(.footnote))
    }
}
