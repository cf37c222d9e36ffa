import DocumentModel
import Storage
import Testing

@testable import Search

/// Passages: which blocks they join, and what they say of themselves.
@Suite struct PassageTests {
    private func part(_ length: Int, heading: Bool = false, _ counts: [Int: Int] = [:]) -> PassageCutter.Part
    {
        PassageCutter.Part(length: length, isHeading: heading, counts: counts)
    }

    private func cuts(_ size: Int, _ parts: [PassageCutter.Part]) -> [ClosedRange<Int>] {
        PassageCutter(size: size, weights: [0: 1, 1: 2]).cuts(of: parts).map(\.parts)
    }

    @Test func `a passage grows around the block that says most, as long as it fits`() {
        let parts = [part(50), part(50), part(50, [0: 1]), part(50, [0: 1, 1: 1]), part(50), part(50)]
        #expect(cuts(50, parts) == [3...3, 2...2])
        #expect(cuts(155, parts) == [2...4])
        #expect(cuts(1_000, parts) == [0...5])
    }

    @Test func `a passage begins with a heading and ends before one, unless it would be short`() {
        let parts = [
            part(50), part(10, heading: true), part(50, [0: 1]), part(50), part(10, heading: true), part(50),
        ]
        #expect(cuts(400, parts) == [1...3])
        #expect(cuts(1_000, parts) == [0...5])
    }

    @Test func `passages share no block, and the score is the share of what the page says`() {
        let parts = [part(90, [0: 1]), part(90, [0: 1]), part(90), part(90, [0: 2])]
        let cuts = PassageCutter(size: 100, weights: [0: 3]).cuts(of: parts)
        #expect(cuts.map(\.parts) == [3...3, 0...0, 1...1])
        // BM25 in a text of average length: tf · 2.2 / (tf + 1.2).
        let whole = 4 * 2.2 / 5.2
        #expect(abs(cuts[0].share - (2 * 2.2 / 3.2) / whole) < 1e-12)
        #expect(abs(cuts[1].share - 1 / whole) < 1e-12)
    }

    private func heading(_ level: Int?, _ text: String) -> Block { Block(.heading, text: text, level: level) }

    @Test func `a passage has its headings from pages before, its boxes, and the places of its blocks`()
        throws
    {
        let store = try SampleStore.make([
            SampleStore.parse(
                "report",
                pages: [
                    [
                        Block(.title, text: "Rivers"), heading(2, "Gauges"), heading(3, "Staff"),
                        Block(.text, text: "x"),
                    ],
                    [
                        heading(3, "Radar"), Block(.text, text: "a radar 😀 gauge"),
                        Block(.pageNumber, text: "2"),
                    ],
                ])
        ])
        let result = try SearchEngine(store: store).passages(SearchRequest(query: "radar gauge"), size: 300)
        let passage = try #require(result.passages.first)
        #expect(passage.headings.map(\.text) == ["Rivers", "Gauges"])
        #expect(passage.headings.map(\.locator) == ["report#p1/b0", "report#p1/b1"])
        #expect(passage.text == "Radar\n\na radar 😀 gauge")
        #expect(passage.locator == "report#p2/b1" && passage.score == passage.hit.score)
        #expect(passage.parts.map(\.locator) == ["report#p2/b0", "report#p2/b1"])
        #expect(passage.parts.map(\.span) == [0..<5, 7..<22])
        #expect(passage.parts.map(\.box) == [Box(60, 0, 300, 8), Box(60, 10, 300, 18)])
        #expect(passage.highlights.ranges == [0..<5, 9..<14, 17..<22])
    }

    @Test func `a block longer than a passage is cut around what was found, and its address says where`()
        throws
    {
        let text = String(repeating: "word ", count: 200) + "radar. " + String(repeating: "word ", count: 200)
        let store = try SampleStore.make([SampleStore.parse("a", pages: [[Block(.text, text: text)]])])
        let result = try SearchEngine(store: store).passages(SearchRequest(query: "radar"), size: 100)
        let passage = try #require(result.passages.first)
        let range = try #require(passage.parts[0].textRange)
        #expect(range.contains(1_000) && range.count <= 100 && range.count > 50)
        #expect(passage.locator == "a#p1/b0:\(range.lowerBound)-\(range.upperBound)")
        let scalars = Array(text.unicodeScalars)[range]
        #expect(passage.text == String(String.UnicodeScalarView(scalars)))
        #expect(passage.highlights.ranges == [1_000 - range.lowerBound..<1_005 - range.lowerBound])
    }

    @Test func `the limit counts passages, and those of pages with all words come first`() throws {
        let pages = (0..<30).map { [Block(.text, text: "gauge \($0)"), Block(.text, text: "weir")] }
        let store = try SampleStore.make([
            SampleStore.parse("a", pages: pages + [[Block(.text, text: "gauge rare")]])
        ])
        let result = try SearchEngine(store: store).passages(
            SearchRequest(query: "gauge weir", limit: 25), size: 200)
        #expect(result.passages.count == 25 && result.search.total == 30)
        #expect(result.passages.allSatisfy { $0.hit.matched == .all })
        let some = try SearchEngine(store: store).passages(
            SearchRequest(query: "rare weir"), size: 200)
        #expect(some.passages.first?.hit.pageIndex == 30 && some.passages[0].hit.matched == .some)
    }
}
