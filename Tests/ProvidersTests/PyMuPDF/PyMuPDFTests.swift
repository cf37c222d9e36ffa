import DocumentModel
import Providers
import Testing

/// What PyMuPDF's lines and spans become, beyond what the fixtures' golden files show.
@Suite struct PyMuPDFTests {
    private func decoded(_ json: String) throws -> ParsedDocument {
        let payload = OpenedPayload(
            Payload(name: "result", members: [Payload.Member(name: "r.json", bytes: Array(json.utf8))]))
        let provider = try ProviderRegistry.recognize(payload)
        #expect(provider.id == "pymupdf")
        return try ProviderRegistry.decode(payload, as: provider, context: DecodingContext())
    }

    private func span(_ text: String, _ x0: Int, _ x1: Int, flags: Int = 0, font: String = "A") -> String {
        #"{"text":"\#(text)","size":10,"font":"\#(font)","flags":\#(flags),"bbox":[\#(x0),0,\#(x1),10]}"#
    }

    private func block(_ spans: String...) throws -> Block {
        let line = #"{"bbox":[0,0,90,10],"dir":[1,0],"spans":[\#(spans.joined(separator: ","))]}"#
        let block = #"{"type":0,"bbox":[0,0,90,10],"lines":[\#(line)]}"#
        return try #require(
            try decoded(#"{"width":100,"height":100,"blocks":[\#(block)]}"#).pages.first?.blocks.first)
    }

    @Test func `spans with a gap between them are words of their own`() throws {
        #expect(try block(span("two", 0, 20), span("words", 23, 60)).text == "two words")
        #expect(try block(span("one", 0, 20), span("word", 21, 60)).text == "oneword")
        #expect(try block(span("two ", 0, 20), span("words", 25, 60)).text == "two words")
    }

    /// Lines of code: the spaces that were sent, and those that only the place of a line shows.
    @Test(arguments: [
        (8, "def f(x):\n    return x\n  y"), (0, "def f(x):\nreturn x\ny"),
    ]) func `lines in a monospaced font keep their indentation`(flags: Int, expected: String) throws {
        let lines = [("def f(x):", 10, 0), ("return x", 30, 12), ("  y", 10, 24)].map { text, x, y in
            let box = "[\(x),\(y),\(x + text.count * 5),\(y + 10)]"
            return
                #"{"bbox":\#(box),"dir":[1,0],"spans":[{"text":"\#(text)","size":10,"font":"M","flags":\#(flags),"bbox":\#(box)}]}"#
        }
        let block = #"{"type":0,"bbox":[0,0,90,40],"lines":[\#(lines.joined(separator: ","))]}"#
        let page = try decoded(#"{"width":100,"height":100,"blocks":[\#(block)]}"#).pages.first
        #expect(page?.blocks.first?.text == expected)
    }

    @Test func `ideographs stand further apart than words`() throws {
        #expect(try block(span("水位", 0, 20), span("观测", 23, 60)).text == "水位观测")
        #expect(try block(span("水位", 0, 20), span("观测", 26, 60)).text == "水位 观测")
        #expect(try block(span("水位", 0, 20), span("level", 23, 60)).text == "水位 level")
    }

    @Test func `the second of two spans in a right-to-left script stands to the left`() throws {
        #expect(try block(span("אב", 50, 80), span("גד", 10, 46)).text == "אב גד")
        #expect(try block(span("אב", 50, 80), span("גד", 10, 50)).text == "אבגד")
    }

    @Test func `the font is that of most characters`() throws {
        let font = try block(span("few", 0, 10, flags: 16, font: "B"), span("many letters", 10, 90)).font
        #expect(font == FontInfo(name: "A", size: 10, isBold: false, isItalic: false))
        let bold = try block(span("all bold and", 0, 10, flags: 18), span("x", 10, 90)).font
        #expect(bold == FontInfo(name: "A", size: 10, isBold: true, isItalic: true))
    }

    @Test func `a page without blocks is told by its three members only`() throws {
        #expect(try decoded(#"{"width":1,"height":2,"blocks":[]}"#).pages.map(\.blocks.count) == [0])
        let other = OpenedPayload(
            Payload(
                name: "r",
                members: [
                    Payload.Member(
                        name: "r.json", bytes: Array(#"{"width":1,"height":2,"blocks":[],"page":1}"#.utf8))
                ]))
        #expect(throws: ProviderFailure.self) { try ProviderRegistry.recognize(other) }
    }
}
