import Foundation
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
}
