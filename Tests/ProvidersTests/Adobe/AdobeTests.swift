import DocumentModel
import TestSupport
import Testing

@testable import Providers

@Suite struct AdobeTests {
    private func opened(_ text: String) -> OpenedPayload {
        OpenedPayload(
            Payload(name: "a", members: [.init(name: "structuredData.json", bytes: Array(text.utf8))]))
    }

    private func decoded(_ elements: String, page: String = "") throws -> ParsedDocument {
        let text =
            #"{"version":{"structure":"1.9"},"extended_metadata":{},"elements":[\#(elements)],"pages":[{"page_number":0,"width":600,"height":800\#(page)}]}"#
        return try ProviderRegistry.decode(opened(text), as: AdobeProvider(), context: DecodingContext())
    }

    private func element(
        _ path: String, _ text: String, page: Int = 0, box: String = "[60,700,260,720]"
    ) -> String {
        #"{"Path":"//Document/\#(path)","Page":\#(page),"Bounds":\#(box),"Text":"\#(text)"}"#
    }

    @Test(arguments: [
        #"{"elements":[{"Path":"//Document/P","Text":"a"}]}"#, #"{"version":"1","elements":[]}"#,
        #"{"version":{"structure":"1"},"elements":[]}"#, #"{"status":"failed","error":{"code":"INTERNAL"}}"#,
        #"{"status":"failed","error":"BAD_PDF"}"#,
    ])
    func `answers of other services are not taken`(text: String) {
        #expect(AdobeProvider().recognize(opened(text)) == nil)
    }

    @Test func `boxes are measured from the top, and left out where a page is turned or cropped`() throws {
        let box = { (page: String) in try decoded(element("P", "a"), page: page).pages[0].blocks[0].box }
        #expect(try box("") == Box(60, 80, 260, 100))
        #expect(try box(#","rotation":90"#) == nil)
        #expect(try box(#","boxes":{"CropBox":[10,10,610,810]}"#) == nil)
    }

    @Test func `pieces of a line are joined, lines are separated, and parted words are joined`() throws {
        let document = try decoded(
            [
                element("P/Sub", "Low "), element("P/Sub[2]/Span", "high tide, an ex"),
                element("P/Sub[2]/HyphenSpan", "-"), element("P/Sub[2]", "ample "), element("P[2]", "left"),
                element("P[2]/HyphenSpan", "-"),
            ].joined(separator: ","))
        #expect(document.pages[0].blocks.map(\.text) == ["Low\nhigh tide, an example", "left-"])
    }

    @Test func `a paragraph in two columns is two blocks, and so is its list`() throws {
        let right = "[320,700,520,720]"
        let document = try decoded(
            [
                element("L/LI/LBody/ParagraphSpan", "Reeds"),
                element("L/LI/LBody/ParagraphSpan[2]", "bend", box: right),
                element("L/LI[2]/LBody", "Otters", box: right),
            ].joined(separator: ","))
        let blocks = document.pages[0].blocks
        #expect(blocks.map(\.text) == ["", "Reeds", "", "bend", "Otters"])
        #expect(blocks.map(\.parent) == [nil, 0, nil, 2, 2])
        #expect(blocks[3].continues == Block.Place(page: 0, block: 1))
        #expect(blocks[2].box == Box(320, 80, 520, 100))
    }

    @Test func `a table on two pages is two blocks with the boxes of their own cells`() throws {
        let document = try decoded(
            [
                element("Table", "", box: "[60,40,260,780]"), element("Table/TR/TD/P", "1"),
                element("Table/TR[2]/TD/P", "2", page: 1),
            ].joined(separator: ","))
        #expect(document.pages.map(\.index) == [0, 1])
        #expect(document.pages.map { $0.blocks[0].text } == ["1", "2"])
        #expect(document.pages[0].blocks[0].box == Box(60, 80, 260, 100))
        #expect(document.pages[1].blocks[0].continues == Block.Place(page: 0, block: 0))
    }

    @Test func `hostile spans and paths end`() throws {
        let cell =
            #"{"Path":"//Table/TR/TD","Page":0,"attributes":{"RowSpan":9007199254740991,"ColSpan":-5,"ColIndex":1000000000}}"#
        let document = try decoded(
            [cell, element("Table/TR/TD/P", "x"), #"{"Path":"/////","Text":"y"}"#, #"{"Text":"z"}"#].joined(
                separator: ","))
        #expect(document.pages[0].blocks.map(\.text).contains("x"))
        #expect(document.pages[0].blocks.map(\.text).joined().contains("y"))
    }
}
