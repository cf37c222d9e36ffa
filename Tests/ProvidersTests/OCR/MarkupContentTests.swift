import DocumentModel
import Providers
import TestSupport
import Testing

/// How XML and HTML come in: in their encoding, whole or damaged, and only if they are results.
@Suite struct MarkupContentTests {
    private static func hocr(_ word: String, encoding: String) -> String {
        """
        <?xml version="1.0" encoding="\(encoding)"?>
        <html><body><div class='ocr_page' title='bbox 0 0 100 100'><span class='ocr_line' title='bbox 1 1 9 9'>\(word)</span></div></body></html>
        """
    }

    private func decoded(_ bytes: [UInt8], name: String = "a.html") throws -> ParsedDocument {
        let payload = OpenedPayload(Payload(name: "a", members: [Payload.Member(name: name, bytes: bytes)]))
        return try ProviderRegistry.decode(
            payload, as: ProviderRegistry.recognize(payload), context: DecodingContext())
    }

    private func text(_ bytes: [UInt8]) throws -> String? {
        try decoded(bytes).pages.first?.blocks.first?.text
    }

    @Test func `UTF-16 with a byte order mark is read`() throws {
        let units = Array(Self.hocr("Größe 水", encoding: "UTF-16").utf16)
        #expect(try text([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == "Größe 水")
        #expect(try text([0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == "Größe 水")
    }

    @Test(arguments: [
        ("ISO-8859-1", [0xC4, 0x65] as [UInt8], "Äe"), ("windows-1251", [0xCC, 0xE8, 0xF0], "Мир"),
        ("GBK", [0xCB, 0xAE, 0xCE, 0xBB, 0xBC, 0xC6], "水位计"), ("Shift_JIS", [0x90, 0x85, 0x88, 0xCA], "水位"),
    ])
    func `a declared encoding is followed without a warning`(
        label: String, word: [UInt8], expected: String
    ) throws {
        let parts = Self.hocr("|", encoding: label).split(separator: "|").map { Array($0.utf8) }
        let document = try decoded(parts[0] + word + parts[1])
        #expect(document.pages.first?.blocks.first?.text == expected)
        #expect(document.warnings.warnings.isEmpty)
    }

    @Test func `a file that declares Latin-1 and holds UTF-8 is UTF-8`() throws {
        #expect(try text(Array(Self.hocr("Größe", encoding: "ISO-8859-1").utf8)) == "Größe")
    }

    @Test func `control characters do not make a file binary`() throws {
        let document = try decoded(Array(Self.hocr("a\u{3}b\u{1}c", encoding: "UTF-8").utf8))
        #expect(document.pages.first?.blocks.first?.text == "a b c")
        #expect(
            document.warnings.warnings.first.map { "\($0.code) \($0.count)" } == "text_control_characters 2")
    }

    @Test(arguments: [
        "<html><body><p>ocr_page &lt;div class='ocr_page'&gt;</p></body></html>",
        "<?xml version='1.0'?><mets:mets xmlns:mets='m'><alto/></mets:mets>",
        "<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/><text><p>coords</p></text></TEI>",
        "<?xml version='1.0'?><ANNOTATIONS><ANNOTATION/></ANNOTATIONS>", "level\tname\n1\tx\n",
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;</a>",
    ])
    func `ordinary files are no results`(text: String) {
        let payload = OpenedPayload(
            Payload(name: "a", members: [Payload.Member(name: "a.xml", bytes: Array(text.utf8))]))
        #expect(throws: ProviderFailure.self) { try ProviderRegistry.recognize(payload) }
        #expect(payload.members.map(KnownProducts.finding) == [.noResult])
    }

    @Test func `elements that nest without end are a limit exceeded`() {
        let bytes = Array(("<alto xmlns='x'>" + String(repeating: "<a>", count: 100_000)).utf8)
        let failure = #expect(throws: ProviderFailure.self) { try decoded(bytes) }
        #expect(failure?.code == .limitExceeded)
    }

    @Test func `a page that the file ends in is kept, and the parse is partial`() throws {
        let whole = Self.hocr("one two", encoding: "UTF-8")
        let end = try #require(whole.firstRange(of: "</span>")).lowerBound
        let document = try decoded(Array(whole[..<end].utf8))
        #expect(document.status == .partial)
        #expect(document.warnings.warnings.map(\.code) == ["markup_cut"])
        #expect(document.pages.first?.blocks.first?.text == "one two")
    }

    /// Page numbers that no document has leave the pages in the order of the file.
    @Test(arguments: ["-3", "99999999999999999999", "1e300", "x"])
    func `impossible page numbers are counted by position`(number: String) throws {
        for text in [
            "<html><body><div class='ocr_page' title='bbox 0 0 9 9; ppageno \(number)'><p class='ocr_par'>a</p></div></body></html>",
            "<alto xmlns='x'><Layout><Page PHYSICAL_IMG_NR='\(number)'><TextBlock><TextLine><String CONTENT='a'/></TextLine></TextBlock></Page></Layout></alto>",
            "<pdf2xml><page number='\(number)'><text>a</text></page></pdf2xml>",
        ] {
            #expect(try decoded(Array(text.utf8)).pages.map(\.index) == [0], "\(text)")
        }
    }
}
