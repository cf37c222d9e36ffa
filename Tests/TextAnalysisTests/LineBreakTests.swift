import Testing
import TextAnalysis

struct LineBreakTests {
    @Test(arguments: [
        "exam-\nple", "exam-\r\nple", "exam- \n  ple", "exam\u{AD}\nple", "exam\u{2010}\nple", "Exam-\nple",
    ])
    func `a word broken by a hyphen at a line end is one token`(text: String) {
        let tokens = Tokenizer().tokens(in: text, mode: .document)
        #expect(tokens.map(\.text) == ["example"])
        #expect(tokens.first?.range == 0..<text.utf8.count)
    }

    @Test(arguments: [
        ("up-to-\ndate", ["up", "to", "date"]), ("k-\nmeans", ["k", "means"]), ("plan-\nb", ["plan", "b"]),
        ("Vor-\nund Nachteile", ["vor", "und", "nachteile"]), ("in-\nen uit", ["in", "en", "uit"]),
        ("mini-\nbus-like", ["mini", "bus", "like"]),
        ("https://x.example/user-\nguide", ["https", "x", "example", "user", "guide"]),
        ("anna@north-\nsea.example", ["anna", "north", "sea", "example"]),
        ("aujour-\nd'hui", ["aujourd", "hui"]),
    ])
    func `a hyphen that belongs to the text parts its words`(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test func `accented letters and ligatures are joined as well`() {
        #expect(words("pre\u{301}-\nécole") == ["preecole"])
        #expect(words("de-\n\u{FB01}ne") == ["define"])
    }

    @Test(arguments: ["exam-\n\nple", "exam-\n \nple", "exam-\r\n\r\nple"])
    func `an empty line joins nothing, for it parts two blocks`(text: String) {
        #expect(words(text) == ["exam", "ple"])
    }

    @Test(arguments: [
        "Anglo-\nSaxon", "Anglo-\nÉtat", "2010-\nxx", "exam-ple", "exam -\nple", "exam-\t\nple",
        "exam-\n-ple",
    ])
    func `a hyphen before a capital, after a digit, a blank or inside a line separates`(text: String) {
        #expect(words(text).count == 2)
    }

    @Test func `a hyphen at the end of the text separates`() {
        #expect(words("exam-") == ["exam"])
        #expect(words("exam-\n") == ["exam"])
    }

    @Test(arguments: ["中国\n人", "中国 \n人", "中国\r\n  人", "中国 人", "中国  人", "中\n国\n人", "中 国 人"])
    func `blanks and one line break inside a run do not separate`(text: String) {
        #expect(words(text) == ["中国", "国人", "人"])
    }

    @Test(arguments: [
        "中国\n\n人", "中国 \n \n人", "中国\t人", "中国\u{3000}人", "中国\n\u{3000}人", "中国\n。人", "中国 , 人",
    ])
    func `an empty line, a tab, an indent or punctuation ends a run`(text: String) {
        #expect(words(text) == ["中国", "国", "人"])
    }

    @Test func `a line break between Chinese and Latin separates`() {
        #expect(words("中国\ncn\n人") == ["中国", "国", "cn", "人"])
    }
}
