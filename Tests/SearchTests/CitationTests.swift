import DocumentModel
import Storage
import Testing

@testable import Search

/// What a page refers to is not what it is about.
struct CitationTests {
    @Test(arguments: [
        ("radar (Smith et al., 2019) gauge", "radar  gauge"),
        ("as in (Doe & Roe, 2020a; Poe, 1999)", "as in "),
        ("see Smith et al. (2019) on radar", "see   on radar"), ("Smith (2019) says", "Smith  says"),
        ("radar (see Figure 3, 12 m)", "radar (see Figure 3, 12 m)"),
        ("(a long story of 1984)", "(a long story of 1984)"),
        ("open (Smith, 2019", "open (Smith, 2019"), ("张三（2019）认为", "张三认为"), ("f(x) = 2019", "f(x) = 2019"),
    ])
    func `citations are left out, other parentheses stay`(text: String, expected: String) {
        #expect(Citations.removed(from: text) == expected)
    }

    @Test
    func `words on many pages of one document weigh more than words of many documents, and numbers nothing`()
        throws
    {
        var parses = (0..<12).map { number in
            SampleStore.parse(
                "d\(number)", pages: [[Block(.text, text: "common 1984 words \(number < 6 ? "spread" : "")")]]
            )
        }
        parses.append(
            SampleStore.parse(
                "topic", pages: (0..<7).map { _ in [Block(.text, text: "turbidity spread 1984 common")] }))
        let result = try SearchEngine(store: SampleStore.make(parses)).similar(
            SimilarRequest(document: "topic", pageIndex: 0))
        // Turbidity and spread are on 7 and 13 of 19 pages, in 1 and 7 of 13 documents.
        #expect(result.terms.map(\.text) == ["turbidity", "spread"])
        #expect(result.hits.first?.document == "topic")
        #expect(result.total == 12)
    }
}
