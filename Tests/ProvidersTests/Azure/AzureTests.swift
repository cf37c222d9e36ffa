import DocumentModel
import TestSupport
import Testing

@testable import Providers

@Suite struct AzureTests {
    private func opened(_ text: String) -> OpenedPayload {
        OpenedPayload(Payload(name: "a", members: [.init(name: "a.json", bytes: Array(text.utf8))]))
    }

    private func decoded(_ members: String) throws -> ParsedDocument {
        try ProviderRegistry.decode(
            opened(#"{"apiVersion":"2024-11-30","modelId":"prebuilt-layout",\#(members)}"#),
            as: AzureProvider(),
            context: DecodingContext())
    }

    @Test(arguments: [
        #"{"document":"Invoice_1.pdf","labels":[{"label":"Total","value":[]}]}"#,
        #"{"status":"failed","error":{"code":"1","message":"m"}}"#,
        #"{"status":"succeeded","createdDateTime":"x","lastUpdatedDateTime":"x"}"#,
        #"{"pages":[{"pageNumber":1}],"content":"x"}"#,
        #"{"analyzeResult":{"contents":[]}}"#,
    ])
    func `what is no result of the service is not taken`(text: String) {
        #expect(AzureProvider().recognize(opened(text)) == nil)
    }

    @Test func `a file of labels is named as no result`() {
        let payload = opened(#"{"document":"Invoice_1.pdf","labels":[{"label":"Total","value":[]}]}"#)
        #expect(KnownProducts.finding(payload.members[0]) == .noResult)
    }

    @Test func `inches become points`() throws {
        let document = try decoded(
            #""pages":[{"pageNumber":1,"width":8.5,"height":11,"unit":"inch","lines":[{"content":"a","polygon":[1,2,3,2,3,4,1,4],"spans":[]}]}]"#
        )
        #expect(document.pages[0].size == PageSize(width: 612, height: 792, unit: .points))
        #expect(document.pages[0].blocks[0].box == Box(72, 144, 216, 288))
    }

    @Test func `a line over the cells of a row is not stored beside the table`() throws {
        let cell = { (column: Int, offset: Int) in
            #"{"rowIndex":0,"columnIndex":\#(column),"content":"c\#(column)","spans":[{"offset":\#(offset),"length":2}]}"#
        }
        let document = try decoded(
            #""content":"c0 c1","pages":[{"pageNumber":1,"lines":[{"content":"c0 c1","spans":[{"offset":0,"length":5}]}]}],"#
                + #""tables":[{"cells":[\#(cell(0, 0)),\#(cell(1, 3))],"spans":[{"offset":0,"length":5}]}]"#)
        #expect(document.pages[0].blocks.map(\.text) == ["c0\tc1"])
    }

    @Test func `a paragraph with two regions on a page has no box over both`() throws {
        let region = { (x: Int) in #"{"pageNumber":1,"polygon":[\#(x),1,\#(x + 1),1,\#(x + 1),2,\#(x),2]}"# }
        let document = try decoded(
            #""pages":[{"pageNumber":1,"width":8,"height":11,"unit":"inch"}],"#
                + #""paragraphs":[{"content":"a","spans":[],"boundingRegions":[\#(region(1)),\#(region(5))]}]"#
        )
        #expect(document.pages[0].blocks.map(\.box) == [nil])
        #expect(document.warnings.warnings.map(\.code) == ["box_ambiguous"])
    }

    @Test func `sections that hold each other end`() throws {
        let document = try decoded(
            #""pages":[],"paragraphs":[],"sections":[{"elements":["/sections/1","/sections/99"]},{"elements":["/sections/0","/sections/1"]}]"#
        )
        #expect(document.pages.isEmpty)
    }
}
