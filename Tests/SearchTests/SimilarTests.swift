import DocumentModel
import Search
import Storage
import Testing

struct SimilarTests {
    private func store() throws -> DocumentStore {
        let common = (0..<20).map { [Block(.text, text: "the page number w\($0)")] }
        return try SampleStore.make([
            SampleStore.parse("filler", pages: common),
            SampleStore.parse(
                "rivers",
                pages: [
                    [Block(.text, text: "the radar gauge measures 水位观测"), Block(.pageHeader, text: "zoo")],
                    [Block(.text, text: "the gauge and its radar, 水位")],
                    [Block(.text, text: "the gauge alone")],
                    [Block(.text, text: "the unrelated"), Block(.pageHeader, text: "zoo")],
                    [Block(.text, text: "unique")],
                ]),
        ])
    }

    @Test func `the pages with most of the rare terms come first, and the page itself is left out`() throws {
        let result = try SearchEngine(store: try store()).similar(
            SimilarRequest(document: "rivers", pageIndex: 0))
        #expect(result.hits.prefix(2).map { "\($0.document)/\($0.pageIndex)" } == ["rivers/1", "rivers/2"])
        #expect(!result.hits.contains { $0.document == "rivers" && $0.pageIndex == 0 })
        // Of 25 pages, radar and 水位 are on two, gauge on three, the on 24; what is on one page finds none.
        #expect(result.terms.map(\.text) == ["radar", "水位", "gauge", "the"])
        #expect(result.terms.map(\.pages) == [2, 2, 3, 24])
        #expect(result.total == 23)
        #expect(result.hits.count == 10)
        #expect(result.hits[0].regions[0].highlights.ranges.count >= 3)
    }

    @Test func `the limit holds, and a page like no other finds nothing`() throws {
        let engine = SearchEngine(store: try store())
        let one = try engine.similar(SimilarRequest(document: "rivers", pageIndex: 0, limit: 1))
        #expect(one.hits.map(\.pageIndex) == [1])
        #expect(one.total == 23)
        let none = try engine.similar(SimilarRequest(document: "rivers", pageIndex: 4))
        #expect(none.terms.isEmpty && none.hits.isEmpty && none.total == 0)
        #expect(none.text(colored: false) == "No word of this page is on another page.\n")
    }

    @Test func `a page that is not there is a named error`() throws {
        let engine = SearchEngine(store: try store())
        for request in [
            SimilarRequest(document: "rivers", pageIndex: 9), SimilarRequest(document: "lakes", pageIndex: 0),
            SimilarRequest(document: "rivers", pageIndex: 0, provider: "beta"),
        ] {
            let error = #expect(throws: StoreError.self) { try engine.similar(request) }
            #expect(error?.code == .unknownDocument)
        }
    }
}
