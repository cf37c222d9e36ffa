import DocumentModel
import JSONView
import TestSupport
import Testing

@testable import Providers

@Suite struct VolcengineTests {
    private func opened(_ text: String) -> OpenedPayload {
        OpenedPayload(Payload(name: "a", members: [.init(name: "a.json", bytes: Array(text.utf8))]))
    }

    private func decoded(_ text: String, pageOffset: Int = 0) throws -> ParsedDocument {
        try ProviderRegistry.decode(
            opened(text), as: VolcengineProvider(), context: DecodingContext(pageOffset: pageOffset))
    }

    @Test(arguments: [
        #"{"code":10000,"data":{"markdown":"x","detail":[{"page_id":0,"textblocks":[]}]},"message":"Success"}"#,
        #"{"code":10000,"data":{"markdown":"x","detail":"[{\"page_md\":\"x\"}]"}}"#,
        #"{"markdown":"x","detail":[{"page_id":0,"page_md":"x","textblocks":[]}]}"#,
        #"{"markdown":"x","detail":null}"#,
        #"[{"page_id":0,"page_md":"x","page_image_hw":{"h":1,"w":1}}]"#,
        #"{"page_id":0,"textblocks":[]}"#,
        #"{"code":50207,"data":null,"message":"Image Decode Error: image format unsupported"}"#,
        #"{"code":1,"data":{},"message":"?","request_id":"r","time_elapsed":"1s"}"#,
        #"{"ResponseMetadata":{"RequestId":"r","Error":{"Code":"InvalidCredential","Message":"m"}}}"#,
    ])
    func `every kept form of an answer is recognised`(text: String) {
        #expect(VolcengineProvider().recognize(opened(text)) != nil)
        #expect(ComplexDOcrProvider().recognize(opened(text)) == nil)
    }

    @Test(arguments: [
        #"{"message":"x-ti-app-id 无效","code":40102}"#,
        #"{"code":"success","data":{"uid":"u","status":"success","result":{"pages":[]}}}"#,
        #"{"code":"parse_error","msg":"解析错误"}"#,
        #"{"code":0,"message":"ok","data":{"taskId":"t"}}"#,
        #"{"code":0,"msg":"ok","trace_id":"t","data":{"batch_id":"b","file_urls":[]}}"#,
        #"{"code":200,"message":"success","result":{"markdown":"x","pages":[],"detail":[]}}"#,
        #"{"markdown":"x","pages":[],"detail":[{"page_id":1,"paragraph_id":0,"text":"x"}],"success_count":1}"#,
        #"{"code":413,"message":"too large"}"#, #"{"code":400,"message":"bad"}"#,
        #"{"ResponseMetadata":{"RequestId":"r","HTTPStatusCode":200},"Blocks":[]}"#,
        #"{"code":200,"data":{"markdown":"x"},"message":"ok"}"#,
        #"{"words_result":[{"words":"x"}],"words_result_num":1,"log_id":1}"#,
        #"{"timeSecond":1,"words_result":[{"words":"x"}]}"#,
        "[]", "{}", #"[{"type":"text","text":"x","page_idx":0}]"#,
    ])
    func `what belongs to others is recognised by neither adapter`(text: String) {
        #expect(VolcengineProvider().recognize(opened(text)) == nil)
        #expect(ComplexDOcrProvider().recognize(opened(text)) == nil)
    }

    @Test func `a detail that is no page is a reported partial result, not pages without text`() throws {
        let sent =
            #"{"code":10000,"data":{"markdown":"m","detail":{"pages":[{"text":"lost"}]}},"message":"Success","request_id":"r","time_elapsed":"1s"}"#
        let document = try decoded(sent)
        #expect(document.status == .partial)
        #expect(document.warnings.warnings.map(\.code).contains("detail_unreadable"))
        #expect(document.pages.flatMap(\.blocks).map(\.text) == ["m"])
    }

    @Test func `a page offset moves the slices of a split file to their places`() throws {
        let slice = #"[{"page_id":0,"textblocks":[{"text":"a"}]},{"page_id":1,"textblocks":[{"text":"b"}]}]"#
        #expect(try decoded(slice).pages.map(\.index) == [0, 1])
        #expect(try decoded(slice, pageOffset: 16).pages.map(\.index) == [16, 17])
    }

    @Test func `a number that is no page is a limit, not a crash`() {
        for number in ["9223372036854775807", "100000"] {
            let failure = #expect(throws: ProviderFailure.self) {
                try decoded(#"[{"page_id":\#(number),"textblocks":[]}]"#, pageOffset: 1)
            }
            #expect(failure?.code == .limitExceeded)
        }
    }

    @Test(arguments: [
        #"{"h":1200,"w":848}"#, #"{"height":"1200","width":"848"}"#, "[1200, 848]", #""[1200, 848]""#,
        #""1200,848""#, #""1200x848""#, #""(1200.0, 848.0)""#, #""{\"h\": 1200, \"w\": 848}""#,
        #""{'width': 848, 'height': 1200}""#,
    ])
    func `the size of a page's image is read in every shape`(shape: String) throws {
        let document = try decoded(#"[{"page_id":0,"page_image_hw":\#(shape),"textblocks":[]}]"#)
        #expect(document.pages[0].size == PageSize(width: 848, height: 1200, unit: .pixels))
    }

    @Test(arguments: [
        #""box":{"x0":10,"y0":20,"x1":30,"y1":40}"#, #""box":[10,20,30,40]"#, #""box":["10","20","30","40"]"#,
        #""box":[10,20,30,20,30,40,10,40]"#, #""norm_box":[0.1,0.1,0.3,0.2]"#,
        #""norm_box":{"x1":0.3,"y1":0.2,"x0":0.1,"y0":0.1},"box":null"#,
    ])
    func `a box is read in every shape, or reckoned from its fractions`(shape: String) throws {
        let page = #"[{"page_id":0,"page_image_hw":{"h":200,"w":100},"textblocks":[{"text":"a",\#(shape)}]}]"#
        let box = try #require(try decoded(page).pages[0].blocks[0].box)
        #expect(zip(box.numbers, [10, 20, 30, 40]).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test(arguments: [
        ("title", BlockType.title), ("Author", .author), ("SEC", .heading), ("para", .text),
        ("header", .pageHeader),
        ("foot", .pageFooter), ("fnote", .footnote), ("image", .figure), ("figure", .figure),
        ("Fig", .figure),
        ("table", .table), ("cap", .caption),
    ])
    func `a label is known in any case and kept as written`(label: String, type: BlockType) throws {
        let document = try decoded(#"[{"page_id":0,"textblocks":[{"text":"a","label":"\#(label)"}]}]"#)
        #expect(document.pages[0].blocks[0].type == type)
        #expect(document.pages[0].blocks[0].providerType == label)
    }

    @Test(arguments: [50205, 50207, 50400, 50402, 50500, 40001])
    func `an error code is a failure that carries code and message`(code: Int) {
        let text = #"{"code":\#(code),"data":null,"message":"said so","request_id":"r","time_elapsed":"1ms"}"#
        let failure = #expect(throws: ProviderFailure.self) { try decoded(text) }
        #expect(failure?.code == .providerFailed)
        #expect(failure?.providerCode == "\(code)")
        #expect(failure?.message.contains("said so") == true)
    }

    @Test func `a broken detail string without markdown is a failure with its byte`() {
        let text = #"{"code":10000,"data":{"markdown":"","detail":"[{\"page_md\":\"x"}}"#
        let failure = #expect(throws: ProviderFailure.self) { try decoded(text) }
        #expect(failure?.code == .malformed)
        // `[{"page_md":"x` is 14 bytes long, and ends inside the string.
        #expect(failure?.location == "a.json $.data.detail, byte 14 of the string")
    }
}
