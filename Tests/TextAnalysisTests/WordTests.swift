import Testing
import TextAnalysis

/// Tokens of a text, for short expectations.
func words(_ text: String, _ mode: Tokenizer.Mode = .document) -> [String] {
    Tokenizer().tokens(in: text, mode: mode).map(\.text)
}

struct WordTests {
    @Test func `punctuation, symbols and blanks separate words`() {
        #expect(words("To be, or not—to be?") == ["to", "be", "or", "not", "to", "be"])
        #expect(words("a+b=c → d\u{3000}e") == ["a", "b", "c", "d", "e"])
    }

    @Test func `a number is cut at its punctuation, so a phrase of the same digits matches`() {
        #expect(words("3.14 and 1,000") == ["3", "14", "and", "1", "000"])
    }

    @Test func `letters and digits together are one word`() {
        #expect(words("H2O GPT4 2nd") == ["h2o", "gpt4", "2nd"])
    }

    @Test(arguments: [
        ("v3.1", ["v3", "1"]), ("MAX_LEN", ["max", "len"]), ("x86-64", ["x86", "64"]),
        ("1 000,5", ["1", "000", "5"]),
        ("２０２６．１１", ["2026", "11"]), ("10^-3", ["10", "3"]), ("192.168.0.1", ["192", "168", "0", "1"]),
        ("getName()", ["getname"]), ("第3.1节", ["第", "3", "1", "节"]),
    ])
    func `versions, numbers and names are cut at punctuation, as their phrase is`(
        text: String, tokens: [String]
    ) {
        #expect(words(text) == tokens)
        // The last character of a run of one may go on, so it is looked for as a beginning.
        #expect(Tokenizer().phrase(text).map(\.text) == tokens)
    }

    @Test(arguments: [
        ("good👍🏽job", ["good", "👍", "job"]), ("中👍国", ["中", "👍", "国"]), ("👩‍👩‍👧", ["👩", "👩", "👧"]),
        ("🇯🇵 ❤️ ☎", ["🇯", "🇵", "❤", "☎"]), ("★ → © ‼ ↔", []), ("1️⃣", ["1"]), ("😀😀", ["😀", "😀"]),
    ])
    func `an emoji is a word of its own, whatever its skin colour`(text: String, tokens: [String]) {
        #expect(words(text) == tokens)
        #expect(words(text, .query) == tokens)
    }

    @Test func `an identifier is cut at underscores and dots`() {
        #expect(words("snake_case user.name don't") == ["snake", "case", "user", "name", "don", "t"])
    }

    @Test func `a text without letters has no tokens`() {
        #expect(words("").isEmpty)
        #expect(words(" \n—*?\u{200B}\u{301}").isEmpty)
    }

    @Test func `positions count tokens without gaps`() {
        let tokens = Tokenizer().tokens(in: "one 二三 ½ four", mode: .document)
        #expect(tokens.map(\.position) == Array(0..<tokens.count))
        #expect(tokens.map(\.text) == ["one", "二三", "三", "1", "2", "four"])
    }

    @Test func `a range holds the original bytes of the token`() {
        let text = "Ab é e\u{301}x \u{FB01}n！Ｃ"
        let utf8 = Array(text.utf8)
        let sources = Tokenizer().tokens(in: text, mode: .document).map {
            String(decoding: utf8[$0.range], as: UTF8.self)
        }
        #expect(
            sources.map { Array($0.unicodeScalars) }
                == ["Ab", "é", "e\u{301}x", "\u{FB01}n", "Ｃ"].map { Array($0.unicodeScalars) })
    }

    @Test func `a word beyond the limit goes on in further tokens and nothing is lost`() {
        let limit = Tokenizer.maximumTokenBytes
        let long = String(repeating: "a", count: limit) + String(repeating: "b", count: limit) + "c"
        let tokens = Tokenizer().tokens(in: long + " d", mode: .document)
        #expect(tokens.map(\.text.utf8.count) == [limit, limit, 1, 1])
        #expect(tokens.map(\.range) == [0..<limit, limit..<2 * limit, 2 * limit..<2 * limit + 1, 130..<131])
    }

    @Test func `a long word is cut between characters`() {
        let tokens = Tokenizer().tokens(in: "x" + String(repeating: "я", count: 40), mode: .document)
        #expect(
            tokens.map(\.text) == ["x" + String(repeating: "я", count: 31), String(repeating: "я", count: 9)])
    }

    @Test func `a token of the greatest length folds to itself`() {
        let token = String(repeating: "я", count: Tokenizer.maximumTokenBytes / 2)
        #expect(words(token, .query) == [token])
    }

    @Test func `tokenizing stops when asked`() {
        var seen = 0
        let text = Array("one two 三四 five".utf8)
        let isFinished = text.withUnsafeBufferPointer { bytes in
            Tokenizer().tokenize(bytes, mode: .document) { _, _, _ in
                seen += 1
                return seen < 3
            }
        }
        #expect(!isFinished)
        #expect(seen == 3)
    }

    @Test func `the stroke that stretches an Arabic word is no letter`() {
        #expect(words("\u{643}\u{640}\u{640}\u{62A}") == words("\u{643}\u{62A}"))
        #expect(words("\u{640} \u{FE77}").isEmpty)
    }
}
