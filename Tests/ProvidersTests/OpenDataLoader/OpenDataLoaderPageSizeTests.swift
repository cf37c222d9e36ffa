import DocumentModel
import TestSupport
import Testing

@testable import Providers

/// Pages whose sizes come from elsewhere, and those whose paper has to be guessed.
@Suite struct OpenDataLoaderPageSizeTests {
    private static let letter = PageSize(width: 612, height: 792, unit: .points)
    private static let a4 = PageSize(width: 595.276, height: 841.89, unit: .points)

    /// A result with one paragraph for each box, `(page from 1, box from the bottom)`.
    private func document(
        pages: Int, _ boxes: [(page: Int, box: [Double])], sizes: PageSizes? = nil, offset: Int = 0
    ) throws -> ParsedDocument {
        let kids = boxes.map {
            #"{"type":"paragraph","page number":\#($0.page),"bounding box":\#($0.box),"content":"words"}"#
        }
        let json =
            #"{"file name":"a.pdf","number of pages":\#(pages),"kids":[\#(kids.joined(separator: ","))]}"#
        let payload = Payload(name: "a", members: [.init(name: "a.json", bytes: Array(json.utf8))])
        return try ProviderRegistry.decode(
            OpenedPayload(payload), as: OpenDataLoaderProvider(),
            context: DecodingContext(pageOffset: offset, pageSizes: sizes))
    }

    private func codes(_ document: ParsedDocument) -> Set<String> {
        Set(document.warnings.warnings.map(\.code))
    }

    @Test func `a known size places boxes from the top, and nothing is assumed`() throws {
        let letter = try #require(Self.letter)
        let sizes = PageSizes([letter, letter], from: .pdf)
        let result = try document(pages: 2, [(2, [72, 700, 500, 720])], sizes: sizes, offset: 10)
        #expect(result.pages.map(\.size) == [letter, letter])
        #expect(result.pages[1].blocks[0].box == Box(72, 72, 500, 92))
        #expect(codes(result).isEmpty)
        #expect(result.options["assumed_page_height"] == nil)
        #expect(result.options["page_size_source"] == "pdf")
        #expect(PageSizes(options: result.options) == sizes)
    }

    @Test func `what a PDF draws over its edge is cut to the page, and what lies beside the page has no box`()
        throws
    {
        let sizes = PageSizes([try #require(Self.letter)], from: .pdf)
        let result = try document(
            pages: 1, [(1, [72, 780, 500, 800]), (1, [72, 900, 500, 910]), (1, [700, 10, 800, 20])],
            sizes: sizes)
        #expect(result.pages[0].blocks.map(\.box) == [Box(72, 0, 500, 12), nil, nil])
        #expect(
            codes(result) == ["box_clamped", "box_off_page"]
                || codes(result) == ["box_outside_page", "box_off_page"])
    }

    @Test func `a size that a page's boxes do not fit on is not that page's, whoever named it`() throws {
        let letter = try #require(Self.letter)
        for source in [PageSizes.Source.option, .parse(provider: "docling")] {
            let result = try document(
                pages: 2,
                [
                    (1, [72, 700, 500, 720]), (2, [72, 1000, 500, 1100]), (2, [72, 900, 500, 950]),
                    (2, [72, 10, 90, 20]),
                ],
                sizes: PageSizes(letter, pageCount: 2, from: source))
            #expect(result.pages.map(\.size) == [letter, nil])
            #expect(result.pages[0].blocks[0].box == Box(72, 72, 500, 92))
            #expect(result.pages[1].blocks.allSatisfy { $0.box == nil })
            #expect(codes(result) == ["box_off_page"])
        }
    }

    @Test func `a page beyond the known sizes has no boxes`() throws {
        let result = try document(
            pages: 1, [(1, [1, 2, 3, 4]), (3, [1, 2, 3, 4])],
            sizes: PageSizes([try #require(Self.letter)], from: .pdf))
        #expect(result.pages.map { $0.blocks.first?.box != nil } == [true, false, false])
        #expect(result.pages.map { $0.size != nil } == [true, false, false])
    }

    @Test func `sizes are found by position, and come back from options as they were`() throws {
        let (letter, a4) = (try #require(Self.letter), try #require(Self.a4))
        let all = [letter, letter, a4, letter, a4, a4, a4]
        let sizes = PageSizes(all, from: .parse(provider: "mineru"))
        #expect((-1...7).map { sizes[$0] } == [nil] + all + [nil])
        #expect(PageSizes(options: sizes.options) == sizes)
        #expect(sizes.options["page_size_source"] == "parse mineru")
    }

    @Test(
        arguments: [
            [:], ["page_size_source": "pdf"], ["page_size_source": "rumour", "page_sizes": .array([])],
            ["page_size_source": "pdf", "page_sizes": .array(["wide"])],
            [
                "page_size_source": "pdf",
                "page_sizes": .array([.object(["pages": 1, "width": 0, "height": 5])]),
            ],
        ] as [[String: MetadataValue]])
    func `options that hold no sizes give none`(_ options: [String: MetadataValue]) {
        #expect(PageSizes(options: options) == nil)
    }

    @Test func `counts of pages that no document has do no harm`() throws {
        let run: MetadataValue = .object(["pages": .int(.max), "width": 612, "height": 792])
        let options: [String: MetadataValue] = [
            "page_size_source": "pdf",
            "page_sizes": .array([run, run, .object(["pages": -4, "width": 1, "height": 1])]),
        ]
        let sizes = try #require(PageSizes(options: options))
        #expect(sizes.pageCount == .max)
        #expect(sizes[.max - 1] == Self.letter)
    }

    private static let upright = [[72.0, 740, 520, 752], [72, 600, 520, 700], [72, 60, 520, 72]].compactMap(
        Box.init)

    @Test func `a box of a broken font above the page moves no other`() throws {
        let papers = AssumedPapers(pages: [
            Self.upright, Self.upright + [try #require(Box(72, 838, 90, 850))],
        ])
        #expect(papers[0].height == 841.89)
        #expect(papers[1].height == 841.89)
    }

    @Test func `pages on their side and larger pages keep their boxes, at a height of their own`() throws {
        let wide = [[60.0, 540, 780, 555], [60, 300, 790, 520], [60, 40, 300, 52]].compactMap(Box.init)
        let large = [[60.0, 1100, 780, 1120], [60, 860, 780, 1080], [60, 60, 400, 500]].compactMap(Box.init)
        let papers = AssumedPapers(pages: [
            Self.upright, wide, Self.upright, large, Self.upright, Self.upright,
        ])
        #expect((0..<6).map { papers[$0].height } == [841.89, 595.28, 841.89, 1190.55, 841.89, 841.89])
        #expect(large.allSatisfy(papers[3].holds))
    }

    @Test func `in a document on its side, an upright page keeps its boxes too`() throws {
        let wide = [[60.0, 540, 780, 555], [60, 300, 790, 520]].compactMap(Box.init)
        let papers = AssumedPapers(pages: [wide, wide, Self.upright, wide])
        #expect((0..<4).map { papers[$0].height } == [595.28, 595.28, 841.89, 595.28])
    }

    @Test func `a few lines that are too long do not turn a page on its side`() throws {
        let lines = (0..<30).compactMap { Box(72, 700 - Double($0) * 12, 520, 710 - Double($0) * 12) }
        let page = lines + [[72.0, 200, 900, 210], [72, 100, 900, 110]].compactMap(Box.init)
        #expect(AssumedPapers(pages: [lines, page, lines])[1].height == 841.89)
    }
}
