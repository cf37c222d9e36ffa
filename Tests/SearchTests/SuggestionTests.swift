import DocumentModel
import Search
import Storage
import Testing

struct SuggestionTests {
    private func library() throws -> DocumentStore {
        try SampleStore.make([
            SampleStore.parse("old", provider: "beta", pages: [[Block(.text, text: "receipt")]]),
            SampleStore.parse(
                "letters", language: "en",
                pages: [
                    [Block(.text, text: "We receive letters."), Block(.pageHeader, text: "confidential")],
                    [Block(.text, text: "They received and receive it.")],
                    [Block(.heading, text: "水位观测"), Block(.text, text: "relieve")],
                ]),
            SampleStore.parse("old", pages: [[Block(.text, text: "nothing here")]]),
        ])
    }

    private func suggestions(_ request: SearchRequest) throws -> SearchSuggestions {
        let result = try SearchEngine(store: try library()).search(request)
        #expect(result.total == 0)
        return try #require(result.suggestions)
    }

    private func suggestions(_ query: String) throws -> SearchSuggestions {
        try suggestions(SearchRequest(query: query, allWords: true))
    }

    @Test func `a misspelled word is told the words of the index that are near, and what they find`() throws {
        let found = try suggestions("recieve letters")
        #expect(found.words.map(\.text) == ["recieve", "letters"])
        #expect(found.words.map(\.pages) == [0, 1])
        // relieve is one letter off, receive one swap; the one on two pages comes first.
        #expect(
            found.words[0].tokens.map(\.spellings) == [
                [VocabularyEntry(token: "receive", pages: 2), VocabularyEntry(token: "relieve", pages: 1)]
            ])
        #expect(found.correction == .init(text: "receive letters", total: 1))
    }

    @Test func `a correction leaves everything else of the query as typed`() throws {
        let phrase = try suggestions(#"  ("They recieved") AND  it*"#)
        #expect(phrase.correction == .init(text: #"  ("They received") AND  it*"#, total: 1))
    }

    @Test func `of Chinese the pairs that are missing are told`() throws {
        let word = try #require(try suggestions("水位观册").words.first)
        #expect(word.pages == 0)
        #expect(word.tokens.map(\.text) == ["水位", "位观", "观册"])
        #expect(word.tokens.map(\.pages) == [1, 1, 0])
        #expect(word.tokens.allSatisfy { $0.spellings.isEmpty })
    }

    @Test func `words that are there but not together have no spellings`() throws {
        let found = try suggestions("letters 水位")
        #expect(found.words.map(\.pages) == [1, 1])
        #expect(found.words.allSatisfy { $0.tokens.isEmpty })
        #expect(found.correction == nil && found.wider.isEmpty)
    }

    private static func titled(_ query: String, _ title: String) -> SearchRequest {
        var request = SearchRequest(query: query)
        request.titles = [title]
        return request
    }

    @Test(arguments: [
        (SearchRequest(query: "confidential"), ["--furniture"]),
        (SearchRequest(query: "receipt"), ["--all-parses"]),
        (SearchRequest(query: "letters", types: [.table]), ["no filters"]),
        (SearchRequest(query: "letters page:2-3 lang:zh"), ["no filters"]),
        (titled("letters", "nothing"), ["no filters"]),
        (SearchRequest(query: "receives"), ["--stem"]),
    ])
    func `wider searches that find something are told`(request: SearchRequest, options: [String]) throws {
        let found = try suggestions(request)
        #expect(found.wider.map(\.text) == options)
        #expect(found.wider.allSatisfy { $0.total > 0 })
    }

    @Test func `what is found has no suggestions, and a query for nothing has a note instead`() throws {
        let engine = SearchEngine(store: try library())
        #expect(try engine.search(SearchRequest(query: "letters")).suggestions == nil)
        for query in ["\"", "(", "++", ""] {
            let result = try engine.search(SearchRequest(query: query))
            #expect(result.total == 0 && result.suggestions == nil, "\(query)")
            #expect(result.note?.hasPrefix("the query contains no letter or digit") == true, "\(query)")
            #expect(try engine.count(SearchRequest(query: query)).note == result.note)
        }
    }
}
