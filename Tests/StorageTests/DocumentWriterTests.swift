import DocumentModel
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite struct DocumentWriterTests {
    let store: DocumentStore

    init() throws {
        store = try DocumentStore.inMemory(clock: Samples.clock)
    }

    @Test func `what is written is read back`() throws {
        let size = try #require(PageSize(width: 600, height: 800, unit: .points))
        let table = Block(
            .table, text: "a\tb", providerType: "Table", level: nil, markup: .init("<table></table>", .html),
            box: Box(60, 80, 300, 400),
            font: FontInfo(name: "Serif", size: 10.5, isBold: true, isItalic: false),
            confidence: 0.75)
        let caption = Block(.caption, text: "Table 1", parent: 0)
        let first = Page(
            index: 0, label: "i", size: size, dpi: 72, rotation: 90, markdown: "| a |",
            imageURL: "https://x/1.png",
            blocks: [table, caption])
        let second = Page(
            index: 1, status: .failed, errorMessage: "timeout",
            blocks: [Block(.text, text: "更多", continues: .init(page: 0, block: 1))])
        var document = Samples.document(pages: [first, second])
        document.title = "Report"
        document.language = "zh"
        document.metadata = ["author": "A"]
        try store.write(Samples.parse("2024/report", document, payload: "p"))

        let page = try #require(try store.read { try $0.page(key: "2024/report", index: 0) })
        #expect(page.size == size)
        #expect(page.label == "i" && page.dpi == 72 && page.rotation == 90)
        #expect(page.markdown == "| a |" && page.imageURL == "https://x/1.png")
        #expect(page.blocks.map(\.ordinal) == [0, 1])
        #expect(page.blocks[0].block == table)
        #expect(page.blocks[0].normalizedBox == Box(0.1, 0.1, 0.5, 0.5))
        #expect(page.blocks[1].parentID == page.blocks[0].id)
        let next = try #require(try store.read { try $0.page(key: "2024/report", index: 1) })
        #expect(next.id == page.id + 1)
        #expect(next.status == .failed && next.errorMessage == "timeout" && next.size == nil)
        #expect(next.blocks[0].continuesID == page.blocks[1].id)
        let stored = try #require(try store.read { try $0.document(key: "2024/report") })
        #expect(stored.title == "Report" && stored.language == "zh" && stored.pageCount == 2)
        #expect(stored.metadata == ["author": "A"])
        #expect(stored.createdAt == "2026-01-02T03:04:05Z")
        #expect(stored.parses.map(\.isPreferred) == [true])
    }

    @Test func `the same bytes again change nothing`() throws {
        let parse = Samples.parse("a", Samples.document("one"), payload: "p")
        let outcomes = try store.write(parse, parse).map(\.outcome)
        #expect(outcomes == [.stored, .unchanged])
        let statistics = try store.read { try $0.statistics() }
        #expect(statistics.documents == 1 && statistics.parses == 1 && statistics.pages == 1)
    }

    @Test func `the same bytes under the same name in another folder make the key an alias`() throws {
        try store.write(Samples.parse("x/a", Samples.document("one"), payload: "p"))
        let stored = try store.write(Samples.parse("y/a", Samples.document("one"), payload: "p"))
        #expect(stored.map(\.outcome) == [.aliased])
        #expect(stored.map(\.key) == ["x/a"])
        let document = try #require(try store.read { try $0.document(key: "y/a") })
        #expect(document.key == "x/a")
        #expect(document.metadata["aliases"] == .array(["y/a"]))
        let again = try store.write(Samples.parse("y/a", Samples.document("one"), payload: "p"))
        #expect(again.map(\.outcome) == [.unchanged])
        #expect(try store.read { try $0.documentCount() } == 1)
    }

    @Test func `the same bytes under another name are an alias if they are too many to be equal by chance`()
        throws
    {
        let long = String(repeating: "p", count: DocumentKey.identifyingByteCount)
        let stored = try store.write(
            Samples.parse("x/a", Samples.document("one"), payload: long),
            Samples.parse("x/b", Samples.document("one"), payload: long),
            Samples.parse("x/b", Samples.document("one"), payload: String(long.dropLast())),
            Samples.parse("x/c", Samples.document("one"), payload: String(long.dropLast())))
        #expect(stored.map(\.outcome) == [.stored, .aliased, .stored, .stored])
    }

    @Test func `the same few bytes under another name are another document, with the payload stored once`()
        throws
    {
        try store.write(
            Samples.parse("x/a", Samples.document("one"), payload: "p"),
            Samples.parse("x/b", Samples.document("one"), payload: "p"),
            Samples.parse("y/b", Samples.document("one"), payload: "p"))
        let documents = try store.read { try $0.documents() }
        #expect(documents.map(\.key) == ["x/a", "x/b"])
        #expect(documents.map { $0.metadata["aliases"] } == [nil, .array(["y/b"])])
        #expect(try store.read { try $0.statistics() }.payloads == 1)
    }

    @Test func `a key that an older store has as an alias stays one, whatever its name`() throws {
        try store.write(Samples.parse("a", Samples.document("one"), payload: "p"))
        try store.writing { database in
            try database.execute(sql: #"UPDATE documents SET metadata = '{"aliases":["b"]}'"#)
        }
        let stored = try store.write(Samples.parse("b", Samples.document("one"), payload: "p"))
        #expect(stored.map(\.outcome) == [.unchanged])
    }

    @Test func `other bytes under an alias make a document of their own and the alias stays`() throws {
        try store.write(
            Samples.parse("x/a", Samples.document("one"), payload: "p"),
            Samples.parse("y/a", Samples.document("one"), payload: "p"),
            Samples.parse("y/a", Samples.document("two"), payload: "q"))
        let (a, b) = try store.read { (try $0.document(key: "x/a"), try $0.document(key: "y/a")) }
        #expect(b?.key == "y/a" && b?.id != a?.id)
        #expect(a?.metadata["aliases"] == .array(["y/a"]))
    }

    @Test func `a newer adapter replaces its older result in place`() throws {
        let first = try store.write(
            Samples.parse("a", Samples.document("one", "two"), version: 1, payload: "p"))
        let second = try store.write(Samples.parse("a", Samples.document("three"), version: 2, payload: "p"))
        let third = try store.write(Samples.parse("a", Samples.document("one"), version: 1, payload: "p"))
        #expect(second.map(\.outcome) == [.replaced] && third.map(\.outcome) == [.unchanged])
        #expect(second[0].parseID == first[0].parseID)
        let document = try #require(try store.read { try $0.document(key: "a") })
        #expect(document.pageCount == 1)
        #expect(document.parses.map(\.decoderVersion) == [2])
        #expect(try store.read { try $0.page(key: "a", index: 0) }?.blocks.map(\.block.text) == ["three"])
        #expect(try store.check() == [])
    }

    @Test func `other bytes of the same provider are a newer parse, which is preferred`() throws {
        try store.write(
            Samples.parse("a", Samples.document("old"), payload: "p"),
            Samples.parse("a", Samples.document("new"), payload: "q"))
        let document = try #require(try store.read { try $0.document(key: "a") })
        #expect(document.parses.map(\.isPreferred) == [false, true])
        #expect(try store.read { try $0.page(key: "a", index: 0) }?.blocks.map(\.block.text) == ["new"])
    }

    @Test func `parts of a split document are preferred together and fill it`() throws {
        try store.write(
            Samples.parse("a", Samples.document("one", "two"), payload: "p"),
            Samples.parse("a", Samples.document("three", firstPage: 2), payload: "q", pageOffset: 2))
        let document = try #require(try store.read { try $0.document(key: "a") })
        #expect(document.parses.map(\.isPreferred) == [true, true])
        #expect(document.parses[1].options["page_offset"] == 2)
        #expect(document.pageCount == 3)
        var texts: [String] = []
        try store.read { try $0.forEachPage { texts += $0.blocks.map(\.block.text) } }
        #expect(texts == ["one", "two", "three"])
    }

    @Test func `a parse that fails on the way leaves nothing, and what was written before it stays`() throws {
        let writer = try DocumentWriter(store)
        _ = try writer.write(Samples.parse("a", Samples.document("one"), payload: "p"))
        // Two pages of one index break the schema's uniqueness after the first page is written.
        let twice = Samples.document(pages: [Page(index: 0), Page(index: 0)])
        #expect(throws: StoreError.self) { try writer.write(Samples.parse("b", twice, payload: "q")) }
        _ = try writer.write(Samples.parse("c", Samples.document("three"), payload: "r"))
        try writer.commit()
        #expect(try store.read { try $0.documents() }.map(\.key) == ["a", "c"])
        #expect(try store.check() == [])
    }

    @Test func `a parse replaced before it was committed leaves nothing in the index`() throws {
        let writer = try DocumentWriter(store)
        _ = try writer.write(Samples.parse("a", Samples.document("old"), version: 1, payload: "p"))
        let again = try writer.write(Samples.parse("a", Samples.document("new"), version: 2, payload: "p"))
        try writer.commit()
        #expect(again.outcome == .replaced)
        #expect(try store.check() == [])
        func total(_ match: String) throws -> Int {
            try store.read { try $0.matches(PageMatchQuery(match: match)).total }
        }
        #expect(try total("old") == 0 && total("new") == 1)
    }

    @Test func `a writer dropped without commit leaves the batch out`() throws {
        do {
            let writer = try DocumentWriter(store)
            _ = try writer.write(Samples.parse("a", Samples.document("one"), payload: "p"))
            #expect(writer.uncommittedCount == 1)
        }
        #expect(try store.read { try $0.documentCount() } == 0)
    }

    @Test func `a full batch is committed`() throws {
        var limits = BatchLimits()
        limits.parses = 2
        let writer = try DocumentWriter(store, limits: limits)
        let counts = try (0..<3).map { number in
            _ = try writer.write(Samples.parse("\(number)", Samples.document("x"), payload: "\(number)"))
            return writer.uncommittedCount
        }
        #expect(counts == [1, 0, 1])
    }

    @Test func `NUL characters become replacement characters and are counted`() throws {
        let block = Block(.text, text: "a\0b\0", providerType: "p\0")
        let stored = try store.write(
            Samples.parse("a", Samples.document(pages: [Page(index: 0, blocks: [block])]), payload: "p"))
        #expect(stored[0].warnings == 1)
        let page = try #require(try store.read { try $0.page(key: "a", index: 0) })
        #expect(page.blocks[0].block.text == "a\u{FFFD}b\u{FFFD}")
        #expect(page.blocks[0].block.providerType == "p\u{FFFD}")
        let warning = try #require(try store.read { try $0.document(key: "a") }?.parses[0].warnings.first)
        #expect(
            warning.code == "nul_character" && warning.count == 3 && warning.location == "page 1, block 0")
        #expect(try store.check() == [])
    }

    @Test func `references to blocks that do not exist are dropped and counted`() throws {
        let page = Page(
            index: 0,
            blocks: [
                Block(.caption, text: "x", parent: 5), Block(.text, text: "y", parent: 1),
                Block(.text, text: "z", continues: .init(page: 3, block: 0)),
            ])
        try store.write(Samples.parse("a", Samples.document(pages: [page]), payload: "p"))
        let warning = try store.read { try $0.document(key: "a") }?.parses[0].warnings.first
        #expect(warning?.code == "dangling_reference" && warning?.count == 3)
    }

    @Test func `an asset is stored once and linked wherever it is shown`() throws {
        // The signature and the header of a PNG that says 3 by 2.
        let image: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] + Array("IHDR".utf8)
            + [0, 0, 0, 3, 0, 0, 0, 2, 8]
        let assets = [
            Asset(name: "images/1.png", mediaType: "image/png", content: .stored(image)),
            Asset(name: "images/2.png", content: .missing, pageIndex: 0),
            Asset(name: "https://x/3.png", content: .remote(url: "https://x/3.png")),
        ]
        let figures = [
            Block(.figure, text: "", asset: "images/1.png"), Block(.figure, text: "", asset: "images/1.png"),
        ]
        let document = Samples.document(pages: [Page(index: 0, blocks: figures)], assets: assets)
        let stored = try store.write(
            Samples.parse("a", document, payload: "p"), Samples.parse("b", document, payload: "q"))
        #expect(stored.map(\.assets) == [1, 0])
        let links = try store.read { try $0.assetLinks(parse: stored[0].parseID) }
        #expect(links.map(\.status) == ["stored", "stored", "missing", "remote"])
        #expect(links.map { $0.pageID != nil } == [true, true, true, false])
        #expect(links[0].blockID != links[1].blockID)
        #expect(links[0].width == 3 && links[0].height == 2)
        #expect(links[3].remoteURL == "https://x/3.png")
        let assetID = try #require(links[0].assetID)
        let asset = try #require(try store.read { try $0.asset(id: assetID) })
        #expect(asset.bytes == image && asset.mediaType == "image/png")
        #expect(try store.check() == [])
        try store.delete(key: "a")
        #expect(try store.read { try $0.statistics() }.assets == 1)
        try store.delete(key: "b")
        #expect(try store.read { try $0.statistics() }.assets == 0)
        #expect(try store.check() == [])
    }

    @Test func `a parse's metadata cannot set what is the store's own`() throws {
        var document = Samples.document("one")
        document.metadata = [
            "aliases": .array(["z"]), "preferred_provider": "x", "subject": "s", "ratio": .double(.nan),
        ]
        try store.write(Samples.parse("a", document, payload: "p"))
        let stored = try #require(try store.read { try $0.document(key: "a") })
        #expect(stored.metadata == ["subject": "s", "ratio": "NaN"])
    }
}
