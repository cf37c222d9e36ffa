import Markup
import Testing

@Suite struct InlineMarkdownTests {
    @Test(arguments: [
        "Revenue was $ 5,230 million in 2023 and $ 4,100 million in 2022",
        "It cost $ 12 per head and $ 3 per day",
    ])
    func `spaced dollar signs before amounts are no formula`(text: String) {
        #expect(InlineMarkdown.plain(text) == text)
    }

    @Test(arguments: [
        ("a $ x_1 + 2 $ b", "a x_1 + 2 b"), ("a $ 3 x $ b", "a 3 x b"), ("$ 2 \\alpha $", "2 \\alpha"),
    ])
    func `a formula with blanks inside its dollar signs is one`(markdown: String, expected: String) {
        #expect(InlineMarkdown.plain(markdown) == expected)
    }

    @Test(arguments: [
        ("plain 文字", "plain 文字"),
        ("**bold** and _it_ and ~~gone~~", "bold and it and gone"),
        ("[text](http://x.y/z_1_2)", "text"),
        ("[a](#note) [b](../x.md) [c](page.html?q=1) [d]() [e](<f g.md>)", "a b c d e"),
        ("x ![a=b.png](img/a=b.png) ![](data:image/png;base64,iVBORw0KGgo=)", "x  "),
        ("C[C@@H](CC(=O)O2) and f[x](y) and [C@H](C/C=C)", "C[C@@H](CC(=O)O2) and f[x](y) and [C@H](C/C=C)"),
        ("see ![Figure 2](images/ab.jpg)", "see Figure 2"),
        ("x ![ab.jpg](images/ab.jpg)", "x "),
        ("x<sup>1</sup> y<br>z", "x1 y\nz"),
        ("\\*a\\_b\\*", "*a_b*"),
        ("`code_x_y`", "code_x_y"),
        ("R&amp;D &amp;lt;", "R&D &lt;"),
        // Formulas.
        ("the $a_1^*b_2^*$ is", "the a_1^*b_2^* is"),
        ("the \\( x_{i} \\\\ y * z * w \\) is", "the x_{i} \\\\ y * z * w is"),
        ("$$E=mc^2$$", "E=mc^2"),
        ("$a &lt; b &amp; c$ `&lt;`", "a < b & c &lt;"),
        ("$ x $ and $y$", "x and y"),
        ("**$x$** _$y$_", "x y"),
        ("costs $5 and $10 each", "costs $5 and $10 each"),
        ("\\$5 and \\$6", "$5 and $6"),
        ("`$x$`", "$x$"),
        // Nothing starts a block.
        ("1. first _x_", "1. first x"),
        ("# 5 *x*", "# 5 x"),
        ("- 3 *x*\n- 4", "- 3 x\n- 4"),
        ("    *x*", "    x"),
        ("[1]: Smith 2020", "[1]: Smith 2020"),
        ("a *b*\n\n***\n\n| c |\n|---|", "a b\n\n***\n\n| c |\n|---|"),
        // Signs are no tags.
        ("if a <b and c> d", "if a  d"),
        ("if x <y and z> w", "if x <y and z> w"),
        ("p<0.05, 5~6 ~ 7", "p<0.05, 5~6 ~ 7"),
        // Characters that are used inside.
        ("\u{F0000}\u{F8000} \u{10A7F} *x*", "\u{F0000}\u{F8000} \u{10A7F} x"),
    ]) func `a reader sees the words without the marks`(_ markdown: String, _ text: String) {
        #expect(InlineMarkdown.plain(markdown) == text)
    }
}
