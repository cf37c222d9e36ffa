import DocumentModel
import Providers
import Testing

/// What Unstructured's elements become, beyond what the fixtures' golden files show.
@Suite struct UnstructuredTests {
    private func decoded(_ json: String, name: String = "result.json") throws -> ParsedDocument {
        let payload = OpenedPayload(
            Payload(name: "result", members: [Payload.Member(name: name, bytes: Array(json.utf8))]))
        let provider = try ProviderRegistry.recognize(payload)
        #expect(provider.id == "unstructured")
        return try ProviderRegistry.decode(payload, as: provider, context: DecodingContext())
    }

    private func element(_ metadata: String, type: String = "NarrativeText", text: String = "Words") -> String
    {
        #"{"type":"\#(type)","element_id":"1","text":"\#(text)","metadata":{\#(metadata)}}"#
    }

    @Test func `a list of elements without page numbers is one page`() throws {
        let document = try decoded("[\(element("")),\(element(""))]")
        #expect(document.pages.map(\.index) == [0])
        #expect(document.pages[0].blocks.count == 2)
        #expect(document.warnings.warnings.isEmpty)
    }

    @Test func `an element without number before all others stands on their first page`() throws {
        let document = try decoded(
            "[\(element("", type: "Header")),\(element(#""page_number":3"#)),\(element(#""page_number":4"#))]"
        )
        #expect(document.pages.map(\.index) == [2, 3])
        #expect(document.pages[0].blocks.map(\.type) == [.pageHeader, .text])
        #expect(document.warnings.warnings.map(\.code) == ["page_number_missing"])
    }

    @Test func `pages that are counted from 0 begin at the first page`() throws {
        let document = try decoded("[\(element(#""page_number":0"#)),\(element(#""page_number":1"#))]")
        #expect(document.pages.map(\.index) == [0, 1])
    }

    @Test func `points are measured from the bottom of the page, pixels from the top`() throws {
        let points = #""points":[[10,60],[10,90],[40,90],[40,60]],"layout_width":100,"layout_height":200"#
        for (system, top, bottom) in [("PixelSpace", 60.0, 90.0), ("PointSpace", 110, 140)] {
            let document = try decoded(
                "[\(element(#""coordinates":{\#(points),"system":"\#(system)"}"#))]")
            #expect(document.pages[0].blocks[0].box == Box(10, top, 40, bottom))
            #expect(document.pages[0].size?.unit == (system == "PixelSpace" ? .pixels : .points))
        }
    }

    @Test func `the SDK's answer and a single element are read like a list`() throws {
        #expect(try decoded(#"{"status_code":200,"elements":[\#(element(""))]}"#).pages.count == 1)
        #expect(try decoded(element("")).pages[0].blocks.map(\.text) == ["Words"])
    }

    @Test func `of a table's two readings the one with more letters is the text`() throws {
        let html = #""text_as_html":"<table><tr><td>Day</td><td>1</td></tr></table>""#
        let same = try decoded("[\(element(html, type: "Table", text: "Day 1"))]")
        #expect(same.pages[0].blocks[0].text == "Day\t1")
        let more = try decoded("[\(element(html, type: "Table", text: "Head Day 1"))]")
        #expect(more.pages[0].blocks[0].text == "Head Day 1")
        #expect(more.pages[0].blocks[0].markup?.format == .html)
        #expect(more.warnings.warnings.map(\.code) == ["table_text_differs"])
    }

    @Test func `links stand in the markdown where their words stand in the text`() throws {
        let links =
            #""link_texts":["list","gone","here"],"link_urls":["https://a.example","https://b.example","c.html"]"#
        let document = try decoded("[\(element(links, text: "A *list* is here"))]")
        #expect(
            document.pages[0].blocks[0].markup?.content
                == #"A \*[list](https://a.example)\* is [here](c.html)"#)
        #expect(document.warnings.warnings.map(\.code) == ["link_unplaced"])
    }

    @Test func `other lists of objects are not taken for elements`() {
        for json in [
            #"[{"type":"Title","text":"no id"}]"#, #"[{"element_id":1,"type":"Title","text":"x"}]"#, "[]",
            #"[{"bbox":[1,2,3,4],"category":"Title","text":"x"}]"#,
        ] {
            let payload = OpenedPayload(
                Payload(name: "r", members: [Payload.Member(name: "r.json", bytes: Array(json.utf8))]))
            #expect(UnstructuredProvider().recognize(payload) == nil, "\(json)")
        }
    }
}
