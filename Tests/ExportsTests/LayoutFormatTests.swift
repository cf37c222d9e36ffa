import DocumentModel
@testable import Exports
import Foundation
import Rendering
import TestSupport
import Testing

/// hOCR, ALTO and content lists: a file a document in another product's form.
@Suite struct LayoutFormatTests {
    /// A page of 612 × 792 points, one of 1 × 1 without a unit, and one without a size.
    private static let pages = [
        ExportPage(
            index: 0, label: "i", size: PageSize(width: 612, height: 792, unit: .points),
            blocks: [
                Block(.title, text: "Gauges & <rivers>", box: Box(72, 72, 540, 96)),
                Block(
                    .table, text: "a\tb",
                    markup: .init("<table><tr><td>a</td><td>b</td></tr></table>", .html),
                    box: Box(72, 144, 288, 216)),
                Block(.caption, text: "Table 1 \"levels\"", box: Box(72, 216, 288, 230), parent: 1),
                Block(.formula, text: "x2", markup: .init("x^2", .latex)),
                Block(.pageNumber, text: "i", box: Box(300, 760, 312, 772)),
            ]),
        ExportPage(
            index: 3, size: PageSize(width: 1, height: 1, unit: nil),
            blocks: [Block(.text, text: "two\nlines", box: Box(0.1, 0.2, 0.35, 0.4), confidence: 0.5)]),
        ExportPage(index: 4, blocks: [Block(.figure, text: "", box: Box(1, 2, 3, 4), asset: "f.png")]),
    ]

    private func text(_ format: ExportOptions.Format, _ name: String) throws -> String {
        let folder = try TemporaryFolder()
        var source = PlainSource()
        source.documents = [
            (ExportDocument(key: "k", provider: "alpha", language: "en", pageCount: 5), [], Self.pages)
        ]
        let summary = try Exporter(ExportOptions(format: format)).run(to: folder.path, over: source)
        #expect(summary.files == 1 && summary.pages == 3)
        return try folder.text(name)
    }

    @Test func `hOCR has a page a div, whole pixels at 300 dpi, and no element without its place made up`()
        throws
    {
        let hocr = try text(.hocr, "k.hocr")
        #expect(
            hocr.contains(
                #"<div class="ocr_page" id="page_1" title="bbox 0 0 2550 3300; ppageno 0; scan_res 300 300">"#
            ))
        #expect(
            hocr.contains(
                #"<h1 class="ocr_title" id="block_1_0" title="bbox 300 300 2250 400">Gauges &amp; &lt;rivers&gt;</h1>"#
            ))
        #expect(hocr.contains(#"<div class="ocr_display" id="block_1_3">x2</div>"#))
        #expect(hocr.contains(#"<div class="ocr_page" id="page_4" title="bbox 0 0 10000 10000; ppageno 3">"#))
        #expect(hocr.contains("title=\"bbox 1000 2000 3500 4000\">two<br/>lines</p>"))
        #expect(hocr.contains(#"<div class="ocr_page" id="page_5" title="ppageno 4">"#))
        #expect(hocr.contains(#"<div class="ocr_image" id="block_5_0" title="bbox 1 2 3 4"></div>"#))
    }

    @Test func `ALTO has blocks with their types as tags, and strings without boxes`() throws {
        let alto = try text(.alto, "k.xml")
        #expect(
            alto.contains(
                #"<Page ID="page_1" PHYSICAL_IMG_NR="1" PRINTED_IMG_NR="i" HEIGHT="3300" WIDTH="2550">"#))
        #expect(
            alto.contains(
                #"<TextBlock ID="block_1_4" TAGREFS="type_page_number" HPOS="1250" VPOS="3167" WIDTH="50" HEIGHT="50">"#
            ))
        #expect(alto.contains(#"<String CONTENT="&quot;levels&quot;"/>"#))
        #expect(alto.contains(#"<String CONTENT="two"/></TextLine>"#))
        #expect(
            alto.contains(
                #"<Illustration ID="block_5_0" TAGREFS="type_figure" HPOS="1" VPOS="2" WIDTH="2" HEIGHT="2"/>"#
            ))
        #expect(alto.contains(#"<LayoutTag ID="type_title" LABEL="title"/>"#))
    }

    @Test func `characters that XML cannot hold are replaced, and line ends in values are kept`() {
        var xml = XMLBuffer()
        xml.attribute("a", "1\u{1}\u{FFFE}\u{FFFF}\u{1FFFF}\n<é")
        #expect(
            String(decoding: xml.bytes, as: UTF8.self)
                == " a=\"1\u{FFFD}\u{FFFD}\u{FFFD}\u{1FFFF}&#10;&lt;é\"")
    }

    @Test func `a content list has boxes in thousandths, and captions in their table`() throws {
        let list = try #require(
            JSONSerialization.jsonObject(with: Data(try text(.mineru, "k_content_list.json").utf8))
                as? [[String: Any]])
        #expect(
            list.map { $0["type"] as? String } == [
                "text", "table", "equation", "page_number", "text", "image",
            ])
        #expect(list[0]["text_level"] as? Int == 1)
        #expect(list[0]["bbox"] as? [Int] == [118, 91, 882, 121])
        #expect(list[1]["table_caption"] as? [String] == ["Table 1 \"levels\""])
        #expect(list[1]["table_body"] as? String == "<table><tr><td>a</td><td>b</td></tr></table>")
        #expect(list[2]["text"] as? String == "$$\nx^2\n$$" && list[2]["bbox"] == nil)
        #expect(list[4]["page_idx"] as? Int == 3 && list[4]["bbox"] as? [Int] == [100, 200, 350, 400])
        #expect(list[5]["img_path"] as? String == "f.png" && list[5]["bbox"] == nil)
    }

    @Test func `Label Studio has a task a page, its boxes in percent, and counts what has no place`() throws {
        let folder = try TemporaryFolder()
        var source = PlainSource()
        var document = ExportDocument(key: "a b/k", provider: "alpha", pageCount: 5)
        document.providerVersion = "2.1"
        source.documents = [(document, [], Self.pages)]
        var options = ExportOptions(format: .labelstudio)
        options.pageImage = "https://host/{document}/{page}.png?i={page_index}"
        let summary = try Exporter(options).run(to: folder.path, over: source)
        // The last page has no size, so that nothing on it has a place.
        #expect((summary.files, summary.pages, summary.emptyPages) == (1, 3, 1))
        let tasks = try #require(
            try JSONSerialization.jsonObject(with: folder.data("a b/k.json")) as? [[String: Any]])
        #expect(tasks.count == 2)
        let data = try #require(tasks[0]["data"] as? [String: Any])
        #expect(data["image"] as? String == "https://host/a%20b/k/1.png?i=0")
        #expect(data["blocks_without_box"] as? Int == 1)
        let prediction = try #require((tasks[0]["predictions"] as? [[String: Any]])?.first)
        #expect(prediction["model_version"] as? String == "alpha 2.1")
        let regions = try #require(prediction["result"] as? [[String: Any]])
        #expect(regions.map { $0["id"] as? String } == ["b0", "b1", "b2", "b4"])
        #expect(regions[1]["original_width"] as? Int == 2550 && regions[1]["original_height"] as? Int == 3300)
        let value = try #require(regions[1]["value"] as? [String: Any])
        #expect(value["rectanglelabels"] as? [String] == ["table"])
        // 72, 144, 288, 216 of 612 × 792.
        #expect(value["x"] as? Double == 11.764706 && value["y"] as? Double == 18.181818)
        #expect(value["width"] as? Double == 35.294118 && value["height"] as? Double == 9.090909)
        let second = try #require((tasks[1]["predictions"] as? [[String: Any]])?.first)
        #expect((second["result"] as? [[String: Any]])?.first?["score"] as? Double == 0.5)
        let interface = try folder.text("labels.xml")
        #expect(interface.contains("<Label value=\"table\"/>"))
        #expect(interface.contains("toName=\"image\"") && interface.contains("value=\"$image\""))
    }
}
