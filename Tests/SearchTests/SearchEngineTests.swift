import DocumentModel
import Search
import Storage
import Testing

struct SearchEngineTests {
    /// The hits of a request as `key/page number: regions`, the regions as types.
    private func search(
        _ store: DocumentStore, _ request: SearchRequest, bound: Int = 5_000
    ) throws -> [String] {
        let result = try SearchEngine(store: store, verificationBound: bound).search(request)
        return result.hits.map { hit in
            "\(hit.document)/\(hit.pageIndex + 1): "
                + hit.regions.map(\.type.rawValue).joined(separator: " ")
        }
    }

    private func library() throws -> DocumentStore {
        // Of two parses the one stored last is preferred.
        try SampleStore.make([
            SampleStore.parse("animals", provider: "beta", pages: [[Block(.text, text: "another cat")]]),
            SampleStore.parse(
                "animals", language: "en",
                pages: [
                    [
                        Block(.title, text: "Cats"), Block(.pageHeader, text: "zoo"),
                        Block(.text, text: "A cat and a dog."),
                    ],
                    [Block(.text, text: "The neural"), Block(.text, text: "network saw a bird.")],
                    [
                        Block(.list, text: ""), Block(.listItem, text: "cat", parent: 0),
                        Block(.text, text: "bird cat"),
                    ],
                ]),
            SampleStore.parse(
                "中文", language: "zh",
                pages: [
                    [Block(.table, text: "年份\t收入\n2020\t三亿元"), Block(.footnote, text: "cat", parent: 0)],
                    [Block(.text, text: "中华人民共和国的😀收入"), Block(.footnote, text: "cat")],
                ]),
        ])
    }

    @Test func `a hit has its page, snippet, boxes and code points`() throws {
        let result = try SearchEngine(store: try library()).search(SearchRequest(query: "收入 人民"))
        #expect(result.total == 1)
        let hit = try #require(result.hits.first)
        #expect(hit.document == "中文" && hit.provider == "alpha" && hit.pageIndex == 1 && hit.score > 0)
        #expect(hit.snippet.text == "中华人民共和国的😀收入")
        #expect(hit.snippet.highlights.ranges == [2..<4, 9..<11])
        #expect(hit.pageSize == PageSize(width: 600, height: 800, unit: .points))
        let region = try #require(hit.regions.first)
        #expect(hit.regions.count == 1)
        #expect(region.box == Box(60, 0, 300, 8))
        #expect(region.normalizedBox == Box(0.1, 0, 0.5, 0.01))
        #expect(region.highlights.ranges == [2..<4, 9..<11])
    }

    @Test(arguments: [
        ("\"neural network\"", ["animals/2: text text"]),
        ("heading:cats", ["animals/1: title"]),
        ("zoo", []),
        ("furniture:zoo", ["animals/1: page_header"]),
        ("收入 2020", ["中文/1: table"]),
        ("caption:cat", ["中文/1: footnote"]),
        ("body:cat lang:zh", ["中文/2: footnote"]),
        ("cat -dog lang:en", ["animals/3: list_item text"]),
        ("cat document:animals page:2-9", ["animals/3: list_item text"]),
        ("cat provider:beta", ["animals/1: text"]),
        ("cat type:list_item", ["animals/3: list_item"]),
        ("cat bird type:list_item", []),
        ("zoo type:page_header", ["animals/1: page_header"]),
        ("2020 type:table", ["中文/1: table"]),
        ("heading:cats type:table", []),
    ])
    func `queries and their filters find their pages and regions`(query: String, expected: [String]) throws {
        #expect(try search(try library(), SearchRequest(query: query, allWords: true)) == expected)
    }

    @Test func `filters of the request and the query must both hold`() throws {
        let store = try library()
        #expect(
            try search(store, SearchRequest(query: "cat page:1-2", documents: ["animals"], pages: [2...9]))
                == [])
        #expect(
            try search(store, SearchRequest(query: "cat page:1-3", documents: ["animals"], pages: [2...9]))
                == ["animals/3: list_item text"])
        #expect(try search(store, SearchRequest(query: "cat type:text", types: [.table])) == [])
        #expect(try search(store, SearchRequest(query: "zoo", furniture: true)) == ["animals/1: page_header"])
    }

    @Test func `other parses are searched on request`() throws {
        let store = try library()
        func total(_ request: SearchRequest) throws -> Int {
            try SearchEngine(store: store).search(request).total
        }
        #expect(try total(SearchRequest(query: "another")) == 0)
        #expect(try total(SearchRequest(query: "dog")) == 1)
        #expect(try total(SearchRequest(query: "another", allParses: true)) == 1)
        #expect(try total(SearchRequest(query: "dog", allParses: true)) == 1)
    }

    @Test func `limit and offset page through the hits while the total stays`() throws {
        let store = try SampleStore.make([
            SampleStore.parse(
                "many",
                pages: (0..<25).map { [Block(.text, text: "cat \($0)"), Block(.listItem, text: "cat")] })
        ])
        for types in [[], [BlockType.listItem]] {
            var pages: Set<Int> = []
            for offset in stride(from: 0, to: 30, by: 10) {
                let result = try SearchEngine(store: store).search(
                    SearchRequest(query: "cat", limit: 10, offset: offset, types: types))
                #expect(result.total == 25)
                #expect(!result.isTotalLowerBound)
                pages.formUnion(result.hits.map(\.pageIndex))
            }
            #expect(pages.count == 25)
        }
    }

    @Test func `what the query excludes is said`() throws {
        let engine = SearchEngine(store: try library())
        #expect(
            try engine.search(SearchRequest(query: "cat -C++ NOT \"red dog\"")).note
                == "without pages that have c, red dog")
        #expect(try engine.search(SearchRequest(query: "cat -C++")).searchedAs == "cat -c")
        #expect(try engine.search(SearchRequest(query: "f(-cat)")).note == nil)
    }

    @Test(
        arguments: [
            ("Ｃ＋＋", "c"), ("50 %", "50"), ("§ 3.1", "3.1"), ("R & D", "R D"), ("§3.1", "3 1"), ("a - b", nil),
            ("3.14", nil),
        ] as [(String, String?)])
    func `marks that carry meaning and are not searched are told of, also if they stand alone`(
        query: String, words: String?
    ) throws {
        #expect(
            try SearchEngine(store: try library()).search(SearchRequest(query: query)).searchedAs == words)
    }

    @Test func `a query of filters only says that it needs a word`() throws {
        let engine = SearchEngine(store: try library())
        let result = try engine.search(SearchRequest(query: "type:text page:2"))
        #expect(result.total == 0 && result.suggestions == nil)
        #expect(try engine.count(SearchRequest(query: "type:text page:2")).note == result.note)
        #expect(
            result.note
                == "the query has only filters and no word to search for; add a word that pages must contain")
    }

    @Test func `a pasted page finds itself, whatever minuses it has`() throws {
        let text = "Run tar -C folder, and C is kept. find -type f has a type (-1, -1) of f(-x)."
        let store = try SampleStore.make([SampleStore.parse("page", pages: [[Block(.text, text: text)]])])
        #expect(try SearchEngine(store: store).search(SearchRequest(query: text, allWords: true)).total == 1)
    }

    @Test func `newest first is the reverse of the order of storing`() throws {
        let result = try SearchEngine(store: try library()).search(
            SearchRequest(query: "cat", documents: ["中文"], sort: .newest))
        #expect(result.hits.map(\.pageIndex) == [1, 0])
    }

    @Test func `grouped by document there is one hit for each, with the number of its pages`() throws {
        let result = try SearchEngine(store: try library()).search(
            SearchRequest(query: "cat", providers: ["alpha"], groupsByDocument: true))
        #expect(result.total == 2)
        #expect(result.hits.map(\.document).sorted() == ["animals", "中文"].sorted())
        #expect(Set(result.hits.compactMap(\.documentHits)) == [2])
    }

    @Test
    func `past the verification bound hits are still found, and the total says that it is a lower bound`()
        throws
    {
        let noise = (0..<20).map { _ in [Block(.text, text: "cat cat cat"), Block(.listItem, text: "dog")] }
        let store = try SampleStore.make([
            SampleStore.parse("noise", pages: noise + [[Block(.listItem, text: "one cat among many words")]])
        ])
        let request = SearchRequest(query: "cat", limit: 1, types: [.listItem])
        let result = try SearchEngine(store: store, verificationBound: 5).search(request)
        #expect(result.hits.map(\.pageIndex) == [20])
    }

    @Test func `past the verification bound hits are found, and then the total is a lower bound`() throws {
        let noise = (0..<20).map { _ in [Block(.text, text: "cat cat cat"), Block(.listItem, text: "dog")] }
        let last = (0..<2).map { _ in [Block(.listItem, text: "one cat among so many other words")] }
        let store = try SampleStore.make([SampleStore.parse("noise", pages: noise + last)])
        let engine = SearchEngine(store: store, verificationBound: 5)
        let first = try engine.search(SearchRequest(query: "cat", limit: 1, types: [.listItem]))
        #expect(first.hits.count == 1 && first.total == 1 && first.isTotalLowerBound)
        let all = try engine.search(SearchRequest(query: "cat", limit: 3, types: [.listItem]))
        #expect(Set(all.hits.map(\.pageIndex)) == [20, 21] && all.total == 2 && !all.isTotalLowerBound)
    }
}
