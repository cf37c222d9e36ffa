import DocumentModel
import TestSupport
import Testing

@testable import Providers

@Suite struct MistralTests {
    private func opened(_ text: String) -> OpenedPayload {
        OpenedPayload(Payload(name: "a", members: [.init(name: "a.json", bytes: Array(text.utf8))]))
    }

    private func decoded(_ pages: String) throws -> ParsedDocument {
        try ProviderRegistry.decode(
            opened(#"{"pages":[\#(pages)],"model":"mistral-ocr-2512","usage_info":{"pages_processed":1}}"#),
            as: MistralProvider(), context: DecodingContext())
    }

    @Test(arguments: [
        #"{"pages":[{"page":1,"text":"x","md":"x","images":[]}],"job_metadata":{}}"#,
        #"{"pages":[{"markdown":"x","index":0}],"model":"gpt-4o"}"#,
        #"{"pages":[{"markdown":"x","index":0}],"usage_info":{"pages_processed":1}}"#,
        #"{"pages":[],"usage_info":{"pages_processed":0}}"#,
        #"{"object":"error","message":"x","type":"invalid_request_error","code":"1"}"#,
    ])
    func `an answer of another service with pages or markdown is not taken`(text: String) {
        #expect(MistralProvider().recognize(opened(text)) == nil)
    }

    @Test func `the pages of a range keep their places in the source`() throws {
        let document = try decoded(
            #"{"index":7,"markdown":"a","images":[]},{"index":9,"markdown":"b","images":[]}"#)
        #expect(document.pages.map(\.index) == [7, 9])
    }

    @Test func `markdown is stored as sent, and tables stand where it names them`() throws {
        let document = try decoded(
            #"{"index":0,"markdown":"a\n\n[t.html](t.html)\n\nb","images":[],"#
                + #""tables":[{"id":"t.html","content":"<table><tr><td>1</td></tr></table>"}]}"#)
        #expect(document.pages[0].markdown == "a\n\n[t.html](t.html)\n\nb")
        #expect(document.pages[0].blocks.map(\.text) == ["a", "1", "b"])
        #expect(document.pages[0].blocks.map(\.type) == [.text, .table, .text])
    }

    @Test func `a table that is named a thousand times is stored once`() throws {
        let name = #"[t.html](t.html)\n\n"#
        let document = try decoded(
            #"{"index":0,"markdown":"\#(String(repeating: name, count: 1000))","images":[],"#
                + #""tables":[{"id":"t.html","content":"<table><tr><td>1</td></tr></table>"}]}"#)
        #expect(document.pages[0].blocks.filter { $0.type == .table }.count == 1)
    }

    @Test func `an image without a place, as in an Office file, has no box and no warning`() throws {
        let document = try decoded(
            #"{"index":0,"markdown":"![i.png](i.png)","dimensions":null,"images":[{"id":"i.png","top_left_x":null,"#
                + #""top_left_y":null,"bottom_right_x":null,"bottom_right_y":null}]}"#)
        #expect(document.pages[0].blocks.map(\.type) == [.figure])
        #expect(document.pages[0].blocks[0].box == nil)
        #expect(document.warnings.warnings.isEmpty)
    }

    @Test func `the confidence of a paragraph is the mean of its words, wherever the indexes drift`() throws {
        let document = try decoded(
            #"{"index":0,"markdown":"Up down\n\n![i.png](i.png)\n\nUp again","images":[{"id":"i.png"}],"confidence_scores":{"#
                + #""word_confidence_scores":[{"text":"Up","confidence":0.5,"start_index":0},{"text":" down","confidence":1,"start_index":2},"#
                + #"{"text":"Up","confidence":0.25,"start_index":8},{"text":" again","confidence":0.75,"start_index":10}]}}"#
        )
        #expect(document.pages[0].blocks.map(\.confidence) == [0.75, nil, 0.5])
    }
}
