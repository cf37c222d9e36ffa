import DocumentModel
import TestSupport
import Testing

@testable import Providers

/// Seven services answer with chunks, blocks or elements that look alike; each adapter takes its own only.
@Suite struct LookAlikeTests {
    private static func opened(_ text: String) -> OpenedPayload {
        OpenedPayload(Payload(name: "a", members: [.init(name: "a.json", bytes: Array(text.utf8))]))
    }

    private func decoded(_ text: String, as provider: any Provider) throws -> ParsedDocument {
        let opened = Self.opened(text)
        #expect(provider.recognize(opened) != nil)
        return try ProviderRegistry.decode(opened, as: provider, context: DecodingContext())
    }

    @Test(arguments: [
        #"{"chunks":[]}"#, #"{"chunks":[{"text":"a"}],"markdown":"a"}"#,
        #"{"result":{"chunks":[{"content":"a"}]}}"#,
        #"{"output":{"chunks":[{"content":"a"}]}}"#, #"{"result":{"detail":[]}}"#,
        #"{"result":{"detail":"x"}}"#,
        #"{"data":{"elements":[{"type":"Title"}]}}"#, #"{"layouts":[{"type":"text"}]}"#,
        #"{"block_type":"Document","children":[{"block_type":"Text"}]}"#, #"{"blocks":[],"metadata":{}}"#,
        #"{"status":"Failed","result":null}"#, #"{"job_id":"a","status":"failed"}"#,
        #"{"status":"failed","error":{"code":"InternalError","message":"a"}}"#,
        #"{"task_id":"a","status":"Failed"}"#, #"{"RequestId":"a","Code":"b","Message":"c"}"#,
        #"{"success":true,"status":"complete","data":{}}"#, #"{"code":500,"message":"no"}"#,
        #"{"structure":{"children":[]},"markdown":"a"}"#,
    ]) func `answers of other services are taken by none of them`(text: String) {
        #expect(
            ProviderRegistry.chosenByContent.filter { $0.recognize(Self.opened(text)) != nil }.map(\.id) == []
        )
    }

    @Test func `Reducto's pages are counted in the file, not in the range that was asked for`() throws {
        let block =
            #"{"type":"Text","content":"a","bbox":{"left":0.1,"top":0.1,"width":0.2,"height":0.1,"page":1,"original_page":7}}"#
        let document = try decoded(
            #"{"type":"full","chunks":[{"content":"a","embed":"a","blocks":[\#(block)]}]}"#,
            as: ReductoProvider())
        #expect(document.pages.map(\.index) == [6])
    }

    @Test func `offsets of LandingAI count code points`() throws {
        let element = { (id: Int, start: Int, end: Int) in
            #"{"type":"text","id":"text-\#(id)","grounding":{"page":1,"range":{"start":\#(start),"end":\#(end)},"box":{"xmin":0,"ymin":0,"xmax":1,"ymax":1}}}"#
        }
        let page =
            #"{"type":"page","grounding":{"page":1},"children":[\#(element(0, 0, 3)),\#(element(1, 3, 6)),\#(element(2, 5, 99))]}"#
        let document = try decoded(
            #"{"markdown":"a𝟙b字cd","metadata":{},"structure":{"children":[\#(page)]}}"#,
            as: LandingAIProvider())
        #expect(document.pages[0].blocks.map(\.text) == ["a𝟙b", "字cd", ""])
    }

    @Test(arguments: [
        ("<a id='x'></a>\n\n<::logo: Posit\nGrey text::>", "Posit\nGrey text"),
        ("<::AMOUNT DUE\n5\n: figure::>", "AMOUNT DUE\n5"), ("<::>", ""), ("a <::chart: b::> c", "a b c"),
        ("<::Ratio 3:1::>", "Ratio 3:1"), ("::> alone", "::> alone"),
    ]) func `marks of LandingAI's descriptions are no text`(sent: String, said: String) {
        #expect(LandingAIText.said(sent) == said)
    }

    @Test func `lists in lists of Marker are counted from the outermost`() throws {
        let item = { (id: String, html: String, children: String) in
            #"{"id":"/page/0/\#(id)","block_type":"\#(id.split(separator: "/")[0])","html":"\#(html)","bbox":[1,1,9,9],"children":[\#(children)]}"#
        }
        let ref = { (id: String) in "<content-ref src='/page/0/\(id)'></content-ref>" }
        let inner = item("ListGroup/2", ref("ListItem/3"), item("ListItem/3", "<li>b</li>", ""))
        let outer = item(
            "ListGroup/0", ref("ListItem/1"), item("ListItem/1", "<li>a\(ref("ListGroup/2"))</li>", inner))
        let document = try decoded(
            #"{"block_type":"Document","children":[{"id":"/page/0/Page/9","block_type":"Page","html":"","bbox":[0,0,10,10],"children":[\#(outer)]}]}"#,
            as: DatalabProvider())
        #expect(document.pages[0].blocks.map(\.text) == ["", "a", "b"])
        #expect(document.pages[0].blocks.map(\.level) == [nil, 1, 2])
        #expect(document.pages[0].blocks.map(\.parent) == [nil, 0, 0])
    }

    @Test func `cells of a billion rows end`() throws {
        let cell =
            #"{"xsc":9007199254740991,"xec":9007199254740991,"ysc":-5,"yec":9007199254740991,"layouts":[{"text":"far"}]}"#
        let document = try decoded(
            #"{"RequestId":"r","Data":{"layouts":[{"uniqueId":"u","type":"table","pageNum":[0],"text":"","cells":[\#(cell)]}]}}"#,
            as: DocMindProvider())
        #expect(document.pages[0].blocks.map(\.text) == ["far"])
        let detail =
            #"{"page_id":1,"paragraph_id":0,"type":"table","text":"","cells":[{"row":9007199254740991,"col":-9007199254740991,"row_span":9007199254740991,"col_span":9007199254740991,"text":"far"}]}"#
        let other = try decoded(
            #"{"code":200,"message":"success","result":{"detail":[\#(detail)]}}"#, as: TextInProvider())
        #expect(other.pages[0].blocks.map(\.text) == ["far"])
    }
}
