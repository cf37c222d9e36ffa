import DocumentModel
import Foundation
import Search
import Testing

struct SearchResultTests {
    private let hit = SearchHit(
        document: "2024/report\u{1B}[2J", provider: "mineru", pageIndex: 11,
        pageLocator: "2024/report\u{1B}[2J#p12", score: 4.25,
        snippet: Snippet(text: "the cat sat", highlights: Highlights([4..<7])),
        pageSize: PageSize(width: 595, height: 842, unit: .points),
        regions: [
            SearchRegion(
                blockID: 7, ordinal: 3, locator: "2024/report\u{1B}[2J#p12/b3", type: .listItem,
                box: Box(1, 2, 3.5, 4), normalizedBox: Box(0, 0.25, 0.5, 1),
                text: "the cat sat", highlights: Highlights([4..<7]))
        ])

    private func json(_ result: SearchResult) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(result), as: UTF8.self)
    }

    @Test func `a result encodes as the command line promises`() throws {
        var hit = hit
        hit.document = "2024/report"
        hit.regions[0].locator = "2024/report#p12/b3"
        let word = TextBox(4..<7, try #require(Box(2, 3, 3, 4)))
        hit.regions[0].highlightBoxes = [HighlightBox(word, on: PageSize(width: 8, height: 4, unit: nil))]
        #expect(
            try json(SearchResult(query: "cat", total: 12, hits: [hit])) == """
                {"hits":[{"document":"2024/report","locator":"2024/report#p12/b3","matched":"all","ordinal":3,\
                "page_index":11,"page_number":12,\
                "page_size":{"height":842,"unit":"pt","width":595},"provider":"mineru",\
                "regions":[{"bbox":[1,2,3.5,4],"block_id":7,\
                "highlight_boxes":[{"bbox":[2,3,3,4],"norm_box":[0.25,0.75,0.375,1],"range":[4,7]}],\
                "highlights":[[4,7]],"locator":"2024/report#p12/b3","norm_box":[0,0.25,0.5,1],\
                "ordinal":3,\
                "text":"the cat sat","type":"list_item"}],"score":4.25,\
                "snippet":{"highlights":[[4,7]],"text":"the cat sat"}}],"query":"cat","total":12}
                """)
    }

    @Test func `what is unknown is null`() throws {
        var hit = hit
        hit.pageSize = nil
        hit.regions[0].box = nil
        hit.regions[0].normalizedBox = nil
        hit.regions[0].locator = nil
        let text = try json(SearchResult(query: "cat", total: 1, hits: [hit]))
        for member in [#""page_size":null"#, #""bbox":null"#, #""norm_box":null"#, #""locator":null"#] {
            #expect(text.contains(member))
        }
        hit.pageSize = PageSize(width: 1, height: 2, unit: nil)
        #expect(try json(SearchResult(query: "", total: 1, hits: [hit])).contains(#""unit":null"#))
    }

    @Test func `the box is the best region's own, or its parent's by name, and never another block's`() throws
    {
        var hit = hit
        let other = SearchRegion(
            blockID: 8, ordinal: 4, locator: nil, type: .text, box: Box(9, 9, 10, 10), normalizedBox: nil,
            text: "a cat",
            highlights: Highlights([2..<5]))
        hit.regions[0].box = nil
        hit.regions.append(other)
        #expect(!SearchResult(query: "cat", total: 1, hits: [hit]).text(colored: false).contains("box"))
        #expect(hit.csvRow.contains(",list_item,,,,,595.0,"))
        hit.regions[0].surroundings = SearchRegion.Surroundings(
            type: .table, box: try #require(Box(1, 2, 30, 40)))
        #expect(
            SearchResult(query: "cat", total: 1, hits: [hit]).text(colored: false)
                .contains("    box of its table [1, 2, 30, 40] of 595 × 842 pt\n"))
        #expect(hit.csvRow.contains(",list_item,,,,,595.0,"))
    }

    @Test func `a box that was turned with an assumed height says so`() throws {
        var hit = hit
        (hit.document, hit.pageSize, hit.assumedPageHeight) = ("a", nil, 841.89)
        let result = SearchResult(query: "cat", total: 1, hits: [hit])
        #expect(try json(result).contains(#""assumed_page_height":841.89"#))
        #expect(
            result.text(colored: false).contains(
                "    box [1, 2, 3.5, 4] (assumed height 841.9)\n"))
    }

    @Test func `text for people tells where, what and the box, and lets no control character through`() {
        let text = SearchResult(query: "cat", total: 12, hits: [hit], start: 1).text(colored: false)
        #expect(
            text == """
                2024/report [2J#p12/b3  [list_item]  4.25
                    the cat sat
                    box [1, 2, 3.5, 4] of 595 × 842 pt

                2–2 of 12 pages found.

                """)
    }

    @Test func `a hit without an address tells its page, and one without a block the page's address`() {
        var hit = hit
        hit.document = "a"
        hit.pageLocator = "a#p12"
        hit.regions[0].locator = nil
        let first = SearchResult(query: "cat", total: 1, hits: [hit]).text(colored: false)
        #expect(first.hasPrefix("a  p.12  [list_item]  4.25\n"))
        hit.regions = []
        let second = SearchResult(query: "cat", total: 1, hits: [hit]).text(colored: false)
        #expect(second.hasPrefix("a#p12  4.25\n"))
        #expect(hit.csvRow.hasSuffix(",all,a#p12\r\n"))
    }

    @Test func `on a terminal the marked pieces are bold`() {
        let text = SearchResult(query: "cat", total: 1, hits: [hit]).text(colored: true)
        #expect(text.contains("the \u{1B}[1;33mcat\u{1B}[0m sat"))
        #expect(text.hasSuffix("1 page found.\n"))
    }
}
