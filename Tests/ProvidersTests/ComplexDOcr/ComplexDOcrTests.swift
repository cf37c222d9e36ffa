import DocumentModel
import JSONView
import TestSupport
import Testing

@testable import Providers

@Suite struct ComplexDOcrTests {
    private func opened(_ text: String) -> OpenedPayload {
        OpenedPayload(Payload(name: "a", members: [.init(name: "a.json", bytes: Array(text.utf8))]))
    }

    private func decoded(_ text: String, pageOffset: Int = 0) throws -> ParsedDocument {
        try ProviderRegistry.decode(
            opened(text), as: ComplexDOcrProvider(), context: DecodingContext(pageOffset: pageOffset))
    }

    /// An answer whose string is `words`, which must need no escaping in JSON.
    private func answer(_ words: String) -> String {
        #"{"seqid":"s","code":"10000","message":"成功","flag":"1","data":{"timeSecond":1,"words_result":["\#(words)"]}}"#
    }

    /// The JSON of one page with one text.
    private func result(_ item: String, page: Int = 1, dpi: Int = 72) -> String {
        #"{"result":{"text":"","pages":[{"page_id":\#(page),"content":[\#(item)],"height":800.5,"width":600}]},"metrics":[{"page_id":\#(page),"dpi":\#(dpi),"status":"success"}]}"#
    }

    @Test(arguments: [
        #"{"seqid":"s","code":"10000","message":"成功","flag":"1","data":{"timeSecond":1,"words_result":["测试"]}}"#,
        #"{"seqid":"s","code":10000,"message":"成功","flag":1,"data":{"timeSecond":1,"words_result":[]}}"#,
        #"{"timeSecond":1.5,"words_result":["x"]}"#,
        #"{"result":{"pages":[{"page_id":1,"content":[{"pos":[1,2,3,4],"type":"text","text":"x"}]}]},"metrics":[]}"#,
        #"{"result":{"text":"","pages":[]},"metrics":[],"version":"v2.1.0"}"#,
        #"{"seqid":"s","code":"10304","message":"请求参数格式或类型错误"}"#,
        #"{"code":"10305","message":"请求参数范围错误"}"#,
    ])
    func `every kept form of an answer is recognised`(text: String) {
        #expect(ComplexDOcrProvider().recognize(opened(text)) != nil)
        #expect(VolcengineProvider().recognize(opened(text)) == nil)
    }

    @Test(arguments: [
        #"{"result":{"pages":[{"page_id":0,"content":[{"id":1,"pos":[1,2,3,2,3,4,1,4],"type":"line","text":"x"}]}]},"metrics":[]}"#,
        #"{"code":200,"result":{"pages":[{"content":[{"pos":[1,2,3,4],"type":"text"}]}]},"metrics":[]}"#,
    ])
    func `TextIn's results are not taken for complexDOcr's`(text: String) {
        #expect(ComplexDOcrProvider().recognize(opened(text)) == nil)
    }

    @Test(arguments: [
        // Escaped: a reference and no raw sign. It is undone once and not twice.
        ("a &lt; b", "a < b"), ("R&amp;D", "R&D"), ("&amp;lt;", "&lt;"),
        ("it&#x27;s &amp;amp;", "it's &amp;"),
        // Not escaped: a raw sign stands somewhere.
        ("a < b &lt;", "a < b &lt;"), ("AT&T &amp;", "AT&T &amp;"), ("plain", "plain"),
        ("x&nbsp;&lt;", "x&nbsp;&lt;"),
    ])
    func `escaping is undone once and only where it was applied`(sent: String, read: String) throws {
        #expect(try decoded(answer(sent)).pages[0].blocks.map(\.text) == [read])
        let item = #"{"pos":[1,2,3,4],"type":"text","text":"\#(sent)"}"#
        #expect(try decoded(result(item)).pages[0].blocks.map(\.text) == [read])
    }

    @Test func `a raw sign in one text tells for all texts of the answer`() throws {
        let items =
            #"{"pos":[1,2,3,4],"type":"text","text":"&lt;"},{"pos":[1,2,3,4],"type":"text","text":"a > b"}"#
        #expect(try decoded(result(items)).pages[0].blocks.map(\.text) == ["&lt;", "a > b"])
    }

    @Test func `a page's number less one is its place, with the offset added`() throws {
        let item = #"{"pos":[1,2,3,4],"type":"text","text":"x"}"#
        #expect(try decoded(result(item)).pages.map(\.index) == [0])
        #expect(try decoded(result(item, page: 7)).pages.map(\.index) == [6])
        #expect(try decoded(result(item, page: 1), pageOffset: 24).pages.map(\.index) == [24])
        #expect(try decoded(result(item, page: 0)).warnings.warnings.map(\.code) == ["pages_renumbered"])
        let failure = #expect(throws: ProviderFailure.self) { try decoded(result(item, page: .max)) }
        #expect(failure?.code == .limitExceeded)
    }

    @Test(arguments: [(72, PageSize.Unit.points, nil), (144, .pixels, 144.0)])
    func `boxes count in points at 72 dots an inch and else in pixels`(
        dpi: Int, unit: PageSize.Unit, resolution: Double?
    ) throws {
        let item = #"{"pos":[30,10,50,10,50,20,30,20],"type":"text","text":"x"}"#
        let page = try decoded(result(item, dpi: dpi)).pages[0]
        #expect(page.size == PageSize(width: 600, height: 800.5, unit: unit))
        #expect(page.dpi == resolution)
        #expect(page.blocks[0].box == Box(30, 10, 50, 20))
    }

    @Test(arguments: [
        ("title", BlockType.heading), ("text", .text), ("image", .figure), ("image_caption", .caption),
        ("table", .table), ("table_caption", .caption), ("interline_equation", .formula), ("stamp", .other),
    ])
    func `a type is mapped and kept as written`(label: String, type: BlockType) throws {
        let block = try decoded(result(#"{"pos":[1,2,3,4],"type":"\#(label)","text":"x"}"#)).pages[0].blocks[
            0]
        #expect(block.type == type)
        #expect(block.providerType == label)
        #expect(block.text == "x")
    }

    @Test func `a text that only begins like JSON is text`() throws {
        for text in ["{ return x; }", "{ }", "[1, 2"] {
            #expect(try decoded(answer(text)).pages[0].blocks.map(\.text) == [text])
        }
    }

    @Test func `broken JSON in the string is a failure with its byte`() {
        let failure = #expect(throws: ProviderFailure.self) {
            try decoded(answer(#"{\"result\":{\"text\":\"a"#))
        }
        #expect(failure?.code == .malformed)
        // `{"result":{"text":"a` is 20 bytes long.
        #expect(failure?.location == "a.json $.data.words_result[0], byte 20 of the string")
    }

    @Test(arguments: ["10301", "10304", "10305", "10503", "10903", "20001"])
    func `an error code is a failure that carries code and message`(code: String) {
        let failure = #expect(throws: ProviderFailure.self) {
            try decoded(#"{"seqid":"s","code":"\#(code)","message":"said so","flag":"0","data":null}"#)
        }
        #expect(failure?.code == .providerFailed)
        #expect(failure?.providerCode == code)
        #expect(failure?.message.contains("said so") == true)
    }
}
