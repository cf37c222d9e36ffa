import DocumentModel
import Foundation
import GRDB
import TextAnalysis
import Testing

@testable import Storage

/// What is prepared on any thread is what the writer stores.
@Suite struct PreparedParseTests {
    private func parse(_ pages: [Page], assets: [Asset] = []) -> PreparedParse {
        PreparedParse(Samples.parse("a", Samples.document(pages: pages, assets: assets), payload: "p"))
    }

    @Test func `equal styles are told apart once, and each block knows its own`() throws {
        let pages = [
            Page(index: 0, blocks: [Block(.text, text: "a"), Block(.heading, text: "b", level: 1)]),
            Page(index: 1, blocks: [Block(.text, text: "c"), Block(.heading, text: "d", level: 1)]),
        ]
        let content = try parse(pages).content.get()
        #expect(content.pages.styles.map(\.type) == [.text, .heading])
        #expect(content.pages.rows.map(\.style) == [0, 1, 0, 1])
        #expect(content.pages.blockCounts == [2, 2])
        #expect(
            content.pages.rows.map { String(decoding: content.pages.texts[$0.text], as: UTF8.self) } == [
                "a", "b", "c", "d",
            ])
    }

    @Test func `the header has everything but blocks and images`() {
        let page = Page(index: 3, label: "iv\0", markdown: "m", blocks: [Block(.text, text: "a")])
        let prepared = parse([page], assets: [Asset(name: "x", content: .missing)])
        #expect(prepared.header.document.pages.map(\.index) == [3])
        #expect(prepared.header.document.pages[0].blocks.isEmpty)
        #expect(prepared.header.document.assets.isEmpty)
    }

    @Test func `the index gets the tokens of each page, in order and after a page without text`() throws {
        let pages = ["one", "", "two three"].enumerated().map {
            Page(index: $0, blocks: [Block(.text, text: $1)])
        }
        let store = try DocumentStore.inMemory(clock: Samples.clock)
        let writer = try DocumentWriter(store)
        _ = try writer.write(parse(pages))
        _ = try writer.write(Samples.parse("b", Samples.document("four"), payload: "q"))
        try writer.commit()
        let found = try store.writing { database in
            try database.execute(
                sql: "CREATE VIRTUAL TABLE temp.places USING fts5vocab (main, page_search, instance)")
            return try String.fetchAll(
                database, sql: "SELECT doc || ' ' || term FROM places ORDER BY doc, \"offset\"")
        }
        #expect(found == ["1 one", "3 two", "3 three", "4 four"])
    }

    @Test
    func `a page with more blocks than a store can hold is refused when it is written, and leaves nothing`()
        throws
    {
        let blocks = [Block](repeating: Block(.text, text: ""), count: BlockID.ordinals.count + 1)
        let prepared = parse([Page(index: 0, blocks: blocks)])
        let store = try DocumentStore.inMemory(clock: Samples.clock)
        let writer = try DocumentWriter(store)
        #expect(#expect(throws: StoreError.self) { try writer.write(prepared) }?.code == .refused)
        _ = try writer.write(Samples.parse("b", Samples.document("four"), payload: "q"))
        try writer.commit()
        #expect(try store.read { try $0.statistics().documents } == 1)
    }

    @Test func `an asset is linked from the blocks that show it, else from its page`() throws {
        let pages = [
            Page(index: 5, blocks: [Block(.text, text: "a")]),
            Page(index: 6, blocks: [Block(.figure, text: "", asset: "shown.png")]),
        ]
        let assets = [
            Asset(name: "shown.png", content: .stored([1, 2])),
            Asset(name: "beside.png", content: .missing, pageIndex: 6),
        ]
        let store = try DocumentStore.inMemory(clock: Samples.clock)
        let writer = try DocumentWriter(store)
        _ = try writer.write(parse(pages, assets: assets))
        try writer.commit()
        let links = try store.writing {
            try String.fetchAll(
                $0,
                sql:
                    "SELECT name || ' ' || page_id || ' ' || ifnull(block_id - (page_id << 20), '-') FROM asset_links ORDER BY id"
            )
        }
        #expect(links == ["shown.png 2 0", "beside.png 2 -"])
    }
}
