import Search
import TestSupport
import Testing

struct SnippetTests {
    /// The snippet of one block in which every occurrence of a piece was found.
    private func snippet(of text: String, marking pieces: String..., length: Int = 40) -> Snippet {
        Snippet(of: [region(0, in: text, marking: pieces)], in: [text], length: length)
    }

    private func region(_ block: Int, in text: String, marking pieces: [String], leaf: Int = 0) -> PageRegion
    {
        let scalars = Array(text.unicodeScalars)
        var matches: [PageRegion.Match] = []
        for (index, piece) in pieces.enumerated() {
            let wanted = Array(piece.unicodeScalars)
            for start in scalars.indices where scalars[start...].starts(with: wanted) {
                matches.append(.init(.init(leaf: leaf + index), start..<start + wanted.count))
            }
        }
        return PageRegion(block: block, matches: matches)
    }

    private func marked(_ snippet: Snippet) -> [String] {
        let scalars = Array(snippet.text.unicodeScalars)
        return snippet.highlights.ranges.map { range in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return String(view)
        }
    }

    @Test func `a short text is shown whole, without ellipses`() {
        let snippet = snippet(of: "The cat sat.", marking: "cat")
        #expect(snippet.text == "The cat sat.")
        #expect(snippet.highlights.ranges == [4..<7])
    }

    @Test func `white space and control characters collapse, and the highlights move along`() {
        let snippet = snippet(of: " \n The\t\tred  \n\u{1B} cat😀 \n", marking: "red  \n\u{1B} cat", "The")
        #expect(snippet.text == "The red cat😀")
        #expect(snippet.highlights.ranges == [0..<3, 4..<11])
    }

    @Test func `a long text is cut between words around the match`() {
        let words = (0..<100).map { "word\($0)" }
        let snippet = snippet(of: words.joined(separator: " "), marking: "word50")
        #expect(marked(snippet) == ["word50"])
        #expect(snippet.text.hasPrefix("…word") && snippet.text.hasSuffix("…"))
        let shown = snippet.text.dropFirst().dropLast().split(separator: " ").map(String.init)
        #expect(shown.allSatisfy(words.contains), "whole words only: \(snippet.text)")
        #expect((20...42).contains(snippet.text.count))
    }

    @Test func `the window with the most different terms wins over one with more matches`() {
        let text = "cat cat cat cat " + String(repeating: "- ", count: 60) + "dog and cat end"
        #expect(marked(snippet(of: text, marking: "cat", "dog")) == ["dog", "cat"])
    }

    @Test func `Chinese text is cut at any character, rather at the end of a sentence`() {
        let text = String(repeating: "甲乙丙丁", count: 20) + "。猫在这里。" + String(repeating: "戊己庚辛", count: 20)
        let snippet = snippet(of: text, marking: "猫")
        #expect(marked(snippet) == ["猫"])
        #expect(snippet.text.hasPrefix("…") && snippet.text.hasSuffix("…"))
        #expect((20...42).contains(snippet.text.unicodeScalars.count))
    }

    @Test func `a character of several code points is not cut`() {
        let family = "👩‍👩‍👧‍👦"
        let text = String(repeating: family, count: 30) + "cat" + String(repeating: family, count: 30)
        let snippet = snippet(of: text, marking: "cat")
        let rest = snippet.text.replacing("cat", with: "").replacing("…", with: "")
        #expect(!rest.isEmpty && rest.allSatisfy { String($0) == family })
    }

    @Test func `terms of other blocks are shown after an ellipsis, in reading order`() {
        let texts = ["a dog", "nothing", "the cat"]
        let regions = [
            region(2, in: texts[2], marking: ["cat"], leaf: 0),
            region(0, in: texts[0], marking: ["dog"], leaf: 1),
        ]
        let snippet = Snippet(of: regions, in: texts)
        #expect(snippet.text == "a dog … the cat")
        #expect(marked(snippet) == ["dog", "cat"])
    }

    @Test func `a block that adds no term is not shown`() {
        let texts = ["one cat", "two cats"]
        let regions = texts.indices.map { region($0, in: texts[$0], marking: ["cat"]) }
        #expect(Snippet(of: regions, in: texts).text == "one cat")
    }

    @Test func `random texts give snippets whose highlights are the marked pieces`() {
        var generator = SeededRandom.fresh()
        let alphabet: [Character] = ["a", "b", " ", "\n", "。", ".", "猫", "狗", "😀", "𠀀", "-"]
        for _ in 0..<SeededRandom.rounds(500) {
            let text = String(
                (0..<Int.random(in: 1...300, using: &generator)).map { _ in
                    alphabet.randomElement(using: &generator) ?? "a"
                } + ["X"])
            let snippet = snippet(
                of: text, marking: "X", "猫", length: Int.random(in: 5...80, using: &generator))
            #expect(marked(snippet).allSatisfy { $0 == "X" || $0 == "猫" })
            #expect(!marked(snippet).isEmpty)
        }
    }
}
