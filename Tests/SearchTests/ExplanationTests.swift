import DocumentModel
import Foundation
import Search
import Storage
import Testing

struct ExplanationTests {
    private func explain(_ request: SearchRequest) throws -> SearchExplanation {
        let store = try SampleStore.make([
            SampleStore.parse("a", pages: [[Block(.text, text: "cat 水位观测"), Block(.heading, text: "cats")]])
        ])
        return try SearchEngine(store: store).explain(request)
    }

    @Test(arguments: [
        ("a b OR c", "(a AND b) OR c"), ("a -\"b c\"", "a AND NOT \"b c\""),
        ("heading:(x y*)", "heading:x AND heading:y*"),
        ("caption:NEAR(a \"b c\", 3)", "caption:NEAR(a \"b c\", 3)"), ("\"b c\"*", "\"b c\"*"),
    ])
    func `the parsed query is shown with its operators, and means the same`(
        query: String, parsed: String
    ) throws {
        let explanation = try explain(SearchRequest(query: query))
        #expect(explanation.parsed == parsed)
        #expect(try explain(SearchRequest(query: parsed)).match == explanation.match)
    }

    @Test func `words have their tokens, place and number of pages`() throws {
        let words = try explain(SearchRequest(query: "CAT  水位观测 heading:cat ca*")).words
        #expect(words.map(\.text) == ["CAT", "水位观测", "cat", "ca*"])
        #expect(words.map(\.offset) == [0, 5, 18, 22])
        #expect(words.map(\.tokens) == [["cat"], ["水位", "位观", "观测"], ["cat"], ["ca"]])
        #expect(words.map(\.isPrefix) == [false, false, false, true])
        #expect(words.map(\.pages) == [1, 1, 0, 1])
    }

    @Test func `the plan tells of filters, order and reading`() throws {
        let simple = try explain(SearchRequest(query: "cat"))
        #expect(simple.match == #"{heading body table_text formula caption} : ("cat")"#)
        #expect(!simple.plan.contains { $0.hasPrefix("read each page") })
        let read = try explain(
            SearchRequest(query: "cat type:list_item page:2 lang:zh", providers: ["x"], sort: .newest))
        for step in [
            "read each page, because other block types share an index column with list_item; above 5000 pages the total is a lower bound",
            "only the providers x", "only the languages zh", "only the page numbers 2",
            "put the newest pages first",
        ] { #expect(read.plan.contains(step), "\(step)") }
        let none = try explain(SearchRequest(query: "cat type:table", types: [.heading]))
        #expect(
            none.match == nil && none.plan == ["nothing to search: the filters and fields exclude each other"]
        )
        #expect(try explain(SearchRequest(query: "\"")).note != nil)
    }
}
