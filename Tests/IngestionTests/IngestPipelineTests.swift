import DocumentModel
import Foundation
import Providers
import Storage
import TestSupport
import Testing

@testable import Ingestion

@Suite struct IngestPipelineTests {
    @Test func `a second result under the same key is noted, and kept as the newer parse`() async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "folio-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for (folder, text) in [("a", "one"), ("b", "two")] {
            let file = root.appending(path: "\(folder)/result.json")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            let page = #"{"url":"","page_idx":0,"page_width":10,"page_height":10,"md":"\#(text)"}"#
            try Data(#"{"version":"v2","pages":[\#(page)]}"#.utf8).write(to: file)
        }
        let store = try DocumentStore.inMemory(clock: { Date(timeIntervalSince1970: 0) })
        let paths = ["a", "b"].map { root.appending(path: "\($0)/result.json").path }
        let summary = try await IngestPipeline(store: store, options: IngestOptions()).run(paths: paths)
        #expect(summary.parses == 2)
        #expect(summary.documents == 1)
        #expect(summary.takeoverCount == 1)
        #expect(summary.takeovers == ["\(paths[1]) (result)"])
        let apart = try await IngestPipeline(store: store, options: IngestOptions()).run(paths: [root.path])
        #expect(apart.skipped == 2)
        #expect(apart.takeoverCount == 0)
    }

    /// Answers of a `mineru-api`: what it sends unless more is asked for, and one in which an upload's name comes twice.
    @Test(arguments: [
        (
            ##"{"backend":"b","version":"2.7.6","results":{"gauge":{"md_content":"# A\n\nb"},"tide":{"md_content":"c"}}}"##,
            ["gauge", "tide"], ["pages_unknown"]
        ),
        (
            ##"{"backend":"b","version":"2.7.6","results":{"gauge":{"md_content":"one \"page\""}}}"##,
            ["gauge"], ["pages_unknown"]
        ),
        (
            ##"{"backend":"b","results":{"gauge":{"content_list":"[{\"type\":\"text\",\"text\":\"a\",\"page_idx\":0}]"},"gauge":{"content_list":"[{\"type\":\"text\",\"text\":\"b\",\"page_idx\":0}]"}}}"##,
            ["gauge"], ["layout_missing", "boxes_missing", "json_member_repeated"]
        ),
    ])
    func `every result of a server's answer comes in, with what was mended in the answer`(
        answer: String, keys: [String], warnings: [String]
    ) throws {
        let decoder = ResultDecoder(options: IngestOptions(), existingParses: { _ in [] })
        let payload = Payload(
            name: "answer.json", members: [.init(name: "answer.json", bytes: Array(answer.utf8))])
        let item = SourceItem(
            source: "answer.json", key: "answer", content: .payload(payload, container: nil))
        let parses = decoder.decode(item).compactMap { result in
            if case .parse(let parse) = result.outcome { parse.header } else { nil }
        }
        #expect(parses.map(\.key) == keys)
        #expect(parses.allSatisfy { $0.provider == "mineru" && $0.document.pages.count == 1 })
        #expect(parses.first?.document.warnings.warnings.map(\.code) == warnings)
    }
}
