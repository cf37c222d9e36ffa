import DocumentModel
import Search
import Storage
import Testing

struct StemmingTests {
    private func engine() throws -> SearchEngine {
        let texts = [
            "they measure", "he measures", "measuring", "measured twice", "measurable", "measly", "happy",
            "happiness",
            "hope", "hoping", "hop", "run runs", "running", "ruin",
        ]
        return SearchEngine(
            store: try SampleStore.make([
                SampleStore.parse("words", pages: texts.map { [Block(.text, text: $0)] })
            ]))
    }

    private func found(_ query: String, stems: Bool = true) throws -> [Int] {
        try engine().search(SearchRequest(query: query, limit: 50, stems: stems, allWords: true)).hits.map(
            \.pageIndex
        )
        .sorted()
    }

    // Which words have one stem is in Snowball's vocabulary of its English stemmer.
    @Test(arguments: [
        ("measuring", [0, 1, 2, 3, 4]), ("MEASURES", [0, 1, 2, 3, 4]), ("happy", [6, 7]), ("hoping", [8, 9]),
        ("hop", [10]), ("run", [11, 12]), ("measuring -measured", []), ("run OR happy", [6, 7, 11, 12]),
        ("\"measuring\"", [2]), ("measur*", [0, 1, 2, 3, 4]), ("twice measure", [3]),
        ("NEAR(twice measure)", []), ("measuring heading:measure", []),
    ])
    func `a word finds its inflections; quotes, prefixes and NEAR stay exact`(
        query: String, pages: [Int]
    ) throws {
        #expect(try found(query) == pages)
    }

    @Test func `without stems a word finds itself`() throws {
        #expect(try found("measuring", stems: false) == [2])
    }

    @Test func `the expansions are explained`() throws {
        let explanation = try engine().explain(SearchRequest(query: "running 观测 \"hop\"", stems: true))
        #expect(explanation.words.map(\.text) == ["running", "观测", "hop"])
        #expect(explanation.words[0].inflections.map(\.token) == ["run", "running", "runs"])
        #expect(explanation.words[0].pages == 1)
        #expect(explanation.words[1].inflections.isEmpty && explanation.words[2].inflections.isEmpty)
    }

    @Test func `a pasted text stays exact`() throws {
        let words = (0..<40).map {
            "w\(String(UnicodeScalar(UInt8(97 + $0 % 26))))x\(String(repeating: "y", count: $0))"
        }
        let query = (words + ["running"]).joined(separator: " OR ")
        #expect(try found(query).count <= 1)
    }
}

/// How pages are ranked where words stand for their inflections.
struct StemmingRankingTests {
    private static let texts: [[String]] = (0..<90).map { number in
        var words = Array(repeating: "filler", count: 5 + number % 7)
        if number % 3 == 0 { words += ["measure"] }
        if number % 5 == 0 { words += ["measuring", "measuring"] }
        if number % 30 == 7 { words += ["measurable"] }
        if number % 4 == 0 { words += ["tide"] }
        if number % 11 == 0 { words += ["tides"] }
        return words
    }

    private func hits(_ request: SearchRequest, _ texts: [[String]]) throws -> [(page: Int, score: Double)] {
        let engine = SearchEngine(
            store: try SampleStore.make([
                SampleStore.parse(
                    "words", pages: texts.map { [Block(.text, text: $0.joined(separator: " "))] })
            ]))
        return try engine.search(request).hits.map { ($0.pageIndex, $0.score) }
    }

    @Test(arguments: [
        ("measured", "stem1"), ("measures tide", "stem1 stem2"), ("measure OR tides", "stem1 OR stem2"),
    ])
    func `a family of inflections scores as one word would that stands in their places`(
        query: String, same: String
    ) throws {
        let replaced = Self.texts.map { words in
            words.map { $0.hasPrefix("measur") ? "stem1" : $0.hasPrefix("tide") ? "stem2" : $0 }
        }
        let stemmed = try hits(
            SearchRequest(query: query, limit: 90, stems: true, allWords: true), Self.texts)
        let plain = try hits(SearchRequest(query: same, limit: 90, allWords: true), replaced)
        #expect(!stemmed.isEmpty)
        #expect(stemmed.map(\.page) == plain.map(\.page))
        #expect(stemmed.map(\.score) == plain.map(\.score))
    }

    @Test func `it does so on pages with some of the words, too`() throws {
        let replaced = Self.texts.map { words in
            words.map { $0.hasPrefix("measur") ? "stem1" : $0.hasPrefix("tide") ? "stem2" : $0 }
        }
        let stemmed = try hits(SearchRequest(query: "measured tides", limit: 90, stems: true), Self.texts)
        let plain = try hits(SearchRequest(query: "stem1 stem2", limit: 90), replaced)
        #expect(stemmed.map(\.page) == plain.map(\.page))
        for (one, other) in zip(stemmed, plain) { #expect(abs(one.score - other.score) < 1e-9) }
    }
}
