import DocumentModel
import Testing

@testable import Rendering

struct FormulaTests {
    @Test(arguments: [
        ("a $x$ b", "a \\(x\\) b"), ("a \\(x\\) b", "a \\(x\\) b"), ("$$\nx\n$$", "\\[\nx\n\\]"),
        // What only looks like a formula.
        ("costs $5 to $10", "costs $5 to $10"), ("$5", "$5"), ("a \\$x$ b", "a \\$x$ b"),
        ("x \\\\[2pt] y", "x \\\\[2pt] y"), ("`$x$` $y$", "`$x$` \\(y\\)"),
        ("```\n$x$\n```\n$y$", "```\n$x$\n```\n\\(y\\)"),
        ("<table><tr><td>$x$</td></tr></table> $y$", "<table><tr><td>$x$</td></tr></table> \\(y\\)"),
        ("| $x$ | 1 |\n$y$", "| $x$ | 1 |\n\\(y\\)"), ("$ x$ and $y $", "$ x$ and $y $"),
        ("$a\n\nb$", "$a\n\nb$"),
        ("\\[x \\\\[2pt] y\\]", "\\[x \\\\[2pt] y\\]"), ("$\\text{\\$5}$", "\\(\\text{\\$5}\\)"),
        ("水$x$位", "水\\(x\\)位"),
        ("[a](http://a.example/b_$c$) $y$", "[a](http://a.example/b_$c$) \\(y\\)"),
        ("![a](b$c.png \"t\") $y$", "![a](b$c.png \"t\") \\(y\\)"), ("f[x]($y$)", "f[x](\\(y\\))"),
        ("[x] ($y$)", "[x] (\\(y\\))"), ("F[2](a $y$", "F[2](a \\(y\\)"),
    ])
    func `formulas take brackets, and nothing else does`(markdown: String, expected: String) {
        #expect(InlineNormalizer(formulas: .bracket).normalized(markdown) == expected)
    }

    @Test(arguments: [
        ("a \\( x \\) b", "a $x$ b"), ("[a](http://a.example/b\\(c\\))", "[a](http://a.example/b\\(c\\))"),
        ("\\[x\\]", "$$x$$"), ("$x$", "$x$"), ("\\\\[2pt]", "\\\\[2pt]"),
        ("\\(a", "\\(a"), ("x \\(\\) y", "x \\(\\) y"),
    ])
    func `formulas take dollars`(markdown: String, expected: String) {
        #expect(InlineNormalizer(formulas: .dollar).normalized(markdown) == expected)
    }

    @Test(arguments: [
        ("Yang ${}^{1, \\dagger }$", "Yang $^{1, \\dagger }$"), ("${ }_{2}x$", "$_{2}x$"),
        // Here the empty group keeps the index from the letter, or is an argument.
        ("$x{}^{2}$", "$x{}^{2}$"), ("$\\frac{}^{2}$", "$\\frac{}^{2}$"),
        ("Eve<sup>1</sup> H<sub>2</sub>O", "Eve$^{1}$ H$_{2}$O"),
        ("CO<sub>2</sub><sup>*</sup>", "CO$_{2}{}^{*}$"), ("$x$<sup>2</sup>", "$x$ $^{2}$"),
        ("N<sub>1</sub>$x$", "N$_{1}$ $x$"), ("a<br>b<br/> c", "a\nb\nc"),
        ("a<br>- b", "a - b"),
        (
            "| a<br>b | c |\n| d<sub>1</sub> | e<br/>f |\n\ng<br>h",
            "| a<br>b | c |\n| d$_{1}$ | e<br/>f |\n\ng\nh"
        ),
        ("`<br>`", "`<br>`"), ("a < b<sup", "a < b<sup"),
        (
            "<table><tr><td>a<br>b<sup>1</sup></td></tr></table>",
            "<table><tr><td>a<br>b<sup>1</sup></td></tr></table>"
        ),
    ])
    func `marks within text come to one form`(markdown: String, expected: String) {
        #expect(InlineNormalizer(formulas: .dollar).normalized(markdown) == expected)
    }

    @Test func `displayed formulas take the delimiters asked for`() {
        let block = Block(.formula, text: "a\n\nb", markup: .init("a\n\nb", .latex))
        #expect(MarkdownRenderer(.init(formulas: .bracket)).render([block]) == "\\[\na\nb\n\\]")
        #expect(MarkdownRenderer(.init(formulas: .keep)).render([block]) == "$$\na\nb\n$$")
    }

    @Test func `a provider's escaped tables are unescaped once, its other entities stay`() {
        let renderer = MarkdownRenderer(.init(text: .provider))
        #expect(
            renderer.render(
                [],
                markdown: "&lt;table&gt;&lt;tr&gt;&lt;td&gt;a &amp;amp; b&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;"
            )
                == "<table><tr><td>a &amp; b</td></tr></table>")
        #expect(renderer.render([], markdown: "a &lt; b &amp; c") == "a &lt; b &amp; c")
    }
}
