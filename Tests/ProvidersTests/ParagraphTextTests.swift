import DocumentModel
import Testing

@testable import Providers

@Suite struct ParagraphTextTests {
    @Test(arguments: [
        ("其中 $a_1$ 为系数。", "其中 a_1 为系数。", "其中 $a_1$ 为系数。"),
        ("spaced $ x $ too", "spaced x too", "spaced $x$ too"),
        (#"in \(x\) words"#, "in x words", "in $x$ words"),
        ("3*4 &lt; <b> $x$", "3*4 &lt; <b> x", #"3\*4 \&lt; \<b> $x$"#),
        (#"$\text{in \$}$"#, #"\text{in \$}"#, #"$\text{in \$}$"#),
    ])
    func `formulas lose their delimiters and the rest stands as sent`(
        sent: String, text: String, markdown: String
    ) {
        let paragraph = ParagraphText(sent)
        #expect(paragraph.text == text)
        #expect(paragraph.markup == Block.Markup(markdown, .markdown))
    }

    @Test(arguments: ["$5 and $10", "costs $5 or $ 6", "a $ b", "$$", #"\(open \( x"#, #"\"#, "$a\nb$", ""])
    func `what is no formula is left alone`(sent: String) {
        #expect(ParagraphText(sent).text == sent)
        #expect(ParagraphText(sent).markup == nil)
    }

    @Test(arguments: ["$$x$$", "$x$", #"\[ x \]"#, #"\(x\)"#, "$$\nx\n$$", " x "])
    func `a displayed formula loses whatever delimiters it has`(sent: String) {
        #expect(ParagraphText.latex(sent) == "x")
    }
}
