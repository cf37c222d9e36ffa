import DocumentModel
import Foundation
import Search
import Storage
import TestSupport
import Testing

/// A set of stores is to answer as the one store that has all of their documents.
struct StoreSetTests {
    private static let words = [
        "gauge", "gauges", "river", "level", "measure", "measured", "station", "weir", "flow", "rating",
        "curve",
        "水位", "观测", "测站", "的", "流量",
    ]

    /// Parses of pages of random words, of which the first are frequent.
    private static func parses(
        _ count: Int, pages: ClosedRange<Int>, _ generator: inout SeededRandom
    ) -> [ParseToStore] {
        (0..<count).map { number in
            let pages = (0..<Int.random(in: pages, using: &generator)).map { _ in
                [BlockType.heading, .text, .text, .pageFooter].map { type in
                    Block(type, text: text(&generator))
                }
            }
            return SampleStore.parse(
                "folder/\(number)", provider: generator.element(of: ["alpha", "beta"]),
                language: generator.element(of: ["en", "zh"]), pages: pages)
        }
    }

    private static func text(_ generator: inout SeededRandom) -> String {
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
            let number = Int.random(in: 0..<words.count, using: &generator)
            return words[min(number, Int.random(in: 0..<words.count, using: &generator))]
        }.joined(separator: " ")
    }

    private static func query(_ generator: inout SeededRandom) -> String {
        func word() -> String { generator.element(of: words + ["nowhere", "wier"]) }
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: return word()
        case 1: return "\"\(word()) \(word())\""
        case 2: return "\(word()) OR \(word())"
        case 3: return "\(word()) -\(word())"
        case 4: return "\(word().prefix(2))*"
        case 5: return "NEAR(\(word()) \(word()), 4) \(word())"
        case 6: return "heading:\(word()) \(word())"
        case 7: return "how is the \(word()) \(word()) \(word())"
        case 8: return "\(word()) type:heading"
        case 9: return "\(word()) page:2-9 lang:zh"
        default: return "\(word()) \(word())"
        }
    }

    private static func request(_ generator: inout SeededRandom) -> SearchRequest {
        var request = SearchRequest(
            query: query(&generator), limit: generator.element(of: [1, 5, 1_000]),
            offset: generator.element(of: [0, 0, 3]))
        request.stems = generator.element(of: [false, false, true])
        request.furniture = generator.element(of: [false, false, true])
        request.groupsByDocument = generator.element(of: [false, false, true])
        request.sort = generator.element(of: [.score, .score, .newest])
        if generator.element(of: [false, true]) { request.facets = [.provider, .language, .type] }
        if generator.element(of: [false, false, true]) { request.documents = ["folder/1*", "folder/0"] }
        if generator.element(of: [false, false, false, true]) {
            request.documents = ["folder/1", "folder/2"]
        }
        return request
    }

    private static func set(_ parts: [[ParseToStore]]) throws -> StoreSet {
        let stores = try parts.map(SampleStore.make)
        return try StoreSet(paths: stores.indices.map(String.init)) { stores[Int($0) ?? 0] }
    }

    /// What an answer shows, without what only one of both has: names of stores, cursors and the ids of blocks.
    private static func shown(_ result: SearchResult) throws -> String {
        var result = result
        result.next = nil
        for hit in result.hits.indices {
            result.hits[hit].store = nil
            for region in result.hits[hit].regions.indices { result.hits[hit].regions[region].blockID = 0 }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(result), as: UTF8.self)
    }

    /// Cuts values into at least one and at most `count` parts, some of which may be empty.
    private static func cut<T>(_ values: [T], _ count: Int, _ generator: inout SeededRandom) -> [[T]] {
        let ends = (1..<count).map { _ in Int.random(in: 0...values.count, using: &generator) }.sorted()
        return zip([0] + ends, ends + [values.count]).map { Array(values[$0..<$1]) }
    }

    /// Small stores are ranked by the index, those of over 1,024 pages by lists of frequent terms as well.
    @Test(arguments: [(documents: 30, pages: 1...6), (documents: 40, pages: 100...130)])
    func `a set answers every query as the store that has all documents`(
        documents: Int, pages: ClosedRange<Int>
    ) throws {
        var generator = SeededRandom.fresh()
        let parses = Self.parses(documents, pages: pages, &generator)
        let whole = SearchEngine(store: try SampleStore.make(parses))
        let parts = SearchEngine(stores: try Self.set(Self.cut(parses, 3, &generator)))
        var found = 0
        for _ in 0..<SeededRandom.rounds(40) {
            let request = Self.request(&generator)
            let expected = try whole.search(request)
            let answer = try parts.search(request)
            #expect(try Self.shown(answer) == Self.shown(expected), "\(request)")
            #expect(try parts.count(request) == whole.count(request), "\(request)")
            #expect(answer.hits.allSatisfy { $0.store != nil })
            found += expected.hits.isEmpty ? 0 : 1
        }
        #expect(found > 10)
    }

    @Test func `results put together by cursors are the whole result, and a cursor is of its own set`() throws
    {
        var generator = SeededRandom.fresh()
        let parses = Self.parses(20, pages: 1...6, &generator)
        let engine = SearchEngine(stores: try Self.set(Self.cut(parses, 4, &generator)))
        var request = SearchRequest(query: "gauge river level", limit: 1_000)
        let whole = try engine.search(request)
        request.limit = 3
        var joined: [SearchHit] = []
        repeat {
            let result = try engine.search(request)
            joined += result.hits
            request.cursor = try result.next.map { try SearchCursor($0.text) }
        } while request.cursor != nil && joined.count < 1_000
        #expect(joined == whole.hits)
        let first = try engine.search(SearchRequest(query: "gauge river level", limit: 3))
        request.cursor = first.next
        let other = SearchEngine(stores: try Self.set(Self.cut(parses, 2, &generator)))
        #expect(throws: SearchCursorError.self) { try other.search(request) }
    }

    @Test func `matches after a place are those behind it in the whole order`() throws {
        var generator = SeededRandom.fresh()
        let set = try Self.set(Self.cut(Self.parses(12, pages: 1...6, &generator), 3, &generator))
        var query = PageMatchQuery(match: "\"gauge\"", limit: 1_000)
        query.phrases = [PageMatchQuery.Phrase(match: "\"gauge\"", expression: nil)]
        let all = try set.read { try $0.matches(query) }.matches
        #expect(all.count > 3)
        for (index, match) in all.enumerated() {
            query.after = PageMatchQuery.Place(score: match.score, pageID: match.pageID)
            #expect(try set.read { try $0.matches(query) }.matches == Array(all[(index + 1)...]))
        }
    }

    @Test func `passages and similar pages are those of the store that has all documents`() throws {
        var generator = SeededRandom.fresh()
        let parses = Self.parses(20, pages: 2...6, &generator)
        let whole = SearchEngine(store: try SampleStore.make(parses))
        let parts = SearchEngine(stores: try Self.set(Self.cut(parses, 3, &generator)))
        let request = SearchRequest(query: "measured river level", limit: 20)
        let passages = try [whole, parts].map { try $0.passages(request, size: 80).passages }
        #expect(passages[0].map(\.text) == passages[1].map(\.text))
        #expect(passages[0].map(\.score) == passages[1].map(\.score))
        #expect(passages[0].map(\.headings) == passages[1].map(\.headings))
        #expect(!passages[0].isEmpty)
        for document in 0..<20 {
            let request = SimilarRequest(document: "folder/\(document)", pageIndex: 1, limit: 10)
            let similar = try [whole, parts].map { try $0.similar(request) }
            #expect(similar[0].hits.map(\.pageLocator) == similar[1].hits.map(\.pageLocator))
            #expect(similar[0].hits.map(\.score) == similar[1].hits.map(\.score))
            #expect(similar[0].terms == similar[1].terms && similar[0].total == similar[1].total)
        }
    }

    @Test func `a document that no store has is unknown, one that some have is not`() throws {
        var generator = SeededRandom.fresh()
        let parses = Self.parses(4, pages: 1...2, &generator)
        let engine = SearchEngine(stores: try Self.set([Array(parses[..<2]), Array(parses[2...])]))
        for keys in [["folder/3"], ["folder/3", "folder/0"], ["*/2", "folder/1"]] {
            #expect(throws: Never.self) {
                try engine.search(SearchRequest(query: "gauge", documents: keys))
            }
        }
        for keys in [["folder/9"], ["folder/0", "folder/9"], ["none*"]] {
            let error = #expect(throws: StoreError.self) {
                try engine.search(SearchRequest(query: "gauge", documents: keys))
            }
            #expect(error?.code == .unknownDocument)
        }
    }

    @Test func `more stores than can be open at a time are refused before one is opened`() {
        let paths = (0...StoreSet.greatestCount).map { "\($0).db" }
        let error = #expect(throws: StoreError.self) {
            try StoreSet(paths: paths) { path in try DocumentStore(path: path, mode: .read, clock: { Date() })
            }
        }
        #expect(error?.code == .tooManyStores)
    }
}
