import DocumentModel
import Testing

@testable import Providers

@Suite struct Doc2XProviderTests {
    private static let uid = "0192d745-5776-7261-abbd-814df3af3449"
    private let provider = Doc2XProvider()

    private func payload(_ files: [String: String]) -> OpenedPayload {
        OpenedPayload(
            Payload(
                name: "test", members: files.map { Payload.Member(name: $0.key, bytes: Array($0.value.utf8)) }
            ))
    }

    private func page(_ index: Int, _ markdown: String, _ more: String = "") -> String {
        let text = markdown.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
            "\n", with: "\\n")
        return
            "{\"url\":\"\",\"page_idx\":\(index),\"page_width\":1200,\"page_height\":1600,\"md\":\"\(text)\"\(more)}"
    }

    private func decode(_ pages: String..., offset: Int = 0) throws -> ParsedDocument {
        let text = "{\"version\":\"v2\",\"pages\":[\(pages.joined(separator: ","))]}"
        return try ProviderRegistry.decode(
            payload(["result.json": text]), as: provider, context: DecodingContext(pageOffset: offset))
    }

    private func outline(_ document: ParsedDocument) -> [String] {
        document.pages.flatMap(\.blocks).map { "\($0.type.rawValue): \($0.text)" }
    }

    private func warnings(_ document: ParsedDocument) -> [String] { document.warnings.warnings.map(\.code) }

    // Recognition.

    @Test(arguments: [
        [
            "full.md": "# A\n\ntext",
            "x_content_list.json": "[{\"type\":\"text\",\"text\":\"a\",\"page_idx\":0}]",
        ],
        // JSON beside the markdown: another parser's result, whatever the markdown holds.
        ["full.md": "<!-- Media -->", "layout.json": "{\"pdf_info\":[]}"],
        ["output.md": "# Plain\n\n![](images/1.jpg) and <!-- a comment -->"],
        ["a.json": "{\"code\":0,\"data\":{\"status\":\"success\",\"url\":\"\"},\"msg\":\"ok\"}"],
        ["a.json": "{\"code\":\"success\",\"data\":{\"items\":[]}}"],
        ["a.json": "{\"version\":\"v2\",\"pages\":[{\"page_id\":1,\"content\":[]}]}"],
        [
            "a.json":
                "{\"pages\":[{\"index\":0,\"markdown\":\"a\",\"dimensions\":{\"width\":1,\"height\":1}}],\"model\":\"m\"}"
        ],
        ["a.json": "{\"schema_name\":\"DoclingDocument\",\"pages\":{}}"],
        ["a.json": "[]"],
        [:],
    ]) func `other results are left to others`(_ files: [String: String]) {
        #expect(provider.recognize(payload(files)) == nil)
    }

    @Test(arguments: [
        "<!-- Media -->", "<!-- Meanless: 3 -->", "![x](images/bo_d3k7rq2v_0_1_2_3_4_0.jpg)",
        "<img src=\"https://cdn.noedgeai.com/0192d745-5776-7261-abbd-814df3af3449_1.jpg?x=1&y=2&w=3&h=4&r=0\"/>",
    ]) func `exported markdown is known by its marks or image names`(_ sign: String) {
        #expect(provider.recognize(payload(["a.md": "text\n\n\(sign)\n"])) == "exported markdown")
    }

    // Failures.

    @Test(arguments: [
        ("parse_task_limit_exceeded", "wait"), ("parse_concurrency_limit", "wait"),
        ("parse_quota_limit", "buy more pages"),
        ("parse_error", "submit it again"), ("parse_create_task_error", "submit it again"),
        ("parse_status_not_found", "check the uid"), ("parse_file_too_large", "split"),
        ("parse_page_limit_exceeded", "split"), ("parse_file_lock", "print it"),
        ("parse_file_not_pdf", "submit a PDF"),
        ("parse_file_invalid", "repair it"), ("parse_timeout", "split"),
        ("parse_something_new", "submit the file again"),
    ]) func `every documented error says what to do`(_ code: String, _ advice: String) {
        let answers = [
            "{\"code\":\"\(code)\",\"msg\":\"…\"}",
            "{\"code\":\"success\",\"data\":{\"status\":\"failed\",\"detail\":\"\(code)\",\"progress\":0}}",
        ]
        for (number, answer) in answers.enumerated() {
            let opened = payload(["a.json": answer])
            #expect(provider.recognize(opened) != nil)
            do throws(ProviderFailure) {
                _ = try provider.decode(opened, context: DecodingContext())
                Issue.record("\(code) was no failure")
            } catch {
                #expect(error.code == .providerFailed)
                if number == 0 || code != "parse_something_new" {
                    #expect(error.providerCode == code)
                    #expect(error.message.contains(advice))
                }
            }
        }
    }

    // Pages.

    @Test func `pages are sorted, shifted and joined where they repeat`() throws {
        let document = try decode(page(3, "c"), page(1, "a"), page(3, "d"), offset: 10)
        #expect(document.pages.map(\.index) == [11, 13])
        #expect(document.pages.map { $0.blocks.map(\.text) } == [["a"], ["c", "d"]])
        #expect(warnings(document) == ["page_repeated"])
    }

    @Test func `a page without markdown makes the parse partial`() throws {
        let document = try decode(page(0, "a"), "{\"page_idx\":1,\"page_width\":10,\"page_height\":10}")
        #expect(document.status == .partial)
        #expect(document.pages.map(\.index) == [0, 1])
    }

    @Test func `a page number over the limit is a failure that names it`() {
        #expect(throws: ProviderFailure.self) { try decode(page(100_000, "a")) }
    }

    // Marks.

    @Test func `a Media without its closing mark ends at the next heading`() throws {
        let document = try decode(
            page(0, "<!-- Media -->\n\n![](a.jpg)\n\nFigure 1: x\n\n# Next\n\nFigure 1 shows"))
        #expect(
            outline(document) == [
                "figure: ", "caption: Figure 1: x", "heading: Next", "text: Figure 1 shows",
            ])
        #expect(document.pages[0].blocks[1].parent == 0)
        #expect(warnings(document) == ["mark_unclosed"])
    }

    @Test func `captions belong to what they name`() throws {
        let markdown =
            "<!-- Media -->\n\n表1 甲\n\n<table><tr><td>x</td></tr></table>\n\n![](a.jpg)\n\nFig. 2 乙\n\nlegend\n\n<!-- Media -->"
        let blocks = try decode(page(0, markdown)).pages[0].blocks
        #expect(blocks.map(\.type) == [.caption, .table, .figure, .caption, .text])
        #expect(blocks.map(\.parent) == [1, nil, nil, 2, nil])
    }

    @Test func `figure text reaches its figure before and after the image`() throws {
        let document = try decode(
            page(
                0,
                "<!-- Media -->\n<!-- figureText: A<br>\\( b_1 \\) -->\n\n![](a.jpg)\n\n<!-- figureText: C -->\n<!-- Media -->\n"
            ),
            page(1, "<!-- figureText: alone -->"))
        #expect(outline(document) == ["figure: A\nb_1\nC", "figure: alone"])
        #expect(warnings(document) == ["figure_text_without_figure"])
    }

    @Test func `furniture is told apart by number and place`() throws {
        let document = try decode(
            page(0, "<!-- Meanless: Journal<br>xii -->\n\nbody\n\n<!-- Meanless: © 2024 <br> 第3页 -->"))
        #expect(
            outline(document) == [
                "page_header: Journal", "page_number: xii", "text: body", "page_footer: © 2024",
                "page_footer: 第3页",
            ])
        #expect(document.pages[0].label == "xii")
    }

    @Test func `an unknown comment keeps its text`() throws {
        let document = try decode(page(0, "a\n\n<!-- Seal: 公章 -->"))
        #expect(outline(document) == ["text: a", "other: Seal: 公章"])
        #expect(warnings(document) == ["unknown_comment"])
    }

    // Boxes.

    @Test(arguments: [
        ("images/bo_x_1_10_20_30_40_0.jpg", 1, [10.0, 20, 40, 60]),
        ("\(uid)_0_0_59_1080_4221_90.jpg", 0, [0, 59, 1080, 4280]),
        ("https://cdn.noedgeai.com/\(uid)_7.jpg?x=379&y=138&w=957&h=1147&r=0", 7, [379, 138, 1336, 1285]),
        ("https://cdn.noedgeai.com/\(uid)_7.jpg", 7, nil),
        ("\(uid)_7.jpg?x=1&y=2&w=0&h=4", 7, nil),
    ]) func `image names give a page and x, y, width, height`(_ name: String, _ page: Int, _ box: [Double]?) {
        let image = Doc2XImageName(name)
        #expect(image?.page == page)
        #expect(image?.box?.numbers == box)
    }

    @Test(arguments: [
        "a.jpg", "fig_1_2_3_4_5_6.jpg", "\(uid).jpg", "\(uid)_x.jpg", "_1_2_3_4_5_6.jpg", "", "?", "bo_.jpg",
    ])
    func `other names give nothing`(_ name: String) {
        #expect(Doc2XImageName(name) == nil)
    }

    @Test func `an image of another page gets no box`() throws {
        let document = try decode(page(0, "![](\(Self.uid)_1_0_0_10_10_0.jpg)"))
        #expect(document.pages[0].blocks.map(\.box) == [nil])
        #expect(warnings(document) == ["image_of_other_page"])
    }

    private func layout(_ blocks: [(String, [Double])]) -> String {
        let items = blocks.map { "{\"id\":\"1\",\"type\":\"\($0.0)\",\"bbox\":\($0.1)}" }
        return ",\"layout\":{\"blocks\":[\(items.joined(separator: ","))]}"
    }

    @Test func `a layout that could be in thousandths is taken as pixels and says so`() throws {
        let document = try decode(page(0, "a", layout([("Text", [100, 200, 900, 1000])])))
        #expect(document.pages[0].blocks[0].box?.numbers == [100, 200, 900, 1000])
        #expect(warnings(document) == ["layout_unit_assumed"])
    }

    @Test(arguments: [
        // Not corners, not four, another type, one too many.
        [("Text", [900.0, 200, 100, 1000])], [("Text", [1, 2, 3])], [("Figure", [1, 2, 1100, 1200])],
        [("Text", [1, 2, 1100, 1200]), ("Text", [1, 2, 1100, 1200])],
    ]) func `a layout that does not fit gives no boxes`(_ blocks: [(String, [Double])]) throws {
        let document = try decode(page(0, "a", layout(blocks)))
        #expect(document.pages[0].blocks.map(\.box) == [nil])
        #expect(warnings(document) == ["layout_not_aligned"])
    }

    @Test func `a layout that contradicts an image's name gives no boxes`() throws {
        let document = try decode(
            page(
                0, "a\n\n![](\(Self.uid)_0_0_0_100_100_0.jpg)",
                layout([("Text", [0, 0, 9, 9]), ("Figure", [500, 500, 1100, 1200])])))
        #expect(document.pages[0].blocks.map { $0.box?.numbers } == [nil, [0, 0, 100, 100]])
        #expect(warnings(document) == ["layout_not_aligned"])
    }

    // convert_zip.

    @Test(arguments: [
        ("!!!", "convert_zip_broken"), ("UEsDBAAAAAA=", "convert_zip_broken"),
        ("aGVsbG8=", "convert_zip_not_zip"),
    ]) func `a broken convert_zip is a warning`(_ zip: String, _ warning: String) throws {
        let answer =
            "{\"code\":\"success\",\"data\":{\"uid\":\"x\",\"convert_zip\":\"\(zip)\",\"result\":{\"pages\":[\(page(0, "a"))]}}}"
        let opened = payload(["a.json": answer])
        #expect(provider.recognize(opened) == "image answer")
        let document = try provider.decode(opened, context: DecodingContext())
        #expect(warnings(document) == [warning])
        #expect(outline(document) == ["text: a"])
    }
}
