import DocumentModel
import TestSupport
import Testing

@testable import Providers

/// Words that a parser sends beside a text are found in it, or not at all.
@Suite struct TextPiecesTests {
    /// Where pieces stand in a text, as text; the box of each says its number.
    private func found(_ words: [String], in text: String) -> [String] {
        var pieces = TextPieces()
        for (number, word) in words.enumerated() {
            pieces.add(word, Box(Double(number), 0, Double(number) + 1, 1))
        }
        let scalars = Array(text.unicodeScalars)
        return (pieces.boxes(in: text) ?? []).map { piece in
            "\(Int(piece.box.x0)):\(String(String.UnicodeScalarView(scalars[piece.range])))"
        }
    }

    @Test(arguments: [
        ("words stand where they are", ["the", "radar"], "the radar", ["0:the", "1:radar"]),
        ("a repeated word is the next one", ["a", "b", "a"], "a b a", ["0:a", "1:b", "2:a"]),
        ("white space does not count", ["two  words", "x"], "two\nwords\tx", ["0:two\nwords", "1:x"]),
        ("a hyphen that joining removed", ["exam-", "ple"], "example", ["0:exam", "1:ple"]),
        ("a hyphen that joining kept", ["top-", "down"], "top-\ndown", ["0:top-", "1:down"]),
        ("Chinese has no spaces", ["水位", "观测"], "水位观测站", ["0:水位", "1:观测"]),
        ("a word that the text lacks", ["lost", "radar"], "the radar", ["1:radar"]),
        ("no word within a word", ["a", "radar"], "apple radar", ["1:radar"]),
        ("no word within a later word", ["x", "dar"], "the radar", []),
        ("glued pieces", ["foo", "(", ")"], "foo()", ["0:foo", "1:(", "2:)"]),
        ("beyond the basic plane", ["𝑥", "=", "1"], "𝑥 = 1", ["0:𝑥", "1:=", "2:1"]),
    ])
    func `pieces are found in order`(_ name: String, _ words: [String], _ text: String, _ expected: [String])
    {
        #expect(found(words, in: text) == expected, "\(name)")
    }

    @Test func `without pieces, boxes or text there is nothing`() {
        #expect(TextPieces().boxes(in: "text") == nil)
        var pieces = TextPieces()
        pieces.add("text", nil)
        pieces.add("", Box(0, 0, 1, 1))
        #expect(pieces.isEmpty)
        pieces.add("text", Box(0, 0, 1, 1))
        #expect(pieces.boxes(in: "") == nil && pieces.boxes(in: "other") == nil)
    }

    /// The oracle writes the text itself, and so knows where each word is.
    @Test func `whatever the words and the white space, each has its own place`() {
        var random = SeededRandom.fresh()
        let letters = Array("abAB12é水位-().,𝑥")
        for _ in 0..<SeededRandom.rounds(300) {
            var pieces = TextPieces()
            var text = String.UnicodeScalarView()
            var expected: [TextBox] = []
            for number in 0..<Int.random(in: 1...30, using: &random) {
                let count = Int.random(in: 1...6, using: &random)
                let word = String((0..<count).map { _ in letters.randomElement(using: &random) ?? "a" })
                guard let box = Box(Double(number), 0, Double(number) + 1, 1) else { continue }
                let start = text.count
                text.append(contentsOf: word.unicodeScalars)
                expected.append(TextBox(start..<text.count, box))
                text.append(
                    contentsOf: ([" ", "\n", "\t \n"].randomElement(using: &random) ?? " ").unicodeScalars)
                pieces.add(word, box)
            }
            #expect(pieces.boxes(in: String(text)) == expected, "\(String(text))")
        }
    }

    @Test func `lines of a page go to the smallest block that holds them`() throws {
        var blocks = [
            Block(.text, text: "first line\nsecond line", box: Box(0, 0, 100, 40)),
            Block(.caption, text: "inside", box: Box(10, 30, 50, 40)),
            Block(.text, text: "no box"),
        ]
        var pieces = PagePieces()
        pieces.add("first line", Box(0, 0, 90, 10))
        pieces.add("second line", Box(0, 12, 90, 22))
        pieces.add("inside", Box(12, 32, 48, 38))
        pieces.add("no box", Box(0, 200, 10, 210))
        pieces.deal(to: &blocks)
        #expect(blocks[0].textBoxes?.map(\.range) == [0..<10, 11..<22])
        #expect(blocks[1].textBoxes?.map(\.range) == [0..<6])
        #expect(blocks[2].textBoxes == nil)
    }
}
