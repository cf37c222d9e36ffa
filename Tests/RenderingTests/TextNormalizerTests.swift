import DocumentModel
import TestSupport
import Testing

@testable import Rendering

struct TextNormalizerTests {
    private func normalized(_ text: String) -> String { TextNormalizer(.text).normalized(text) }

    @Test(arguments: [
        ("un seul ﬁchier à la deﬁne oﬃce ﬂow aﬄux ﬀ", "un seul fichier à la define office flow afflux ff"),
        ("12\u{A0}km\u{202F}; 5\u{2009}%", "12 km ; 5 %"), ("\u{A0}\u{A0}text", "text"),
        ("WRN Ambassadors \u{200B}", "WRN Ambassadors "), ("shelf\u{200C}ful", "shelfful"),
        ("bandits\u{200D}—\u{200C}now four", "bandits—now four"), ("a\u{200E}b", "ab"),
        ("enroute to De\u{AD}Queen", "enroute to DeQueen"), ("her\u{AD}", "her-"),
        ("threaten-\u{AD} leg", "threaten- leg"),
        ("exam\u{AD}\nple", "exam\u{AD}\nple"),
    ])
    func `ligatures, spaces and invisible characters`(text: String, expected: String) {
        #expect(normalized(text) == expected)
    }

    /// Readers of single dollars take none for a formula that has white space inside.
    @Test(arguments: [
        ("$58.2{\\pm} 0.30 $", "$58.2{\\pm} 0.30$"), ("$ 0.20 \\ $", "$0.20$"), ("$a \\\\ $", "$a \\\\$"),
        ("$5 and $6", "$5 and $6"), ("$5 \\% and $6", "$5 \\% and $6"), ("$ \\ $", "$ \\ $"),
    ])
    func `a formula in a cell has no white space at its ends`(cell: String, expected: String) {
        let html = "<table><tr><td>\(cell)</td></tr></table>"
        #expect(
            (TableFormulas(formulas: .dollar).changed(html) ?? html)
                == "<table><tr><td>\(expected)</td></tr></table>")
    }

    /// U+2044 would be read as `1 over 2cup`, and nobody could tell `½` from it.
    @Test(arguments: ["½cup", "1½ cups", "¾-inch", "½mv²", "a⅓b"])
    func `fractions of one character stay what they are`(text: String) {
        #expect(normalized(text) == text)
    }

    @Test(arguments: [
        "افراد بشر آزاد به دنیا می\u{200C}آیند", "ജനിച്ചിട്ടുള്ളവരാണ്\u{200C}.", "👩\u{200D}🔬",
        "שלום\u{200F}!", "ᠴᠢᠯᠥᠭᠡ\u{202F}ᠲᠡᠢ", "ꦱꦸꦩꦢꦸꦭꦸꦂ꧉\u{200B}",
    ])
    func `scripts keep the invisible characters that they need`(text: String) {
        #expect(Array(normalized(text).utf8) == Array(text.utf8))
    }

    @Test(arguments: [
        ("Uwe L¨uck", "Uwe Lück"), ("Uwe Lu¨ck", "Uwe Lück"), ("B´ezier", "Bézier"),
        ("a Be´zier curve", "a Bézier curve"),
        ("Agustı´n Martı´n", "Agustín Martín"), ("Luis D´ıaz", "Luis Díaz"), ("Fr´ede´ric", "Frédéric"),
        ("na¨ıve", "naïve"), ("Lo¨ıc Joly", "Loïc Joly"), ("defini¨eren", "definiëren"),
        ("Bokma˚l", "Bokmål"),
        ("Bjørn ˚Adlandsvik", "Bjørn Ådlandsvik"), ("Conclus˜ao", "Conclusão"), ("Jindˇrich", "Jindřich"),
        ("Kry´sci´nski", "Kryściński"), ("Franc¸ais et Fran¸cais", "Français et Français"),
        ("´e´en regel", "één regel"),
        ("e\u{301}tat", "état"), ("α \u{338}= β", "α ≠ β"), ("Fern´andez Galv´an", "Fernández Galván"),
    ])
    func `accents are put on their letters`(text: String, expected: String) {
        #expect(normalized(text) == expected)
    }

    /// Code keeps its dots, accents and spaces, between backticks, in fences and in HTML; what stands around does not.
    @Test func `code in markdown and HTML is no text`() {
        let code = "x . . . . y 变 量 名 称 B´ezier"
        let span = "水 位 观 测 `\(code)` ﬁn"
        let markdown =
            "\(span)\n\n- item `\(code)`\n\n```swift\n\(code)\n```\n\n| a |\n|---|\n| `\(code)` B´ezier |\n"
        let html = "<table><tr><td><code>\(code)</code> B´ezier</td></tr></table>"
        var page = ExportPage(
            index: 0,
            markdown: markdown,
            blocks: [
                Block(.text, text: "", markup: .init(span, .markdown)),
                Block(.table, text: "", markup: .init(html, .html)),
            ])
        BlockNormalizer(formulas: .dollar).normalize(&page, usesMarkdown: true)
        #expect(page.blocks[0].markup?.content == "水位观测 `\(code)` fin")
        #expect(page.blocks[1].markup?.content == html.replacing("> B´ezier", with: "> Bézier"))
        #expect(
            page.markdown
                == markdown.replacing("水 位 观 测", with: "水位观测").replacing("ﬁn", with: "fin")
                .replacing("` B´ezier", with: "` Bézier"))
    }

    @Test(arguments: [
        "it´s", "d´un", "ja´ me k´ux", "p pˆ q˜", "the operators Aˆ and Q˙", "Jose´ Luis", "and´ Goran",
        "ab˜c,ac,˜d", "(Mathematik˜etc.)",
        "˜ for", "U+0300 \u{300} \u{301}", "Ko\u{364}nig",
    ])
    func `accents that may belong elsewhere stay`(text: String) {
        #expect(Array(normalized(text).utf8) == Array(text.utf8))
    }

    @Test(arguments: [
        ("旨在帮助中小学教 师更方便地使用 LATEX。", "旨在帮助中小学教师更方便地使用 LATEX。"),
        ("varwidth 环境有 关，此时建议改用它", "varwidth 环境有 关，此时建议改用它"),
        ("主要和使用了 varwidth 环境有 关，此时", "主要和使用了 varwidth 环境有关，此时"), ("函 数 的 定 义 域 为", "函数的定义域为"),
        ("一 共 有 \\paren 个 苹 果 ？", "一 共 有 \\paren 个苹果？"), ("可以 （自由）", "可以（自由）"),
        ("構造 式画像を生成し，さらに", "構造 式画像を生成し，さらに"),
        ("Open Babel によって SVG 形式の構造 式画像を生成し，", "Open Babel によって SVG 形式の構造式画像を生成し，"),
    ])
    func `spaces within Chinese and Japanese go`(text: String, expected: String) {
        #expect(normalized(text) == expected)
    }

    @Test(arguments: [
        "张三 李四 王五", "测试程序 正常运行 同步 检查点", "本 (疏 蔬 输) 远", "博士论文 沙和尚 (2005)", "第一章 绪论", "한국어 문장 입니다",
        "\\item 测 试", "水位 2 米",
    ])
    func `spaces between short words and in Korean stay`(text: String) {
        #expect(normalized(text) == text)
    }

    @Test(arguments: [
        ("1.1 Lewis decorations . . . . . . . . 5", "1.1 Lewis decorations … 5"), ("绪论……………3", "绪论 … 3"),
        ("Index.......12\nEnd . . . . .\n9", "Index … 12\nEnd …\n9"), (". . . . . 22", "… 22"),
        ("Steinkirche . . . .  .. . 134", "Steinkirche … 134"),
        ("<td>Name . . . . .</td><td>3</td>", "<td>Name …</td><td>3</td>"),
    ])
    func `dot leaders are one ellipsis`(text: String, expected: String) {
        #expect(normalized(text) == expected)
    }

    @Test(arguments: [
        "wait... what", "a . . . b", "$x_1 , . . . . , x_n$", "1…2", "a·b·c·d", "他说……走", "1 · 2 · 3",
    ])
    func `other dots stay`(text: String) {
        #expect(normalized(text) == text)
    }

    @Test func `code keeps its dots, spaces and accents`() {
        let code = "\\item 测 试 的 一 行 ..... L¨uck"
        #expect(TextNormalizer(.code).normalized(code) == code)
        #expect(TextNormalizer(.code).normalized("deﬁne\u{A0}x") == "define x")
    }

    @Test func `a text in its form does not change any more`() {
        var random = SeededRandom.fresh()
        let pieces = [
            "a", "e", "ı", "´", "¨", "ˇ", "˜", "\u{301}", " ", " ", ".", ". ", "…", "·", "ﬁ", "\u{A0}",
            "\u{200B}", "\u{200D}",
            "\u{AD}", "水", "位", "，", "は", "한", "\n", "<", ">", "=", "\u{338}", "می", "$", "-",
        ]
        for _ in 0..<SeededRandom.rounds(4_000) {
            let text = (0..<Int.random(in: 1...24, using: &random))
                .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
            let once = normalized(text)
            let mapped = TextNormalizer(.text).mapped(Array(text.unicodeScalars))
            #expect(String(String.UnicodeScalarView(mapped.scalars)).utf8.elementsEqual(once.utf8))
            // A removed space can bring others together, once more and then no longer.
            let steps = sequence(first: once) { normalized($0) }.prefix(6)
            let last = steps.suffix(2).map { Array($0.utf8) }
            #expect(last.first == last.last, "seed \(random.seed), text \(text.debugDescription)")
        }
    }

    @Test func `pieces of a text lead back to what they were made of`() {
        let mapped = TextNormalizer(.text).mapped(Array("a deﬁne . . . . . 5".unicodeScalars))
        #expect(String(String.UnicodeScalarView(mapped.scalars)) == "a define … 5")
        #expect(mapped.range(4..<6) == 4..<5)
        #expect(mapped.range(11..<12) == 18..<19)
        #expect(mapped.range(0..<12) == 0..<19)
    }
}

struct SpacedLatexTests {
    @Test(arguments: [
        (
            "\\mathrm { B L I P } \\left( \\mathrm { L i e t a l . } \\right)",
            "\\mathrm{BLIP} \\left(\\mathrm{Lietal .} \\right)"
        ),
        ("5 5 . 1 { \\scriptstyle \\pm 0 . 0 5 }", "55.1{\\scriptstyle \\pm 0.05}"),
        ("V = [ v _ { 1 } , v _ { 2 } , . . . , v _ { t } ]", "V = [v_{1}, v_{2}, . . ., v_{t}]"),
        ("\\operatorname { t r } ( F )", "\\operatorname{tr}(F)"), ("L L M _ { m u t }", "LLM_{mut}"),
        ("\\beta _ { 1 } = 0 . 9 , \\ \\beta _ { 2 } = 0 . 9 9 9", "\\beta_{1} = 0.9, \\ \\beta_{2} = 0.999"),
        ("\\text { if } x _ { i } \\in A", "\\text{ if } x_{i} \\in A"), ("1 0 0 \\%", "100 \\%"),
        ("\\sin x _ { 2 } \\alpha b", "\\sin x_{2} \\alpha b"), ("t _ { i } ~ \\in ~ T", "t_{i} ~ \\in ~ T"),
        ("a \\\\ [ 2 p t ] b _ { 2 }", "a \\\\ [2pt] b_{2}"),
    ])
    func `spaces that print nothing go`(latex: String, expected: String) {
        #expect(SpacedLatex.closed(latex) == expected)
    }

    @Test(arguments: [
        "a + b", "\\frac{a}{b} c", "n m", "x % { a }\ny", "\\def \\a { b }", "E = mc^2", "\\text{a b}",
        "\\alpha \\beta",
    ])
    func `what a person wrote stays`(latex: String) {
        #expect(SpacedLatex.closed(latex) == nil)
    }

    @Test func `closing leaves the tokens that TeX reads`() {
        let pieces = [
            "\\alpha", "\\mathrm", "\\left", "(", ")", "\\right", "{", "}", "_", "^", "1", "5", ".", ",", "a",
            "B", "\\,", "\\ ", "\\\\",
            "[", "]", "\\{", "\\}", "&", "~", "=", "+", "\\text { a b }", "\\%", "'", "|", "\\sqrt",
        ]
        var random = SeededRandom.fresh()
        for _ in 0..<SeededRandom.rounds(4_000) {
            let latex = (0..<Int.random(in: 1...20, using: &random))
                .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined(separator: " ")
            guard let closed = SpacedLatex.closed(latex) else { continue }
            #expect(
                Self.tokens(closed) == Self.tokens(latex), "seed \(random.seed), \(latex) became \(closed)")
            #expect(SpacedLatex.closed(closed) == nil || Self.tokens(closed) == Self.tokens(latex))
        }
    }

    /// What TeX reads in math: spaces count in the argument of `\text` only.
    private static func tokens(_ latex: String) -> [String] {
        let bytes = Array(latex.utf8)
        var tokens: [String] = []
        var start = 0
        while start < bytes.count {
            var end = start + 1
            if bytes[start] == UInt8(ascii: "\\") {
                end = bytes[end...].firstIndex { !Character(Unicode.Scalar($0)).isLetter } ?? bytes.count
                if end == start + 1 { end = min(end + 1, bytes.count) }
            }
            let token = String(decoding: bytes[start..<end], as: UTF8.self)
            if token == "\\text", let open = bytes[end...].firstIndex(where: { $0 != UInt8(ascii: " ") }),
                bytes[open] == UInt8(ascii: "{"),
                let close = bytes[open...].firstIndex(of: UInt8(ascii: "}"))
            {
                tokens.append("text" + String(decoding: bytes[open...close], as: UTF8.self))
                end = close + 1
            } else if token != " " {
                tokens.append(token)
            }
            start = end
        }
        return tokens
    }

    @Test func `formulas in tables, markdown and blocks are closed`() {
        let cell = "<td><eq>\\mathrm { T I S E } _ { k = 5 }</eq> 5%</td><td> $5 5 . 1$ </td><td>$5</td>"
        let table = Block(.table, text: "", markup: .init(cell, .html))
        #expect(
            Self.normalized(table).markup?.content
                == "<td>$\\mathrm{TISE}_{k = 5}$ 5%</td><td> $55.1$ </td><td>$5</td>")
        let brackets = Self.normalized(table, formulas: .bracket).markup?.content
        #expect(brackets?.hasPrefix("<td>\\(\\mathrm{TISE}_{k = 5}\\) 5%</td>") == true)
        let text = Block(.text, text: "q i", markup: .init("given $q _ { i }$ . costs $5 a $6", .markdown))
        #expect(Self.normalized(text).markup?.content == "given $q_{i}$ . costs $5 a $6")
        let formula = Block(.formula, text: "x _ { 1 }", markup: .init("x _ { 1 }\n+ y _ 2", .latex))
        #expect(Self.normalized(formula).markup?.content == "x_{1}\n+ y_2")
        let plain = Block(.text, text: "plain $q _ { i }$")
        #expect(Self.normalized(plain) == plain)
    }

    private static func normalized(_ block: Block, formulas: MarkdownOptions.Formulas = .dollar) -> Block {
        var page = ExportPage(index: 0, blocks: [block])
        BlockNormalizer(formulas: formulas).normalize(&page, usesMarkdown: false)
        return page.blocks[0]
    }
}
