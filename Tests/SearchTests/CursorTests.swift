import DocumentModel
import Search
import Storage
import TestSupport
import Testing

struct CursorTests {
    /// Documents of pages that say `cat` one to four times, so that many have the same score.
    private func parses(_ generator: inout SeededRandom) -> [ParseToStore] {
        (0..<12).map { number in
            SampleStore.parse(
                "d\(number)",
                pages: (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                    let count = Int.random(in: 1...4, using: &generator)
                    return [
                        Block(.text, text: String(repeating: "cat ", count: count) + "dog"),
                        Block(.listItem, text: "cat"),
                    ]
                })
        }
    }

    private func places(_ hits: [SearchHit]) -> [String] { hits.map { "\($0.document)/\($0.pageIndex)" } }

    private static let requests = [
        SearchRequest(query: "cat"), SearchRequest(query: "cat", sort: .newest),
        SearchRequest(query: "cat", types: [.listItem]), SearchRequest(query: "cat page:1,3-9"),
        SearchRequest(query: "cat", groupsByDocument: true),
    ]

    @Test(arguments: requests)
    func `results put together by cursors are the whole result`(request: SearchRequest) throws {
        var generator = SeededRandom.fresh()
        let engine = SearchEngine(store: try SampleStore.make(parses(&generator)))
        var request = request
        request.limit = 1_000
        let whole = try engine.search(request)
        #expect(whole.next == nil && whole.hits.count == whole.total)
        request.limit = 4
        var joined: [SearchHit] = []
        repeat {
            let result = try engine.search(request)
            #expect(result.total == whole.total)
            #expect(result.start == joined.count)
            joined += result.hits
            // As a user hands it back.
            request.cursor = try result.next.map { try SearchCursor($0.text) }
        } while request.cursor != nil && joined.count < 1_000
        #expect(joined == whole.hits)
    }

    @Test(arguments: requests)
    func `pages that come and go meanwhile make no hit come twice`(request: SearchRequest) throws {
        var generator = SeededRandom.fresh()
        let store = try SampleStore.make(parses(&generator))
        let engine = SearchEngine(store: store)
        var request = request
        request.limit = 5
        let first = try engine.search(request)
        request.cursor = first.next
        let second = try engine.search(request)
        // One page better than all that were there, and one of the hits shown goes.
        let writer = try DocumentWriter(store)
        _ = try writer.write(
            SampleStore.parse("new", pages: [[Block(.text, text: "cat"), Block(.listItem, text: "cat")]]))
        try writer.commit()
        let gone = first.hits[1].document
        try store.delete(key: gone)
        let later = try engine.search(request)
        #expect(Set(places(later.hits)).isDisjoint(with: places(first.hits)))
        let expected = places(second.hits).filter { !$0.hasPrefix("\(gone)/") }
        #expect(places(later.hits).filter { expected.contains($0) } == expected || request.sort == .score)
    }

    @Test func `a cursor whose own page is gone goes on at its place`() throws {
        let pages = (1...6).map {
            [Block(.text, text: String(repeating: "cat ", count: $0) + "dog mouse bird")]
        }
        let store = try SampleStore.make(
            pages.enumerated().map { SampleStore.parse("d\($0.offset)", pages: [$0.element]) })
        let engine = SearchEngine(store: store)
        let whole = try engine.search(SearchRequest(query: "cat")).hits.map(\.document)
        let first = try engine.search(SearchRequest(query: "cat", limit: 3))
        try store.delete(key: whole[2])
        let second = try engine.search(SearchRequest(query: "cat", limit: 3, cursor: first.next))
        #expect(second.hits.map(\.document) == Array(whole[3...]))
    }

    @Test func `a cursor of another search, or none at all, is a named error`() throws {
        var generator = SeededRandom.fresh()
        let engine = SearchEngine(store: try SampleStore.make(parses(&generator)))
        let cursor = try #require(try engine.search(SearchRequest(query: "cat", limit: 2)).next)
        for other in [
            SearchRequest(query: "dog", cursor: cursor),
            SearchRequest(query: "cat", sort: .newest, cursor: cursor),
            SearchRequest(query: "cat", furniture: true, cursor: cursor),
        ] {
            #expect(throws: SearchCursorError.self) { try engine.search(other) }
        }
        #expect(try engine.search(SearchRequest(query: "cat", limit: 7, cursor: cursor)).hits.count == 7)
        for text in [
            "", "x", "1-2-3", "1-2-3-4-ü", "2" + cursor.text.dropFirst(), "1-0-1-1-1", cursor.text + "-1",
        ] {
            #expect(throws: SearchCursorError.self) { try SearchCursor(text) }
        }
    }
}
