import Markup
import TestSupport
import Testing

/// What the reader of XML and HTML makes of files that are whole, and of those that are not.
@Suite struct MarkupTreeTests {
    /// The tree as text: `name(child,"text")`.
    private func shape(_ text: String, isHTML: Bool = false) throws -> String {
        let tree = try MarkupTree(Array(text.utf8), isHTML: isHTML)
        func shape(_ node: MarkupNode) -> String {
            if node.isText { return "\"\(node.text)\"" }
            return "\(node.name)(\(node.children.map(shape).joined(separator: ",")))"
        }
        return tree.roots.map(shape).joined(separator: ",")
    }

    @Test func `elements, text, character data and empty elements come in order`() throws {
        let text = #"<?xml version="1.0"?><!-- c --><a>x<b k="1"/>y<![CDATA[<z>&amp;]]><c>w</c></a>"#
        #expect(try shape(text) == #"a("x",b(),"y","<z>&amp;",c("w"))"#)
    }

    @Test func `names lose their prefixes and attributes are read in every form of quotes`() throws {
        let text = #"<p:a xml:id='i' b = "x &lt; &quot;y&quot;" c=bare d e='it"s'></p:a>"#
        let node = try #require(try MarkupTree(Array(text.utf8), isHTML: false).root)
        #expect(node.name == "a")
        #expect(node["id"] == "i" && node["b"] == #"x < "y""# && node["c"] == "bare")
        #expect(node["d"]?.isEmpty == true && node["e"] == #"it"s"# && node["f"] == nil)
    }

    @Test(arguments: [
        ("<a>Smith & Sons &foo; &#65;&#x42;&eacute;</a>", #"a("Smith & Sons &foo; ABé")"#),
        ("<a>1 < 2 <3 <= <<b>x</b></a>", #"a("1 < 2 <3 <= <",b("x"))"#),
        ("<a>!'<!--,,,><b>x</b></a>", #"a("!'<!--,,,>",b("x"))"#),
        ("<a><?«?>i<5</a>", #"a("<?«?>i<5")"#),
        ("<a><b x=\"1>y</b><c/></a>", #"a("<b x="1>y",c())"#),
        ("<a><b><c>x</b>y</a></z>", #"a(b(c("x")),"y")"#),
        ("<a><b>x", #"a(b("x"))"#),
        ("<a>x<b y=\"", #"a("x")"#),
    ])
    func `what is broken keeps its text`(text: String, expected: String) throws {
        #expect(try shape(text) == expected)
    }

    @Test func `HTML knows void elements, unclosed paragraphs and scripts, and no case`() throws {
        let text = "<HTML><BODY><p>a<br>b<p>c<script>if (a<b) '</p>'</script></BODY></HTML>"
        #expect(try shape(text, isHTML: true) == #"html(body(p("a",br(),"b"),p("c",script())))"#)
    }

    @Test func `entities that a document type declares are not expanded`() throws {
        let text = """
            <!DOCTYPE a [<!ENTITY l "lol]>"><!ENTITY m "&l;&l;"><!ENTITY f SYSTEM "file:///etc/passwd"><!-- ' -->]>
            <a>&m;&f;</a>
            """
        #expect(try shape(text).hasSuffix(#"a("&m;&f;")"#))
    }

    @Test func `a file that ends early is cut`() throws {
        let whole = "<a><b>x</b></a>"
        for length in 3..<whole.utf8.count {
            #expect(try MarkupTree(Array(whole.utf8.prefix(length)), isHTML: false).isCut, "\(length)")
        }
        #expect(try !MarkupTree(Array(whole.utf8), isHTML: false).isCut)
    }

    @Test func `elements nest to a limit`() throws {
        let deep = Array(String(repeating: "<a>", count: 513).utf8)
        #expect(throws: MarkupTree.LimitError.self) { try MarkupTree(deep, isHTML: false) }
        _ = try MarkupTree(Array(deep.dropLast(3)), isHTML: false)
    }

    @Test(arguments: ["<!--", "<![CDATA[", "<?x ", "<!D", "<a b=\"", "<a b='", "</a", "&#", "<a <b", "<p>"])
    func `work grows linearly with what never ends`(piece: String) {
        guard Growth.isCounted else { return }
        let steps = [1, 2, 4].map { factor in
            let bytes = Array(String(repeating: piece, count: 400 * factor).utf8)
            return Growth.steps { _ = try? MarkupTree(bytes, isHTML: true, maximumDepth: 10_000) }
        }
        #expect(
            Growth.ratio((steps[0], steps[1], steps[2])) <= Growth.largestLinearRatio, "\(piece) \(steps)")
    }

    @Test(
        arguments: [
            (
                "\u{FEFF}<?xml version='1.0'?>\n<!-- x --><!DOCTYPE r [<!ENTITY e 'x>'>]>\n<n:alto xmlns:n='u'/>",
                "alto"
            ),
            ("<ocr><p/></ocr>", "ocr"), ("<TEI xmlns='t'>", "TEI"), ("<div data-bbox='1'>x</div>", nil),
            ("# Title <a>", nil), ("<|ref|>", nil), ("", nil),
        ] as [(String, String?)])
    func `the root element is found behind what may stand before it`(text: String, root: String?) {
        #expect(MarkupHead(Array(text.utf8))?.root == root)
    }

    @Test(
        arguments: [
            ("<html><body><div class='a ocr_page x'>", "ocr_page"),
            ("<html><body>class='ocr_page' &lt;div class='ocr_page'><script>'<p class=ocr_x>'</script>", nil),
            ("<!DOCTYPE html><HTML><body>\n<doc>\n<page width='1'>", "doc"),
        ] as [(String, String?)])
    func `HTML tells its extension by an element, not by text`(text: String, name: String?) {
        let head = MarkupHead(Array(text.utf8))
        #expect(head?.isHTML == true && head?.root == "html" && head?.extensionName == name)
    }

    @Test func `the declared encoding is found in XML and in HTML`() {
        #expect(
            MarkupHead.declaredEncoding(Array("<?xml version='1.0' encoding='ISO-8859-1'?>".utf8))
                == "iso-8859-1")
        #expect(MarkupHead.declaredEncoding(Array("<html><meta charset=big5>".utf8)) == "big5")
        #expect(MarkupHead.declaredEncoding(Array("<html>".utf8)) == nil)
    }
}
