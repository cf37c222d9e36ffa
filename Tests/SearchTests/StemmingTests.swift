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
