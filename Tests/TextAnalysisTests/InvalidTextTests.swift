import TestSupport
import Testing
import TextAnalysis

struct InvalidTextTests {
    private func tokens(_ bytes: [UInt8]) -> [Token] {
        bytes.withUnsafeBufferPointer { Tokenizer().tokens(in: $0, mode: .document) }
    }

    @Test(arguments: [
        [0x80], [0xFF], [0xC3], [0xC0, 0xAF], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98],
        [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE0, 0x80, 0xAF],
        [0xF0, 0x80, 0x80, 0xAF],
    ])
    func `bytes that are not UTF-8 separate`(bad: [UInt8]) {
        let found = tokens(Array("ab".utf8) + bad + Array("cd".utf8))
        #expect(found.map(\.text) == ["ab", "cd"])
        #expect(found.map(\.range) == [0..<2, 2 + bad.count..<4 + bad.count])
        #expect(tokens(Array("中".utf8) + bad).map(\.text) == ["中"])
    }

    @Test func `any bytes give tokens inside the text, in order`() {
        var random = SeededRandom.fresh()
        for _ in 0..<SeededRandom.rounds(1_000) {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? UInt8.random(in: 0...255, using: &random)
                    : random.element(of: [0x41, 0x2D, 0x0A, 0xE4, 0xB8, 0xAD])
            }
            var start = 0
            for token in tokens(bytes) {
                #expect(
                    token.range.lowerBound >= start && token.range.upperBound <= bytes.count, "\(random.seed)"
                )
                #expect(!token.range.isEmpty && !token.text.isEmpty)
                #expect(token.text.utf8.count <= Tokenizer.maximumTokenBytes)
                start = token.range.lowerBound
            }
        }
    }
}
