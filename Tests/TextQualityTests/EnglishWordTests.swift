import Foundation
import TestSupport
import Testing

@testable import TextQuality

/// Words against those of datatrove's English tokenizer, spaCy's; `tools/export-checks/datatrove_golden.py` wrote them.
struct EnglishWordTests {
    private struct Case: Decodable {
        let text: String
        let words: [String]
    }

    private func words(_ text: String) -> [String] {
        var cutter = EnglishWords()
        var ranges: [Range<Int>] = []
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { cutter.cut($0, into: &ranges) }
        return ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test func `words are spaCy's`() throws {
        let file = Fixtures.folder.appending(path: "datatrove/words.json")
        let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
        #expect(cases.count > 60)
        for one in cases { #expect(words(one.text) == one.words, "\(one.text)") }
    }
}
