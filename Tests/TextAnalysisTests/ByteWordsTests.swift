import TestSupport
import Testing

@testable import TextAnalysis

@Suite struct ByteWordsTests {
    private static let tests:
        [(name: String, found: @Sendable (UInt64) -> UInt64, holds: @Sendable (UInt8) -> Bool)] = [
            ("<", { ByteWords.equal($0, 0x3C) }, { $0 == 0x3C }),
            ("0xEF", { ByteWords.equal($0, 0xEF) }, { $0 == 0xEF }),
            ("a control", { ByteWords.controls($0) }, { $0 < 0x20 }),
            ("[ to `", { ByteWords.between($0, 0x5B, 0x60) }, { (0x5B...0x60).contains($0) }),
            ("| to ~", { ByteWords.between($0, 0x7C, 0x7E) }, { (0x7C...0x7E).contains($0) }),
        ]

    @Test func `the bytes before the first one found are counted, whatever stands beside it`() {
        var random = SeededRandom.fresh()
        for byte in UInt8.min...UInt8.max {
            for place in 0..<8 {
                var bytes = (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
                bytes[place] = byte
                let word = bytes.withUnsafeBufferPointer { ByteWords.word($0, at: 0) }
                for test in Self.tests {
                    let expected = bytes.firstIndex(where: test.holds) ?? 8
                    #expect(
                        ByteWords.count(before: test.found(word)) == expected,
                        "\(test.name) in \(bytes), seed \(random.seed)")
                }
            }
        }
    }

    @Test func `what is found in several ways is counted up to the first`() {
        let word = Array("abc\nd<e\u{7F}".utf8).withUnsafeBufferPointer { ByteWords.word($0, at: 0) }
        #expect(ByteWords.count(before: ByteWords.equal(word, 0x3C) | ByteWords.equal(word, 0x7F)) == 5)
        #expect(ByteWords.count(before: ByteWords.equal(word, 0x3C) | ByteWords.controls(word)) == 3)
    }
}
