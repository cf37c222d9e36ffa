import TestSupport
import Testing
import TextAnalysis

/// Both readings of words that a hyphen and a line end part.
@Suite struct BrokenWordReadingTests {
    /// What an index holds beside the tokens of the text.
    private func readings(_ text: String) -> [String] {
        let all = Tokenizer().indexTokens(in: text)
        let own = Tokenizer().tokens(in: text, mode: .document)
        #expect(Array(all.prefix(own.count)) == own)
        #expect(all.map(\.position) == Array(all.indices))
        return all.dropFirst(own.count).map(\.text)
    }

    @Test func `no character, folded to several words, is taken for a hyphenated word`() {
        // Where letters, numbers and signs fold to others: Latin to CJK compatibility, presentation forms, enclosed alphanumerics.
        for range in [0xA0...0x33FF, 0xF900...0xFFFD, 0x1D400...0x1D7FF, 0x1F100...0x1F2FF] {
            for scalar in range.lazy.compactMap(Unicode.Scalar.init) {
                #expect(Tokenizer().hyphenatedWord(String(scalar)) == nil, "\(scalar.value)")
            }
        }
    }

    @Test(arguments: [
        ("we fine-\ntuned it", ["fine‐tuned"]), ("exam-\r\n ple", ["exam‐ple"]),
        ("x-\nray", ["x‐ray", "xray"]),
        ("GPT-\n4", ["gpt‐4", "gpt4"]), ("Anglo-\nSaxon", ["anglo‐saxon", "anglosaxon"]),
        ("als-\nof", ["als‐of", "alsof"]), ("Grö\u{2010}\nße", ["gro‐sse"]),
        ("state-of-the-\nart way", ["the‐art", "state", "of", "theart"]),
        ("a self-super-\nvised one", ["super‐vised", "self", "supervised"]),
        ("a-\nb c-\nd", ["a‐b", "ab", "c‐d", "cd"]),
    ])
    func `of a broken word the index holds the hyphenated form and the joined one`(
        text: String, expected: [String]
    ) {
        #expect(readings(text) == expected)
    }

    @Test(arguments: [
        "fine-tuned", "exam\u{AD}\nple", "exam-\n\nple", "3-\n4", "exam-", "中-\n国", "exam-\n中", "end -\nor",
        "-\nx",
    ])
    func `nothing is added where no hyphen parts a word at a line end`(text: String) {
        #expect(readings(text).isEmpty)
    }

    @Test func `a reading covers the word as it stands in the text`() {
        let text = "é x-\n ray"
        let tokens = Tokenizer().indexTokens(in: text)
        #expect(tokens.map(\.range) == [0..<2, 3..<4, 7..<10, 3..<10, 3..<10])
    }

    @Test(
        arguments: [
            ("fine-tuned", "fine‐tuned"), ("Fine\u{2010}Tuned", "fine‐tuned"), ("x-ray,", "x‐ray"),
            ("GPT-4", "gpt‐4"),
            ("fine tuned", nil), ("fine--tuned", nil), ("state-of-the-art", nil), ("fine", nil),
            ("fine-", nil), ("中-国", nil),
            ("fine-\ntuned", nil), ("a/b", nil),
        ] as [(String, String?)])
    func `two words with one hyphen between them ask for the hyphenated form`(text: String, expected: String?)
    {
        #expect(Tokenizer().hyphenatedWord(text) == expected)
    }

    @Test func `both forms of a word are found wherever a line ends in it`() {
        var random = SeededRandom.fresh()
        let halves = [
            "fine", "tuned", "x", "ray", "Anglo", "Saxon", "gpt", "4", "über", "all", "en", "of", "или",
        ]
        for _ in 0..<SeededRandom.rounds(300) {
            let (head, rest) = (random.element(of: halves.filter { $0 != "4" }), random.element(of: halves))
            let around = random.element(of: ["", "pre ", "( ", "non-", "http://a.example/"])
            let text = "\(around)\(head)-\n\(rest) end"
            let tokens = Tokenizer().indexTokens(in: text).map(\.text)
            let parts = words("\(head)-\(rest)")
            let phrase = zip(tokens, tokens.dropFirst()).contains { [$0, $1] == parts }
            let broken = Tokenizer().hyphenatedWord("\(head)-\(rest)").map(tokens.contains) ?? false
            #expect(phrase || broken, "\(text.debugDescription), seed \(random.seed)")
            #expect(tokens.contains(words(head + rest)[0]), "\(text.debugDescription), seed \(random.seed)")
        }
    }

    @Test func `long and many broken words stay bounded`() {
        let long = String(repeating: "a", count: 300)
        #expect(readings("\(long)-\n\(long)").isEmpty)
        let many = String(repeating: "b-\n", count: 2_000)
        let chains = String(repeating: String(repeating: "a-", count: 150) + "\n", count: 50)
        for text in [many, chains] {
            let count = Tokenizer().indexTokens(in: text).count
            #expect(count <= text.utf8.count * 2)
        }
    }
}
