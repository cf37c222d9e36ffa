import Markup
import Testing

@Suite struct HTMLTextTests {
    @Test(arguments: [
        ("plain", "plain"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("H<sub>2</sub>O", "H2O"),
        ("&amp;lt;b&gt; &nbsp;&unknown; &#20013;", "&lt;b> \u{A0}&unknown; 中"),
        ("p < 0.05 and q<0.1", "p < 0.05 and q<0.1"),
        ("a<!-- hidden -->b<!-- open", "ab<!-- open"),
        ("<a href='x>y'>link</a>", "link"),
        ("5 <6> 7", "5 <6> 7"),
    ]) func `a reader sees the text without its tags`(_ html: String, _ text: String) {
        #expect(HTMLText.plain(html) == text)
    }

    @Test func `references are decoded once`() {
        #expect(HTMLText.unescapeOnce("&amp;amp; &lt;td&gt; &#x1F600; &#0; & &;") == "&amp; <td> 😀 &#0; & &;")
    }

    @Test func `images are found with their sources decoded`() {
        let images = HTMLText.images(in: "x <img alt=\"A\" src=\"p.jpg?x=1&amp;y=2\"/> <IMG SRC=q.png>")
        #expect(
            images == [
                ImageReference(source: "p.jpg?x=1&y=2", alternative: "A"),
                ImageReference(source: "q.png", alternative: ""),
            ])
    }
}
