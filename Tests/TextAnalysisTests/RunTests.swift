import Testing
import TextAnalysis

struct RunTests {
    @Test func `a run gives its pairs and, in a document, its last character`() {
        #expect(words("中国人") == ["中国", "国人", "人"])
        #expect(words("中国人", .query) == ["中国", "国人"])
    }

    @Test func `a run of one character is that character in both modes`() {
        #expect(words("中") == ["中"])
        #expect(words("中", .query) == ["中"])
    }

    @Test func `Latin glued to Chinese splits`() {
        #expect(words("重跑gen第2次") == ["重跑", "跑", "gen", "第", "2", "次"])
    }

    @Test func `punctuation ends a run`() {
        #expect(words("你好，世界") == ["你好", "好", "世界", "界"])
    }

    @Test(arguments: [
        "人々", "二〇", "カー", "ひら", "한글", "𠀀𪚥", "㐀㐁", "\u{31350}\u{31351}", "ไท", "ㄅㄆ",
    ])
    func `characters of scripts without spaces form pairs`(run: String) {
        let tokens = Tokenizer().tokens(in: run, mode: .document)
        #expect(tokens.map(\.kind) == [.pair, .lastCharacter])
    }

    @Test func `kinds tell words, pairs and last characters apart`() {
        let kinds = Tokenizer().tokens(in: "ab 中国人，七", mode: .document).map(\.kind)
        #expect(kinds == [.word, .pair, .pair, .lastCharacter, .lastCharacter])
    }

    @Test func `ranges of pairs overlap and keep a variation selector with its character`() {
        let text = "葛\u{E0100}城市"
        let ranges = Tokenizer().tokens(in: text, mode: .document).map(\.range)
        #expect(ranges == [0..<10, 7..<13, 10..<13])
        #expect(words(text) == ["葛城", "城市", "市"])
        #expect(Tokenizer().tokens(in: "中国\u{E0100}人", mode: .query).first?.range == 0..<10)
    }

    @Test func `a compatibility character of several characters counts as these, with its own bytes`() {
        let tokens = Tokenizer().tokens(in: "㍻三", mode: .document)
        #expect(tokens.map(\.text) == ["平成", "成三", "三"])
        #expect(tokens.map(\.range) == [0..<3, 0..<6, 3..<6])
    }

    @Test func `a run of any length keeps every pair`() {
        let characters = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜".map(String.init)
        let pairs = zip(characters, characters.dropFirst()).map { $0 + $1 }
        #expect(words(characters.joined()) == pairs + [characters[characters.count - 1]])
        #expect(words(characters.joined(), .query) == pairs)
    }
}
