import TestSupport
import Testing
import TextAnalysis

/// Mutated bytes: tokens lie in the text, in order, whatever the bytes, and in both modes.
@Suite struct TokenizerFuzzTests {
    private static let seeds = [
        "Station 12-a: 水位观测 rea-\nding 籤佈 ﬁne Ａ１ é e\u{301} 𠀀 한국어 の word\u{AD}break", "2020年の数据 <b>x</b> a_b",
    ].map { Array($0.utf8) }

    private static let pieces = [
        "-\n", "\u{AD}", "\u{200B}", "中", "の", "한", "\u{301}", "\u{1100}", "\u{1161}", "\u{11A8}", "가", "ﬃ",
        "Ａ", "\u{1F600}", " ", "\t",
    ]
    .map { Array($0.utf8) }

    @Test func `no mutation crashes, and tokens lie in the text in order`() throws {
        try Fuzzing.run("tokenizer", seeds: Self.seeds, pieces: Self.pieces, count: 1500) { bytes in
            for mode in [Tokenizer.Mode.document, .query] {
                var start = 0
                for token in bytes.withUnsafeBufferPointer({ Tokenizer().tokens(in: $0, mode: mode) }) {
                    guard token.range.lowerBound >= start, token.range.upperBound <= bytes.count,
                        !token.range.isEmpty, !token.text.isEmpty,
                        token.text.utf8.count <= Tokenizer.maximumTokenBytes
                    else { throw BrokenPromise("token \(token.text) at \(token.range)") }
                    start = token.range.lowerBound
                }
            }
            for token in bytes.withUnsafeBufferPointer({ Tokenizer().indexTokens(in: $0) }) {
                guard token.range.upperBound <= bytes.count, !token.range.isEmpty, !token.text.isEmpty,
                    token.text.utf8.count <= Tokenizer.maximumTokenBytes
                else { throw BrokenPromise("index token \(token.text) at \(token.range)") }
            }
        }
    }
}
