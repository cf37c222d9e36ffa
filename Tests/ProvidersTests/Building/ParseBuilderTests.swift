import DocumentModel
import JSONView
import Testing

@testable import Providers

@Suite struct ParseBuilderTests {
    private func builder(pages: Int = 10, blocks: Int = 10, pageOffset: Int = 0) -> ParseBuilder {
        var context = DecodingContext(pageOffset: pageOffset)
        context.limits.pages = pages
        context.limits.blocks = blocks
        return ParseBuilder(member: "a.json", context: context)
    }

    private func codes(_ builder: ParseBuilder) -> [String] { builder.document.warnings.warnings.map(\.code) }

    @Test func `names are resolved at the end, also those of later blocks`() throws {
        var builder = builder()
        builder.startPage(Page(index: 0))
        let caption = builder.add(Block(.caption, text: "Figure 1"))
        builder.refer(.parent, from: caption, to: "figure")
        builder.add(Block(.figure, text: ""), named: "figure")
        builder.startPage(Page(index: 1))
        let rest = builder.add(Block(.text, text: "and on"))
        builder.refer(.continues, from: rest, to: "figure")
        let document = try builder.finish()
        #expect(document.pages[0].blocks[0].parent == 1)
        #expect(document.pages[1].blocks[0].continues == Block.Place(page: 0, block: 1))
        #expect(document.warnings.warnings.isEmpty)
    }

    @Test
    func `references to nothing, to a later page and to a parent elsewhere are warnings, not references`()
        throws
    {
        var builder = builder()
        let first = builder.add(Block(.text, text: "a"))
        builder.refer(.parent, from: first, to: "nobody", at: "$.blocks[0]")
        builder.refer(.continues, from: first, to: "later")
        builder.refer(.parent, from: first, to: "later")
        builder.startPage(Page(index: 1))
        builder.add(Block(.text, text: "b"), named: "later")
        let document = try builder.finish()
        #expect(document.pages[0].blocks[0].parent == nil && document.pages[0].blocks[0].continues == nil)
        #expect(document.warnings.warnings.map(\.code) == ["reference_unresolved", "reference_across_pages"])
        #expect(document.warnings.warnings[0].location == "a.json $.blocks[0]")
        #expect(document.warnings.warnings[1].count == 2)
    }

    @Test func `a limit that is exceeded is named when the parse is finished, and nothing is kept beyond it`()
    {
        var pages = builder(pages: 2)
        for index in 0..<5 { pages.startPage(Page(index: index)) }
        #expect(pages.document.pages.count == 2)
        #expect {
            _ = try pages.finish()
        } throws: { error in
            (error as? ProviderFailure)?.message == "limit pages: page 3 is above the limit of 2"
        }
        var blocks = builder(blocks: 2)
        for _ in 0..<5 { blocks.add(Block(.text, text: "x")) }
        #expect(blocks.document.pages[0].blocks.count == 2)
        #expect {
            _ = try blocks.finish()
        } throws: { error in
            (error as? ProviderFailure)?.message == "limit blocks: block 3 is above the limit of 2"
        }
    }

    @Test func `a page that is started again goes on`() throws {
        var builder = builder()
        builder.startPage(Page(index: 3))
        builder.add(Block(.text, text: "a"))
        builder.startPage(Page(index: 4))
        builder.startPage(Page(index: 3, markdown: "a b"))
        #expect(builder.add(Block(.text, text: "b")) == Block.Place(page: 3, block: 1))
        let document = try builder.finish()
        #expect(document.pages.map(\.index) == [3, 4])
        #expect(document.pages[0].markdown == "a b")
    }

    @Test func `page numbers are brought to 0 and to the offset`() throws {
        var builder = builder(pageOffset: 5)
        let numbering = PageNumbering("page", from: 1, duplicates: .renumber)
        #expect(try numbering.indices(of: [1, 3], in: &builder, at: "$") == [5, 7])
        #expect(codes(builder).isEmpty)
    }

    @Test(arguments: [[1, 1], [0, 1], [nil, 1]] as [[Int?]])
    func `missing, low or repeated numbers are renumbered or refused`(numbers: [Int?]) throws {
        var builder = builder()
        let renumbering = PageNumbering("page", from: 1, duplicates: .renumber)
        #expect(try renumbering.indices(of: numbers, in: &builder, at: "$") == [0, 1])
        #expect(codes(builder) == ["pages_renumbered"])
        let refusing = PageNumbering("page", from: 1, duplicates: .fail)
        #expect(throws: ProviderFailure.self) { try refusing.indices(of: numbers, in: &builder, at: "$") }
    }

    @Test func `parts of one page share its number if the provider says so`() throws {
        var builder = builder()
        let joining = PageNumbering("page", from: 1, duplicates: .join)
        #expect(try joining.indices(of: [nil, 1, 2, nil, 2], in: &builder, at: "$") == [0, 0, 1, 1, 1])
    }

    @Test func `a page number over the limit is named`() {
        var builder = builder(pages: 10)
        let numbering = PageNumbering("page", from: 1, duplicates: .renumber)
        #expect(
            throws: ProviderFailure(
                .limitExceeded, "limit pages: page 11 is above the limit of 10", at: "a.json $.pages")
        ) { try numbering.indices(of: [11], in: &builder, at: "$.pages") }
    }

    @Test func `captions go to the body at their end of a run, in time that grows with the blocks`() {
        let linker = CaptionLinker(families: [
            .init(bodies: ["table"], satellites: ["caption", "footnote"], bodyComesFirst: false)
        ])
        var blocks = [Block(.caption, text: "1"), Block(.caption, text: "2"), Block(.table, text: "")]
        blocks += [Block(.footnote, text: "3"), Block(.text, text: "4"), Block(.caption, text: "5")]
        linker.link(&blocks)
        #expect(blocks.map(\.parent) == [2, 2, nil, 2, nil, nil])
    }

    @Test func `confidence out of its scale is absent`() throws {
        let values = try JSONDocument(Array("[0.5, 98, 1.5, -1, \"x\"]".utf8)).root.elements
        let builder = builder()
        #expect(values.map { builder.confidence($0) } == [0.5, nil, nil, nil, nil])
        #expect(values.map { builder.confidence($0, outOf: 100) } == [0.005, 0.98, 0.015, nil, nil])
    }

    @Test func `an image with its bytes beside its name is stored, and another of that name is kept apart`() {
        var assets = AssetCollector()
        #expect(assets.name(of: "data:image/png;base64,iVBORw0KGgo=", named: "1.png", on: 0) == "1.png")
        #expect(assets.name(of: "iVBORw0KGgo=", named: "1.png", on: 1) == "1.png")
        #expect(assets.name(of: "/9j/", named: "1.png", on: 1) == "page-2/1.png")
        #expect(assets.name(of: "?", named: "2.png", on: 1) == "2.png")
        #expect(assets.unreadableCount == 1)
        #expect(assets.assets.map(\.mediaType) == ["image/png", "image/jpeg", nil])
    }
}
