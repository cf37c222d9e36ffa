import DocumentModel
import Foundation
import Search
import Storage
import Testing

struct ConcurrentSearchTests {
    @Test func `searches while documents are written see whole commits only, and never fewer than before`()
        async throws
    {
        let path = FileManager.default.temporaryDirectory.appending(path: "folio-\(UUID().uuidString).db")
            .path
        defer {
            for ending in ["", "-wal", "-shm", ".lock"] {
                try? FileManager.default.removeItem(atPath: path + ending)
            }
        }
        let clock: @Sendable () -> Date = { Date(timeIntervalSince1970: 1_767_323_045) }
        let pagesPerCommit = 6
        let commits = 40
        let store = try DocumentStore(path: path, mode: .create, clock: clock)

        try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                let writer = try DocumentWriter(store)
                for number in 0..<commits {
                    // Two documents of three pages a commit.
                    for part in 0..<2 {
                        let pages = (0..<3).map { [Block(.text, text: "cat 水位观测 w\(number) \($0)")] }
                        _ = try writer.write(SampleStore.parse("d\(number)-\(part)", pages: pages))
                    }
                    try writer.commit()
                }
                return 0
            }
            for query in ["cat", "\"水位观测\"", "cat OR w1", "水"] {
                group.addTask {
                    // As another process: connections of its own, for reading.
                    let engine = SearchEngine(store: try DocumentStore(path: path, mode: .read, clock: clock))
                    var last = 0
                    var answers = 0
                    while last < commits * pagesPerCommit {
                        let result = try engine.search(
                            SearchRequest(query: query, limit: 5, facets: [.provider]))
                        #expect(result.total.isMultiple(of: pagesPerCommit) && result.total >= last)
                        #expect(result.hits.count == min(5, result.total))
                        #expect(result.hits.allSatisfy { !$0.regions.isEmpty })
                        #expect(
                            result.facets[0].values.map(\.pages) == (result.total == 0 ? [] : [result.total]))
                        last = result.total
                        answers += 1
                    }
                    return answers
                }
            }
            var answers = 0
            for try await count in group { answers += count }
            #expect(answers >= 4)
        }
    }
}
