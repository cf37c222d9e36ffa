import DocumentModel
import Storage
import Testing
import TextAnalysis

@testable import Search

/// Ways of writing a word find each other; phrases stay exact.
struct WordFormTests {
    @Test(
        arguments: [
            ("GPT-4", "gpt4"), ("GPT4", "gpt 4"), ("few-shot", "fewshot"),
            ("state-of-the-art", "stateoftheart"),
            ("v18.17.1", "18 17 1"), ("18.17.1", "v18 17 1"), ("v2.0", "2 0"), ("1,234,567", "1234567"),
            ("1234567", "1 234 567"), ("12345", "12 345"), ("1’234", "1234"), ("COVID-19", "covid19"),
            ("(GPT-4)", "gpt4"),
            ("3.14", nil), ("2024", nil), ("2019-2020", nil), ("1,23", nil), ("a/b", nil), ("x1", nil),
            ("foo_bar", nil),
            ("水-位", nil), ("measuring", nil),
        ] as [(String, String?)])
    func `a word tells its other forms`(word: String, expected: String?) {
        #expect(
            WordForms.forms(of: word, Tokenizer()).map { $0.joined(separator: " ") }
                == (expected.map { [$0] } ?? []))
    }

    private func engine() throws -> SearchEngine {
        let texts = [
            "GPT-4 is large", "GPT4 is larger", "the few-shot setting", "the fewshot setting",
            "a few-shot prompt", "node v18.17.1",
            "node 18.17.1", "1,234,567 people", "1234567 persons", "a therapist", "the rapist",
            "few people shot",
        ]
        return SearchEngine(
            store: try SampleStore.make([
                SampleStore.parse("forms", pages: texts.map { [Block(.text, text: $0)] })
            ]))
    }

    @Test(arguments: [
        ("GPT-4", [0, 1]), ("gpt4", [0, 1]), ("few-shot", [2, 3, 4]), ("fewshot", [2, 3, 4]),
        ("v18.17.1", [5, 6]),
        ("18.17.1", [5, 6]), ("1,234,567", [7, 8]), ("1234567", [7, 8]), ("\"GPT-4\"", [0]),
        ("\"gpt4\"", [1]),
        ("\"fewshot\"", [3]), ("\"18.17.1\"", [6]), ("\"1,234,567\"", [7]), ("therapist", [9]),
        ("\"gpt4\" OR gpt4", [1]), ("large GPT4", [0]), ("-gpt4 is", []),
    ])
    func `each form finds the others, and a phrase only itself`(query: String, pages: [Int]) throws {
        let request = SearchRequest(query: query, allWords: true)
        #expect(try engine().search(request).hits.map(\.pageIndex).sorted() == pages)
    }

    @Test func `what was found in another form is marked, and nothing is missing`() throws {
        let hits = try engine().search(SearchRequest(query: "gpt4 larger")).hits
        #expect(hits.first?.pageIndex == 1)
        let other = try #require(hits.first { $0.pageIndex == 0 })
        #expect(other.matched == .some && other.missing == ["larger"])
        #expect(other.regions.first?.highlights.ranges == [0..<5])
    }

    @Test func `the explanation shows the forms`() throws {
        let explanation = try engine().explain(SearchRequest(query: "fewshot"))
        #expect(explanation.words.first?.forms == ["few shot"])
        #expect(explanation.text.contains("also written few shot"))
    }
}
