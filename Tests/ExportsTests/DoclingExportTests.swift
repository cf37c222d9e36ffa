import DocumentModel
@testable import Exports
import Foundation
import Rendering
import Testing

struct DoclingExportTests {
    private func export(_ blocks: [Block]) throws -> [String: Any] {
        let folder = try TemporaryFolder()
        var source = PlainSource()
        let size = PageSize(width: 100, height: 200, unit: .points)
        source.documents = [
            (
                ExportDocument(
                    key: "a/b", provider: "p", mediaType: "application/pdf", sourceName: "b.pdf", pageCount: 3
                ),
                [], [ExportPage(index: 2, size: size, blocks: blocks)]
            )
        ]
        try Exporter(ExportOptions(format: .docling)).run(to: folder.path, over: source)
        return try folder.json("a/b.json")
    }

    private func list(_ document: [String: Any], _ name: String) -> [[String: Any]] {
        document[name] as? [[String: Any]] ?? []
    }

    @Test func `blocks become items with their places, furniture in its own layer`() throws {
        let document = try export([
            Block(.pageHeader, text: "Report"), Block(.heading, text: "水位 🙂", level: 2, box: Box(1, 2, 3, 4)),
            Block(.list, text: ""), Block(.listItem, text: "1. one", parent: 2),
            Block(.listItem, text: "• two", parent: 2),
            Block(.formula, text: "x^2"), Block(.code, text: "a = 1"),
        ])
        let texts = list(document, "texts")
        #expect(
            texts.map { $0["label"] as? String } == [
                "page_header", "section_header", "list_item", "list_item", "formula", "code",
            ])
        #expect(texts[0]["content_layer"] as? String == "furniture")
        let place = try #require((texts[1]["prov"] as? [[String: Any]])?.first)
        #expect(place["page_no"] as? Int == 3 && place["charspan"] as? [Int] == [0, 4])
        #expect((place["bbox"] as? [String: Any])?["b"] as? Double == 4)
        #expect(texts[2]["marker"] as? String == "1." && texts[2]["text"] as? String == "one")
        #expect(texts[2]["enumerated"] as? Bool == true && texts[3]["enumerated"] as? Bool == false)
        let group = list(document, "groups")[0]
        #expect((group["children"] as? [[String: String]])?.map { $0["$ref"] } == ["#/texts/2", "#/texts/3"])
        let body = try #require(document["body"] as? [String: Any])
        #expect(
            (body["children"] as? [[String: String]])?.map { $0["$ref"] }
                == ["#/texts/0", "#/texts/1", "#/groups/0", "#/texts/4", "#/texts/5"])
    }

    @Test func `tables have their cells in a grid, and their captions`() throws {
        let html = "<table><tr><th rowspan=\"2\">a</th><td>b</td></tr><tr><td>c</td></tr></table>"
        let document = try export([
            Block(.caption, text: "Table 1", parent: 1),
            Block(.table, text: "a\tb\nc", markup: .init(html, .html)),
            Block(.figure, text: "axis"),
        ])
        let table = list(document, "tables")[0]
        let data = try #require(table["data"] as? [String: Any])
        #expect(data["num_rows"] as? Int == 2 && data["num_cols"] as? Int == 2)
        let cells = try #require(data["table_cells"] as? [[String: Any]])
        #expect(cells.map { $0["text"] as? String } == ["a", "b", "c"])
        #expect(cells.map { $0["start_col_offset_idx"] as? Int } == [0, 1, 1])
        #expect(cells[0]["end_row_offset_idx"] as? Int == 2 && cells[0]["column_header"] as? Bool == true)
        #expect((table["captions"] as? [[String: String]])?.first?["$ref"] == "#/texts/0")
        #expect((list(document, "texts")[0]["parent"] as? [String: String])?["$ref"] == "#/tables/0")
        #expect((list(document, "pictures")[0]["children"] as? [[String: String]])?.count == 1)
    }
}
