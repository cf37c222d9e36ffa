import DocumentModel
import Storage
import Testing

@testable import Search

/// Documents by their titles, keys and file names.
@Suite struct DocumentNameTests {
    private func engine() throws -> SearchEngine {
        var titled = SampleStore.parse("2024/a", pages: [[Block(.text, text: "a gauge")]])
        titled.document.title = "The Yearly Réport: 水位观测"
        var named = SampleStore.parse("2024/b", pages: [[Block(.text, text: "a gauge")]])
        named.document.sourceName = "lidar-manual.pdf"
        return SearchEngine(
            store: try SampleStore.make([
                titled, named,
                SampleStore.parse(
                    "texlive/latex__circuitikz__manual", pages: [[Block(.text, text: "a gauge")]]),
                SampleStore.parse("texlive/latex__other", pages: [[Block(.text, text: "a gauge")]]),
                SampleStore.parse("x*", pages: [[Block(.text, text: "a gauge")]]),
            ]))
    }

    private func keys(_ query: String, documents: [String] = [], titles: [String] = []) throws -> Set<String>
    {
        var request = SearchRequest(query: query, documents: documents)
        request.titles = titles
        return Set(try engine().search(request).hits.map(\.document))
    }

    @Test(arguments: [
        ("circuitikz", ["texlive/latex__circuitikz__manual"]),
        ("CIRCUI*", ["texlive/latex__circuitikz__manual"]), ("circui", []),
        ("\"manual latex\"", ["texlive/latex__circuitikz__manual"]),
        ("manual", ["texlive/latex__circuitikz__manual", "2024/b"]),
        ("report", ["2024/a"]), ("觀測", ["2024/a"]), ("lidar,yearly", ["2024/a", "2024/b"]),
        ("nothing", []),
    ]) func `title: takes the words of titles, keys and file names, read as the index reads text`(
        _ title: String, _ keys: [String]
    ) throws {
        #expect(try self.keys("gauge title:" + title) == Set(keys))
        let named = try engine().search(SearchRequest(query: "title:" + title))
        #expect(named.hits.isEmpty && Set(named.documents.map(\.document)) == Set(keys))
    }

    @Test func `a filter of the command line and one of the query are one list`() throws {
        #expect(try keys("gauge", titles: ["other"]) == ["texlive/latex__other"])
        #expect(try keys("gauge", documents: ["2024/*"], titles: ["report"]) == ["2024/a"])
    }

    @Test(arguments: [
        ("latex__*", ["texlive/latex__circuitikz__manual", "texlive/latex__other"]),
        ("texlive/*other", ["texlive/latex__other"]), ("2024/?", ["2024/a", "2024/b"]), ("x*", ["x*"]),
    ]) func `a pattern fits whole keys or what follows a slash, and a document's own key comes first`(
        _ pattern: String, _ keys: [String]
    ) throws {
        #expect(try self.keys("gauge", documents: [pattern]) == Set(keys))
        #expect(try self.keys("gauge document:" + pattern) == Set(keys))
    }

    @Test func `a pattern that fits nothing and a key that nothing has are errors`() throws {
        for name in ["[ab]*", "4/a", "nothing*"] {
            #expect(throws: StoreError.self) { try keys("gauge", documents: [name]) }
        }
        #expect(throws: StoreError.self) { try keys("gauge", documents: ["2024/*", "nothing"]) }
    }

    @Test func `documents that are called as a query says are listed if few pages have its words`() throws {
        let result = try engine().search(SearchRequest(query: "what is the circuitikz manual"))
        #expect(result.documents.map(\.document) == ["texlive/latex__circuitikz__manual"])
        let text = result.text(colored: false)
        #expect(text.contains("Document: texlive/latex__circuitikz__manual\n"))
        #expect(try engine().search(SearchRequest(query: "gauge", limit: 5)).documents.isEmpty)
        #expect(try engine().search(SearchRequest(query: "zyzzyva")).documents.isEmpty)
    }
}
