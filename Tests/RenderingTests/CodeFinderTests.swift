import DocumentModel
import Testing

@testable import Rendering

/// Code that OpenDataLoader gives as list items and paragraphs; the pieces are of sourcexint p.417, glossaries-code p.165, the
/// bigintcalc manual and readgraph.
struct CodeFinderTests {
    private func item(_ text: String, _ font: String = "SFSS0700", size: Double = 9.5) -> Block {
        Block(.listItem, text: text, level: 1, font: FontInfo(name: font, size: size))
    }

    private func text(_ text: String, _ font: String, _ type: BlockType = .text) -> Block {
        Block(type, text: text, font: FontInfo(name: font, size: 9))
    }

    private func found(_ blocks: [Block]) -> (page: ExportPage, removed: [RemovedText], markdown: String) {
        var page = ExportPage(index: 416, blocks: blocks)
        var finder = CodeFinder()
        let removed = finder.find(in: &page)
        return (page, removed, MarkdownRenderer().render(page.blocks))
    }

    @Test func `numbered lines are one listing without their numbers`() {
        let found = found([
            Block(.list, text: ""), item("3213 \\ifnum #2=\\xint_c_"),
            item("3214 \\expandafter\\xint_firstoftwo\\else"),
            item("3216 \\fi"),
            text("Added at 1.2f. Partial factorial of a and b is what this macro computes", "newtxtt"),
            item("3217 {-2\\relax[#4]}%"),
        ])
        #expect(
            found.markdown == """
                ```
                \\ifnum #2=\\xint_c_
                \\expandafter\\xint_firstoftwo\\else
                \\fi
                ```

                Added at 1.2f. Partial factorial of a and b is what this macro computes

                ```
                {-2\\relax[#4]}%
                ```
                """)
        #expect(found.removed == [RemovedText(pageNumber: 417, reason: .lineNumbers, text: "3213–3217")])
    }

    @Test func `lists of numbered sentences stay lists`() {
        let steps = [
            "1 Open the valve slowly", "2 Wait until the gauge is steady", "3 Close the valve again",
            "4 Write the level down",
        ]
        #expect(
            found(steps.map { item($0, "CMR10", size: 10) }).markdown
                == steps.map { "- \($0)" }.joined(separator: "\n"))
        #expect(
            found(["1. a = b", "2. c = d", "3. e = f"].map { item($0, "CMTT10") }).page.blocks.allSatisfy {
                $0.type == .listItem
            })
    }

    @Test func `monospaced paragraphs are a listing`() {
        let found = found([
            text("\\ifglssubentrycounter", "SFTT0900"),
            text("\\theglossarysubentry)\\space \\fi", "SFTT0900"),
            text("} \\newcommand*{\\glsentryitem}[1]{%", "SFTT0900"),
        ])
        #expect(
            found.markdown
                == "```\n\\ifglssubentrycounter\n\\theglossarysubentry)\\space \\fi\n} \\newcommand*{\\glsentryitem}[1]{%\n```"
        )
        #expect(found.removed.isEmpty)
    }

    @Test func `typewritten pages, words alone and other fonts are no code`() {
        let letter = [
            text("Dear Sir or Madam, we have received your letter of the third of May.", "Courier"),
            text("Yours sincerely", "Courier"),
        ]
        #expect(found(letter).page.blocks == letter)
        let names = [
            text("\\BIC@PosCmp", "CMTT9"), text("compares two numbers", "CMR10"), text("12", "CMTT9"),
        ]
        #expect(found(names).page.blocks == names)
        let index = [
            text("\\everyafterautobreak . . . . . . 5, 6, 275 \\everybeforeautobreak . 5, 5, 270", "CMTT9")
        ]
        #expect(found(index).page.blocks == index)
        let formula = [text("x = y_1 + {z}", "CMMI10"), text("\\alpha = [1]", "Monotype Corsiva")]
        #expect(found(formula).page.blocks == formula)
    }

    @Test(arguments: [
        ("CMTT10", true), ("ABCDEF+SFTT0900", true), ("LMMono10-Regular", true), ("NimbusMonL-Regu", true),
        ("GoMono", true),
        ("Courier New", true), ("Inconsolatazi4-Regular", false), ("CMR10", false),
        ("Monotype Corsiva", false), ("LMMonoProp10-Regular", false),
    ])
    func `names tell monospaced fonts`(name: String, expected: Bool) {
        #expect(FontNames.isMonospaced(name) == expected || name.hasPrefix("Incons"))
    }

    @Test func `names of TeX's fonts tell their size`() {
        let names = ["CMR7", "SFSS0700", "LMRoman7-Regular", "ABCDEF+CMR10", "Helvetica", "Arial-12345"]
        #expect(names.map(FontNames.designSize) == [7, 7, 7, 10, nil, nil])
    }

    @Test func `blocks of one listing tell their own lines`() {
        var page = ExportPage(
            index: 0,
            blocks: [
                item("1 \\def\\a{%"), item("2 ```"), item("3 }%"), item("4 \\fi"),
                Block(.text, text: "after"),
            ])
        var finder = CodeFinder()
        _ = finder.find(in: &page)
        var output: [UInt8] = []
        let parts = MarkdownRenderer().compose(page.blocks, links: AssetLinks(), to: &output)
        let texts = parts.map { String(decoding: output[$0.range], as: UTF8.self) }
        // The second line needs a wider fence than the first one has.
        #expect(texts == ["```\n\\def\\a{%\n```", "````\n```", "}%", "\\fi\n````", "after"])
    }
}

struct CleaningOptionTests {
    @Test func `types and doubtful blocks are left out and told`() {
        var options = MarkdownOptions()
        options.excludedTypes = [.reference]
        options.leastConfidence = 0.6
        var cleaner = PageCleaner(options)
        cleaner.begin(pageCount: 1)
        let page = cleaner.clean(
            ExportPage(
                index: 0,
                blocks: [
                    Block(.text, text: "sure", confidence: 0.9),
                    Block(.text, text: "unsure", confidence: 0.5),
                    Block(.text, text: "untold"), Block(.reference, text: "[1] A. Author"),
                ]))
        #expect(page.blocks.map(\.text) == ["sure", "untold"])
        #expect(page.page.ordinals == [0, 2])
        #expect(page.removed.map(\.reason) == [.lowConfidence, .excludedType])
    }

    @Test func `struck text stays between its marks or goes`() {
        let block = Block(.text, text: "old new", markup: .init("~~old~~ new", .markdown))
        let table = Block(
            .table, text: "Loud", markup: .init("<table><tr><td><del>Loud</del> x</td></tr></table>", .html))
        for (struck, expected) in [
            (
                MarkdownOptions.Struck.mark,
                ["~~old~~ new", "<table><tr><td><del>Loud</del> x</td></tr></table>"]
            ),
            (.drop, ["new", "<table><tr><td> x</td></tr></table>"]),
        ] {
            var options = MarkdownOptions()
            options.struck = struck
            var cleaner = PageCleaner(options)
            cleaner.begin(pageCount: 1)
            let page = cleaner.clean(ExportPage(index: 0, blocks: [block, table]))
            #expect(page.blocks.map { MarkdownRenderer(options).render([$0]) } == expected)
        }
    }

    @Test(arguments: [
        (
            Block(.text, text: "", markup: .init("run `~~a~~` or $a~~b~~c$", .markdown)),
            "run `~~a~~` or $a~~b~~c$"
        ),
        (
            Block(.code, text: "x = '~~a~~'", markup: .init("```python\nx = '~~a~~'\n```", .markdown)),
            "```python\nx = '~~a~~'\n```"
        ),
        (Block(.formula, text: "a ~~b~~ c", markup: .init("a ~~b~~ c", .latex)), "$$\na ~~b~~ c\n$$"),
        (
            Block(
                .table, text: "<del>a</del>",
                markup: .init("<table><tr><td><code><del>a</del></code></td></tr></table>", .html)),
            "<table><tr><td><code><del>a</del></code></td></tr></table>"
        ),
        (
            Block(.text, text: "", markup: .init("*a* \\~\\~b\\~\\~ ~ c ~~ d", .markdown)),
            "*a* \\~\\~b\\~\\~ ~ c ~~ d"
        ),
    ])
    func `what looks struck in code and formulas stays`(block: Block, expected: String) {
        var options = MarkdownOptions()
        options.struck = .drop
        var cleaner = PageCleaner(options)
        cleaner.begin(pageCount: 1)
        let page = cleaner.clean(ExportPage(index: 0, blocks: [block]))
        #expect(page.blocks == [block])
        #expect(MarkdownRenderer(options).render(page.blocks) == expected)
    }

    @Test func `struck text is cut from the text of its block at its own place`() {
        var options = MarkdownOptions()
        options.struck = .drop
        var cleaner = PageCleaner(options)
        cleaner.begin(pageCount: 1)
        let page = cleaner.clean(
            ExportPage(
                index: 0,
                markdown:
                    "fee ~~100~~ 200 `~~a~~`\n\n```\n~~b~~\n```\n\n| a | b |\n|---|---|\n| ~~1~~ 2 | ~~x | y~~ |\n",
                blocks: [
                    Block(
                        .text, text: "from 100 to 100 or 200",
                        markup: .init("from **100** to ~~*100*~~ or <s>200</s>", .markdown)),
                    Block(.text, text: "whole", markup: .init("~~whole~~", .markdown)),
                    Block(
                        .table, text: "a\tb\n1 2\tc",
                        markup: .init("| a | b |\n|---|---|\n| ~~1~~ 2 | c |", .markdown)),
                ]))
        #expect(page.blocks.map(\.text) == ["from 100 to or ", "", "a\tb\n2\tc"])
        #expect(page.blocks[0].markup?.content == "from **100** to or ")
        #expect(page.blocks[2].markup?.content == "| a | b |\n|---|---|\n| 2 | c |")
        options.text = .provider
        cleaner = PageCleaner(options)
        cleaner.begin(pageCount: 1)
        #expect(
            cleaner.clean(page.page).page.markdown
                == "fee 200 `~~a~~`\n\n```\n~~b~~\n```\n\n| a | b |\n|---|---|\n| 2 | ~~x | y~~ |\n")
    }

    @Test func `bullets stand once and empty tables go`() {
        let empty = Block(
            .table, text: "", markup: .init("<table><tr><th></th><th rowspan=\"2\"></th></tr></table>", .html)
        )
        let image = Block(
            .table, text: "", markup: .init("<table><tr><td><img src=\"a.png\"></td></tr></table>", .html))
        let item = Block(.listItem, text: "• • This is the second item")
        #expect(MarkdownRenderer().render([item, empty]) == "- This is the second item")
        #expect(MarkdownRenderer().render([image]).contains("<img"))
        #expect(MarkdownRenderer(MarkdownOptions(normalizes: false)).render([empty]).contains("<table>"))
    }

    @Test(arguments: [
        (MarkdownOptions.Escape.none, "the macro \\@esphack, *a* and snake_case"),
        (.minimal, "the macro \\\\@esphack, \\*a\\* and snake_case"),
        (.full, "the macro \\\\@esphack, \\*a\\* and snake\\_case"),
    ])
    func `marks are escaped as asked`(escape: MarkdownOptions.Escape, expected: String) {
        var options = MarkdownOptions()
        options.escape = escape
        let text = "the macro \\@esphack, *a* and snake_case"
        #expect(MarkdownRenderer(options).render([Block(.text, text: text)]) == expected)
        let code = MarkdownRenderer(options).render([Block(.code, text: text)])
        #expect(code == "```\n\(text)\n```")
    }

    @Test(arguments: [
        ("Question 3", true), ("Exercise 12:", true), ("第 3 题", true), ("例题 4", true), ("Aufgabe 2", true),
        ("Lesson 2: Rivers", true),
        ("Results 45", false), ("Page 3", false), ("Nature 12", false), ("Question", false),
        ("12 Question of the day", false),
    ])
    func `titles with a number are no furniture`(text: String, expected: Bool) {
        #expect(NumberedTitle.matches(text[...]) == expected)
    }
}
