import Markup
import Testing

@Suite struct HTMLMarkdownTests {
    @Test(arguments: [
        ("10<sup>6</sup> m<sub>2</sub>", "10<sup>6</sup> m<sub>2</sub>"),
        ("<p>if <math>F &lt; 2T</math> and <i>dry</i></p>", "if $F < 2T$ and *dry*"),
        ("see <a href=\"http://a.example/b\">the <b>page</b></a>", "see [the **page**](http://a.example/b)"),
        ("a<b> bold </b>b", "a **bold** b"), ("a<i></i>b <em> </em>c", "ab  c"),
        ("run <code>a &lt;b</code> or <code>`x`</code>", "run `a <b` or `` `x` ``"),
        ("<b>5 * 3 [x] $2 snake_case _a</b>", "**5 \\* 3 \\[x\\] \\$2 snake_case \\_a**"),
        ("<p><b>one</b></p><p>two</p>", "**one**\ntwo"), ("a<br/>b", "a<br>b"),
        ("<i>a <b>b</i> c", "*a **b*** c"),
        ("<b>a < b &amp; c</b>", "**a \\< b & c**"), ("<math><mi>x</mi></math> <b>y</b>", "x **y**"),
        ("<a name=\"x\">anchor</a> <b>y</b>", "anchor **y**"), ("<b>never closed", "**never closed**"),
        ("<!-- note --><b>x</b>", "**x**"),
        ("fee<del> 100 </del>200 or <s>1</s> ~ ~~", "fee ~~100~~ 200 or ~~1~~ ~ \\~\\~"),
    ])
    func `HTML of a paragraph is markdown that says the same`(html: String, markdown: String) {
        #expect(HTMLMarkdown.markdown(html) == markdown)
    }

    @Test(arguments: ["plain & simple", "p < 0.05", "<p>one</p>", "<span class=\"x\">a</span>", ""])
    func `HTML that says no more than its text has none`(html: String) {
        #expect(HTMLMarkdown.markdown(html) == nil)
    }
}
