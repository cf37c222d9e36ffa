import DocumentModel
import Foundation
import Rendering
import Testing
import TextQuality

@testable import Exports

struct BlockScoreTests {
    @Test func `the shares of furniture, tables, formulas and garbled characters are of all characters`()
        throws
    {
        let folder = try TemporaryFolder()
        var source = PlainSource()
        let blocks = [
            Block(.pageHeader, text: String(repeating: "h", count: 25)),
            Block(.text, text: "ab\u{E000}(cid:7)" + String(repeating: "t", count: 40), confidence: 0.5),
            Block(.table, text: String(repeating: "c", count: 10)),
            Block(.formula, text: String(repeating: "x", count: 15), confidence: 1),
        ]
        source.documents = [
            (
                ExportDocument(key: "k", provider: "p", pageCount: 1), [],
                [ExportPage(index: 0, blocks: blocks)]
            )
        ]
        var options = ExportOptions(format: .jsonl)
        options.scores = true
        try Exporter(options).run(to: folder.path, over: source)
        let line = try folder.data("part-00000.jsonl")
        let record = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
        let metadata = try #require(record["metadata"] as? [String: Any])
        let scores = try #require(metadata["scores"] as? [String: Any])
        #expect(Set(scores.keys) == Set(Score.allCases.map(\.rawValue)))
        // 50 characters of text, 10 of a table, 15 of a formula, 25 left out.
        #expect(scores["furniture_share"] as? Double == 0.25)
        #expect(scores["table_share"] as? Double == 0.133333)
        #expect(scores["formula_share"] as? Double == 0.2)
        #expect(scores["ocr_confidence"] as? Double == 0.615385)
        let chars = try #require(scores["chars"] as? Double)
        #expect(try abs(#require(scores["garbled_share"] as? Double) - 8 / chars) < 1e-6)
    }
}
