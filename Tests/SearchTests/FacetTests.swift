import DocumentModel
import Search
import Storage
import Testing

struct FacetTests {
    private func library() throws -> DocumentStore {
        try SampleStore.make([
            SampleStore.parse(
                "a", provider: "alpha", language: "en",
                pages: [
                    [Block(.heading, text: "cat"), Block(.text, text: "cat")], [Block(.text, text: "cat")],
                    [Block(.text, text: "dog")],
                ]),
            SampleStore.parse("b", provider: "beta", pages: [[Block(.listItem, text: "cat")]]),
        ])
    }

    private func counts(_ request: SearchRequest, bound: Int = 5_000) throws -> [String] {
        try SearchEngine(store: try library(), verificationBound: bound).search(request).facets.map { facet in
            facet.field.rawValue + (facet.isLowerBound ? "+" : "") + ": "
                + facet.values.map { "\($0.value ?? "?") \($0.pages)" }.joined(separator: ", ")
        }
    }

    @Test(arguments: [
        (
            "cat",
            ["provider: alpha 2, beta 1", "type: text 2, heading 1, list_item 1", "language: en 2, ? 1"]
        ),
        (
            "cat type:heading,list_item",
            ["provider: alpha 1, beta 1", "type: heading 1, list_item 1", "language: ? 1, en 1"]
        ),
        (
            "cat page:1,2",
            ["provider: alpha 2, beta 1", "type: text 2, heading 1, list_item 1", "language: en 2, ? 1"]
        ),
        ("dog", ["provider: alpha 1", "type: text 1", "language: en 1"]),
        ("bird", ["provider: ", "type: ", "language: "]),
        ("heading:cat type:table", ["provider: ", "type: ", "language: "]),
    ])
    func `all pages that match are counted, whatever the limit`(query: String, expected: [String]) throws {
        let request = SearchRequest(query: query, limit: 1, facets: [.provider, .type, .language])
        #expect(try counts(request) == expected)
    }

    @Test func `past the bound on reading, types are a lower bound and the rest is exact`() throws {
        let facets = try counts(SearchRequest(query: "cat", facets: [.type, .provider]), bound: 2)
        #expect(facets[0].hasPrefix("type+: "))
        #expect(facets[1] == "provider: alpha 2, beta 1")
    }

    @Test func `the count is that of the search, and exact past the bound`() throws {
        let engine = SearchEngine(store: try library(), verificationBound: 1)
        #expect(try engine.count(SearchRequest(query: "cat")).total == 3)
        #expect(try engine.count(SearchRequest(query: "cat type:text,list_item")).total == 3)
        #expect(try engine.count(SearchRequest(query: "cat", groupsByDocument: true)).total == 2)
        #expect(try engine.count(SearchRequest(query: "bird")).total == 0)
    }
}
