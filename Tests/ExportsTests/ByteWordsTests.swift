import TestSupport
import Testing

@testable import Exports

@Suite struct ByteWordsTests {
    @Test func `every byte is told apart at every place in a word, whatever stands beside it`() {
        var random = SeededRandom.fresh()
        for byte in UInt8.min...UInt8.max {
            for place in 0..<8 {
                var bytes = (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
                bytes[place] = byte
                let word = bytes.withUnsafeBufferPointer { ByteWords.word($0, at: 0) }
                let top: UInt64 = 0x80 << UInt64(8 * place)
                #expect(
                    (ByteWords.equal(word, 0x3C) & top != 0) == (byte == 0x3C), "\(bytes), \(random.seed)")
                #expect(
                    (ByteWords.equal(word, 0xEF) & top != 0) == (byte == 0xEF), "\(bytes), \(random.seed)")
                #expect((ByteWords.between(word, 0, 0x1F) & top != 0) == (byte < 0x20), "\(bytes)")
                #expect(
                    (ByteWords.between(word, 0x5B, 0x60) & top != 0) == (0x5B...0x60).contains(byte),
                    "\(bytes), \(random.seed)")
            }
        }
    }

    @Test func `a count is that of the bytes before the first one found`() {
        #expect(ByteWords.count(before: 0) == 8)
        for place in 0..<8 {
            let found: UInt64 = (0x80 << UInt64(8 * place)) | (place < 7 ? 0x80 << 56 : 0)
            #expect(ByteWords.count(before: found) == place)
        }
    }
}
