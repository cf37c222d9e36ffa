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
        ("Vor-\nund Nachteile", ["vor", "und", "nachteile"]),
        ("het in-\nen uit", ["het", "in", "en", "uit"]),
        ("mini-\nbus-like", ["mini", "bus", "like"]),
        ("https://x.example/user-\nguide", ["https", "x", "example", "user", "guide"]),
        ("anna@north-\nsea.example", ["anna", "north", "sea", "example"]),
        ("aujour-\nd'hui", ["aujourd", "hui"]),
    ])
    func `a hyphen that belongs to the text parts its words`(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test(arguments: [
        // A word before which half a word was left out, and a space in place of the break.
        ("Haupt-", "und", " Nebensachen", "Haupt- und Nebensachen"),
        ("Kauf-", "oder", " Mietvertrag", "Kauf- oder Mietvertrag"),
        ("Hand-", "bzw", ". Fußball", "Hand- bzw. Fußball"),
        ("zwei-", "bis", " dreimal", "zwei- bis dreimal"),
        ("micro-", "and", " macroscopic", "micro- and macroscopic"),
        ("two-", "or", " three-dimensional", "two- or three-dimensional"),
        ("vracht-", "en", " verzendkosten", "vracht- en verzendkosten"),
        ("het in-", "en", " uitschakelen", "het in- en uitschakelen"),
        ("vracht-", "of", " passagiersschip", "vracht- of passagiersschip"),
        ("för-", "och", " nackdelar", "för- och nackdelar"), ("for-", "og", " bakside", "for- og bakside"),
        ("mono-", "o", " poliester", "mono- o poliester"), ("pre-", "e", " post", "pre- e post"),
        // The end of a word that only looks so.
        ("it was giv-", "en", " to him", "it was given to him"),
        ("the Dat-", "en", " here", "the Daten here"),
        ("een voor de rij-", "en", " en kolommen", "een voor de rijen en kolommen"),
        ("alle Datei-", "en", " hier", "alle Dateien hier"),
        ("the tak-", "en", " seat", "the taken seat"),
        ("wat het geschrev-", "en", " is", "wat het geschreven is"),
        ("una documen-", "to", " de", "una documento de"), ("in-", "to", " the", "into the"),
        ("the col-", "or", " of", "the color of"), ("superi-", "or", " a", "superior a"),
        ("the brack-", "et", " is", "the bracket is"), ("efetu-", "ou", " a", "efetuou a"),
        // Taken wrongly, and known: see `SuspendedHyphen`.
        ("sub-", "or", " superscript", "subor superscript"),
        ("het versie-", "en", " nummer", "het versieen nummer"),
        ("als-", "of", " het", "als- of het"),
    ])
    func `a hyphen stays before a conjunction, and goes before the end of a word that looks like one`(
        head: String, rest: String, after: String, whole: String
    ) {
        #expect(words("\(head)\n\(rest)\(after)") == words(whole))
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
