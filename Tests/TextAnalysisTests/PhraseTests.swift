import Testing
import TextAnalysis

struct PhraseTests {
    /// Terms with `*` after a prefix.
    private func phrase(_ text: String) -> [String] {
        Tokenizer().phrase(text).map { $0.text + ($0.isPrefix ? "*" : "") }
    }

    @Test func `words are whole terms`() {
        #expect(phrase("Machine learning, 3.14") == ["machine", "learning", "3", "14"])
    }

    @Test func `the last run has its pairs only`() {
        #expect(phrase("中国人") == ["中国", "国人"])
        #expect(phrase("see 中国") == ["see", "中国"])
    }

    @Test func `a run with something after it has its last character too`() {
        #expect(phrase("中国 gen") == ["中国", "国", "gen"])
        #expect(phrase("你好，世界") == ["你好", "好", "世界"])
    }

    @Test func `a last run of one character is a prefix, and elsewhere it is whole`() {
        #expect(phrase("中") == ["中*"])
        #expect(phrase("gen中") == ["gen", "中*"])
        #expect(phrase("中gen") == ["中", "gen"])
        #expect(phrase("国人，中") == ["国人", "人", "中*"])
        #expect(phrase("人，中") == ["人", "中*"])
    }

    @Test func `punctuation after the last run changes nothing`() {
        #expect(phrase("中国。") == ["中国"])
        #expect(phrase("中。") == ["中*"])
    }

    @Test func `a text without tokens has no terms`() {
        #expect(phrase(" ，。").isEmpty)
    }

    @Test func `a phrase does not match where the run goes on before its next term`() {
        let document = TokenizedDocument("中国人 gen")
        #expect(document.matches(of: Tokenizer().phrase("国人 gen")) == [1])
        #expect(document.matches(of: Tokenizer().phrase("中国 gen")).isEmpty)
    }
}
