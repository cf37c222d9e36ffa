import DocumentModel
import Search
import TestSupport
import Testing

/// Pages that hold some of the words, after those that hold all.
@Suite struct PartialSearchTests {
    private func engine(_ texts: [String]) throws -> SearchEngine {
        SearchEngine(
            store: try SampleStore.make([
                SampleStore.parse("pages", pages: texts.map { [Block(.text, text: $0)] })
            ]))
    }

    private static let tides = [
        "The harbour gauge stands beside the northern quay.",
        "A gauge reads the level of a river every hour.",
        "Rivers carry sand and gravel.", "What is done is done.", "电池的容量为五千毫安时。", "水位站每小时观测一次。",
        "手机电池可以更换。",
    ]

    private func found(_ request: SearchRequest) throws -> [(page: Int, matched: String, missing: [String])] {
        try engine(Self.tides).search(request).hits.map { ($0.pageIndex, $0.matched.rawValue, $0.missing) }
    }

    @Test(arguments: [
        ("what is the level that a gauge in the harbour reads", [1, 0]),
        ("how many rivers carry gravel", [2]),
        ("这个电池的容量是多少", [4, 6]), ("电池 的 容量 是 多少", [4, 6]), ("请问水位站多久观测一次", [5]),
        // Nothing but words that say little: they are all there is.
        ("what is to be done", [3]),
    ])
    func `a question as it is typed finds the pages that hold its telling words`(
        question: String, pages: [Int]
    ) throws {
        let hits = try found(SearchRequest(query: question))
        #expect(hits.prefix(pages.count).map(\.page) == pages)
    }

    @Test func `pages with all words come first, and the others say what they lack`() throws {
        let result = try engine(Self.tides).search(SearchRequest(query: "gauge harbour quay"))
        #expect(result.total == 1)
        #expect(result.totalSome == 1)
        #expect(result.hits.map(\.pageIndex) == [0, 1])
        #expect(result.hits.map(\.matched) == [.all, .some])
        #expect(result.hits.map(\.missing) == [[], ["harbour", "quay"]])
        #expect(result.hits[1].regions.first?.highlights.ranges == [2..<7])
    }

    @Test(arguments: [
        ("\"harbour gauge\" gravel", [0]), ("\"harbour gauge\" river", [0]), ("gauge -level gravel", [0, 2]),
        ("gauge gravel page:1-2", [0, 1]), ("gaug* gravel", [0, 1]), ("gravel NEAR(gauge beside)", [0]),
        ("heading:gauge gravel", []), ("(quay OR river) sand", [0, 1]),
    ])
    func `phrases, exclusions, filters, beginnings of words, fields, groups and NEAR stay strict`(
        query: String, pages: [Int]
    ) throws {
        #expect(try found(SearchRequest(query: query)).map(\.page).sorted() == pages)
    }

    @Test(arguments: [
        "gauge", "水位", "gauge OR gravel", "heading:gauge", "\"gauge\" \"gravel\"", "quay OR (gauge river)",
    ])
    func `a query of which no word may be lacking has no further pages`(query: String) throws {
        #expect(try engine(Self.tides).search(SearchRequest(query: query)).totalSome == nil)
    }

    @Test
    func
        `further pages are not looked for if enough hold all words, if all must be held, or in another order`()
        throws
    {
        let query = "gauge the"
        #expect(try found(SearchRequest(query: query, limit: 2)).map(\.matched) == ["all", "all"])
        for request in [
            SearchRequest(query: "gauge gravel", allWords: true),
            SearchRequest(query: "gauge gravel", sort: .newest),
            SearchRequest(query: "gauge gravel", limit: 0),
        ] {
            let result = try engine(Self.tides).search(request)
            #expect(result.hits.isEmpty && result.totalSome == nil)
        }
    }

    @Test(arguments: ["your", "als", "zur", "au", "une", "como", "y"])
    func `a word that says little is not missed, also at the ends of the lists of such words`(
        word: String
    ) throws {
        let hits = try found(SearchRequest(query: "\(word) river gravel"))
        #expect(hits.map(\.page).sorted() == [1, 2] && hits.allSatisfy { !$0.missing.contains(word) })
    }

    @Test func `a word that is nowhere is missing on every page, and nearer spellings are offered`() throws {
        let result = try engine(Self.tides).search(SearchRequest(query: "harbuor quay"))
        #expect(result.hits.map(\.missing) == [["harbuor"]])
        #expect(result.suggestions?.correction?.text == "harbour quay")
        #expect(
            result.text(colored: false).contains(
                "No page has all the words; 1 page has some of them.\nDid you mean \"harbour quay\"?"))
    }

    @Test func `offsets and cursors run through both parts`() throws {
        var random = SeededRandom.fresh()
        let words = [
            "amber", "birch", "cedar", "daisy", "elder", "fern", "grass", "hazel", "iris", "jasmine", "kale",
            "lime",
        ]
        let texts = (0..<60).map { _ in
            (0..<Int.random(in: 1...4, using: &random)).map { _ in random.element(of: words) }.joined(
                separator: " ")
        }
        let engine = try engine(texts)
        for query in ["amber birch cedar", "daisy elder", "amber birch cedar daisy elder"] {
            let whole = try engine.search(SearchRequest(query: query, limit: 100))
            let asked = query.split(separator: " ").map(String.init)
            let holding = texts.map { text in asked.filter { text.contains($0) }.count }
            #expect(whole.total == holding.count { $0 == asked.count }, "seed \(random.seed)")
            #expect(
                whole.totalSome == holding.count { (1..<asked.count).contains($0) }, "seed \(random.seed)")
            for hit in whole.hits {
                #expect(hit.missing.count == asked.count - holding[hit.pageIndex], "seed \(random.seed)")
            }
            let pages = whole.hits.map(\.pageIndex)
            #expect(Set(pages).count == pages.count && pages.count == whole.total + (whole.totalSome ?? 0))
            for limit in [1, 2, 3, 7] {
                var (byCursor, byOffset): ([Int], [Int]) = ([], [])
                var cursor: SearchCursor?
                repeat {
                    let part = try engine.search(SearchRequest(query: query, limit: limit, cursor: cursor))
                    byCursor += part.hits.map(\.pageIndex)
                    cursor = part.next
                } while cursor != nil && byCursor.count <= pages.count
                for offset in stride(from: 0, to: pages.count, by: limit) {
                    byOffset += try engine.search(SearchRequest(query: query, limit: limit, offset: offset))
                        .hits
                        .map(\.pageIndex)
                }
                #expect(byCursor == pages, "\(query) by \(limit), seed \(random.seed)")
                #expect(byOffset == pages, "\(query) by \(limit), seed \(random.seed)")
            }
        }
    }
}
