import Archives
import DocumentModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

@Suite struct StoreMaintenanceTests {
    let store: DocumentStore

    init() throws {
        store = try DocumentStore.inMemory(clock: Samples.clock)
    }

    private func execute(_ sql: String) throws {
        try store.database.write { try $0.execute(sql: sql) }
    }

    @Test func `deleting a document leaves nothing of it`() throws {
        let caption = Page(
            index: 0, blocks: [Block(.table, text: "t"), Block(.caption, text: "c", parent: 0)])
        try store.write(
            Samples.parse("a", Samples.document(pages: [caption]), payload: "p"),
            Samples.parse("b", Samples.document("kept"), payload: "q"))
        let before = try store.read { try $0.statistics() }
        try store.delete(key: "a")
        let after = try store.read { try $0.statistics() }
        #expect(before.documents == 2 && after.documents == 1)
        #expect(after.parses == 1 && after.pages == 1 && after.blocks == 1 && after.payloads == 1)
        #expect(try store.check() == [])
        #expect(#expect(throws: StoreError.self) { try store.delete(key: "a") }?.code == .unknownDocument)
    }

    @Test func `deleting a provider's parses keeps the others, and the last one takes the document with it`()
        throws
    {
        let (shared, own) = ([1, 2, 3] as [UInt8], [4] as [UInt8])
        func document(_ assets: [UInt8]...) -> ParsedDocument {
            Samples.document(
                pages: [Page(index: 0, blocks: [Block(.text, text: "gauge")])],
                assets: assets.enumerated().map { Asset(name: "\($0)", content: .stored($1), pageIndex: 0) })
        }
        try store.write(
            Samples.parse("a", document(shared, own), provider: "alpha", payload: "1"),
            Samples.parse("a", document(shared), provider: "beta", payload: "2"))
        #expect(try store.delete(key: "a", provider: "beta") == 1)
        var left = try store.read { try $0.statistics() }
        #expect(left.documents == 1 && left.parses == 1 && left.payloads == 1 && left.assets == 2)
        #expect(try store.read { try $0.document(key: "a") }?.parses.map(\.isPreferred) == [true])
        let error = #expect(throws: StoreError.self) { try store.delete(key: "a", provider: "beta") }
        #expect(error?.hint == "it has parses of alpha")
        #expect(try store.delete(key: "a", provider: "alpha") == 1)
        left = try store.read { try $0.statistics() }
        #expect(left.documents == 0 && left.payloads == 0 && left.assets == 0)
        #expect(try store.check() == [])
    }

    @Test func `vacuum gives room back and changes nothing`() throws {
        let path = try Samples.temporaryPath()
        let store = try DocumentStore(path: path, mode: .create, clock: Samples.clock)
        let long = String(repeating: "gauge 水位 ", count: 20_000)
        try store.write(
            Samples.parse("a", Samples.document(long, long), payload: "1"),
            Samples.parse("b", Samples.document("kept"), payload: "2"))
        try store.delete(key: "a")
        let digest = try store.read { try $0.contentDigest() }
        let (before, after) = try store.vacuum()
        #expect(before > 500_000 && after < before / 2)
        #expect(try store.read { try $0.contentDigest() } == digest)
        #expect(try store.read { try $0.matches(PageMatchQuery(match: "kept")) }.total == 1)
        #expect(try store.check() == [])
    }

    @Test func `the latest parse is the one that came last, even where the clock went back`() throws {
        try store.write(Samples.parse("a", Samples.document("first"), payload: "1"))
        try execute("UPDATE parses SET ingested_at = '2031-01-01T00:00:00.000Z'")
        try store.write(Samples.parse("a", Samples.document("second"), payload: "2"))
        let document = try #require(try store.read { try $0.document(key: "a") })
        #expect(document.parses.map(\.isPreferred) == [false, true])
    }

    @Test func `the preferred provider is the user's until the choice is withdrawn`() throws {
        var old = Samples.document("old")
        old.title = "Old"
        try store.write(
            Samples.parse("a", old, provider: "alpha", payload: "1"),
            Samples.parse("a", Samples.document("new", "newer"), provider: "beta", payload: "2"))
        try store.prefer(key: "a", provider: "alpha")
        try store.write(Samples.parse("a", Samples.document("third"), provider: "gamma", payload: "3"))
        var document = try #require(try store.read { try $0.document(key: "a") })
        #expect(document.parses.map(\.isPreferred) == [true, false, false])
        #expect(document.title == "Old" && document.pageCount == 1)
        try store.prefer(key: "a", provider: nil)
        document = try #require(try store.read { try $0.document(key: "a") })
        #expect(document.parses.map(\.isPreferred) == [false, false, true])
        #expect(document.title == nil && document.metadata == [:])
        let error = #expect(throws: StoreError.self) { try store.prefer(key: "a", provider: "delta") }
        #expect(error?.hint == "it has parses of alpha, beta, gamma")
    }

    @Test func `every damage is found and named`() throws {
        let image = Asset(name: "1", content: .stored([1, 2, 3]), pageIndex: 0)
        let document = Samples.document(pages: [Page(index: 0), Page(index: 1)], assets: [image])
        let style = "INSERT INTO block_styles (id, type) VALUES (7, 'text')"
        let block = "INSERT INTO block_rows (page_id, ordinal, style, text) VALUES (1, 0, 7, '')"
        let extra =
            "\(style); INSERT INTO block_rows (page_id, ordinal, style) VALUES (1, 0, 7); INSERT INTO block_extras (id, text) VALUES (1 << 20, '')"
        let damages: [(sql: String, code: StoreFinding.Code)] = [
            ("UPDATE payloads SET data = x'00'", .hash),
            ("UPDATE assets SET data = x'00'", .hash),
            ("DELETE FROM asset_links", .orphan),
            ("DELETE FROM parses", .halfDocument),
            ("UPDATE parses SET is_preferred = 0", .halfDocument),
            ("UPDATE parses SET page_count = 3", .pages),
            ("UPDATE pages SET page_index = 9 WHERE page_index = 0", .pages),
            (
                "INSERT INTO block_styles VALUES (7, 'novel', NULL, NULL, NULL, NULL, NULL, NULL, NULL); \(block)",
                .value
            ),
            ("\(style); \(block); UPDATE block_rows SET text = 'unindexed'", .index),
            (block, .foreignKey),
            ("\(style); \(block); UPDATE block_rows SET ordinal = 1048576", .value),
            ("\(style); \(block); UPDATE block_rows SET parent = 9", .foreignKey),
            ("\(style); \(block); UPDATE block_rows SET parent = 1 << 20", .value),
            ("\(style); \(block); UPDATE block_rows SET x0 = 2.5, y0 = 1, x1 = 1.5, y1 = 1", .value),
            ("\(style); \(block); UPDATE block_rows SET text = NULL", .foreignKey),
            ("INSERT INTO block_extras (id, text) VALUES (1 << 20, '')", .foreignKey),
            ("\(style); \(block); INSERT INTO block_extras (id, text) VALUES (1 << 20, '')", .foreignKey),
            ("\(extra); UPDATE block_extras SET continues = -1048576", .foreignKey),
            ("\(extra); UPDATE block_extras SET norm_x0 = 0, norm_y0 = 0, norm_x1 = 2, norm_y1 = 1", .value),
            ("INSERT INTO block_text_boxes VALUES (1 << 20, '[]')", .foreignKey),
            ("\(style); \(block); INSERT INTO block_text_boxes VALUES (1 << 20, 'no JSON')", .value),
            ("\(style); \(block); INSERT INTO block_text_boxes VALUES (1 << 20, '[[0,1,5,5,6,6]]')", .value),
            ("\(style); \(block); INSERT INTO block_text_boxes VALUES (1 << 20, '[1]')", .value),
            ("UPDATE asset_links SET block_id = 1 << 20 | 7", .foreignKey),
            ("\(style); \(block); UPDATE asset_links SET page_id = 2, block_id = 1 << 20", .foreignKey),
            ("PRAGMA foreign_keys = OFF; UPDATE parses SET document_id = 77", .foreignKey),
        ]
        for damage in damages {
            let store = try DocumentStore.inMemory(clock: Samples.clock)
            try store.write(Samples.parse("a", document, payload: "p"))
            #expect(try store.check() == [])
            try store.database.writeWithoutTransaction { try $0.execute(sql: damage.sql) }
            #expect(try store.check().map(\.code).contains(damage.code), "\(damage.sql)")
        }
    }

    @Test func `the guide says what every finding means, and names no other`() throws {
        let guide = try String(
            contentsOf: Fixtures.repository.appending(path: "docs/reliability.md"), encoding: .utf8)
        let section = try #require(
            guide.split(separator: "\n## ").first { $0.hasPrefix("What `folio check` finds\n") })
        let listed = section.matches(of: /\n\| `([a-z_]+)` \| [^|]+ \| [^|]+ \|/).map { String($0.1) }
        #expect(listed.sorted() == StoreFinding.Code.allCases.map(\.rawValue).sorted())
    }

    @Test func `a compressed payload comes back as received`() throws {
        let bytes = Array("payload ".utf8) + [UInt8](repeating: 7, count: 1000)
        var parse = Samples.parse("a", Samples.document("one"), payload: "p")
        parse.payload = Samples.payload(String(decoding: bytes, as: UTF8.self))
        parse.payload.data = Zstandard.compress(bytes, level: 3)
        parse.payload.encoding = .zstd
        try store.write(parse)
        let source = try #require(try store.read { try $0.parse(after: 0) })
        #expect(try source.payload.bytes() == bytes)
        #expect(source.documentKey == "a" && source.provider == "alpha" && source.pageOffset == nil)
        #expect(try store.read { try $0.parse(after: source.parseID) } == nil)
        #expect(try store.read { try $0.parse(after: 0, decodedBefore: 1) } == nil)
        #expect(try store.check() == [])
        try execute("UPDATE payloads SET byte_count = 5")
        #expect(try store.check().map(\.code) == [.hash])
    }

    @Test func `decoding again keeps the parse and replaces its pages`() throws {
        let first = try store.write(
            Samples.parse("a", Samples.document("one", firstPage: 3), payload: "p", pageOffset: 3))
        let source = try #require(try store.read { try $0.parse(after: 0, decodedBefore: 2) })
        let again = ParseToStore(source, decodedAs: Samples.document("two", firstPage: 3), decoderVersion: 2)
        let writer = try DocumentWriter(store)
        let second = try writer.write(again, replacing: true)
        try writer.commit()
        #expect(second.outcome == .replaced && second.parseID == first[0].parseID)
        #expect(try store.read { try $0.page(key: "a", index: 3) }?.blocks[0].block.text == "two")
        let parse = try #require(try store.read { try $0.document(key: "a") }?.parses[0])
        #expect(parse.options["page_offset"] == 3 && parse.decoderVersion == 2)
        #expect(try store.check() == [])
    }

    @Test func `the digest depends on content and neither on order nor on time`() throws {
        let parses = (0..<4).map { Samples.parse("k\($0)", Samples.document("text \($0)"), payload: "\($0)") }
        let other = try DocumentStore.inMemory(clock: { Date(timeIntervalSince1970: 0) })
        for parse in parses { try store.write(parse) }
        for parse in parses.reversed() { try other.write(parse) }
        let digest = try store.read { try $0.contentDigest() }
        #expect(try other.read { try $0.contentDigest() } == digest)
        for change in [
            "UPDATE block_rows SET text = 'x' WHERE page_id = 1", "UPDATE block_styles SET level = 1",
            "UPDATE pages SET rotation = 90 WHERE id = 3", "UPDATE documents SET title = 't' WHERE id = 4",
            "UPDATE parses SET is_preferred = 0 WHERE id = 1",
        ] {
            let before = try store.read { try $0.contentDigest() }
            try execute(change)
            #expect(try store.read { try $0.contentDigest() } != before, "\(change)")
        }
        try other.delete(key: "k2")
        try other.write(parses[2])
        #expect(try other.read { try $0.contentDigest() } == digest)
    }

    @Test func `a backup is a store of the same content`() throws {
        let path = try Samples.temporaryPath()
        let original = try DocumentStore(path: path, mode: .create, clock: Samples.clock)
        try original.write(Samples.parse("a", Samples.document("alpha"), payload: "p"))
        try original.backup(to: path + ".copy")
        let copy = try DocumentStore(path: path + ".copy", mode: .write, clock: Samples.clock)
        #expect(try copy.check() == [])
        #expect(try copy.read { try $0.contentDigest() } == original.read { try $0.contentDigest() })
        #expect(try copy.read { try $0.matches(PageMatchQuery(match: "alpha")) }.total == 1)
        #expect(
            #expect(throws: StoreError.self) { try original.backup(to: path + ".copy") }?.code
                == .backupFailed)
        #expect(!FileManager.default.fileExists(atPath: path + ".copy.partial"))
    }

    @Test func `a failure is kept once and forgotten when its source succeeds`() throws {
        let writer = try DocumentWriter(store)
        let payload = Samples.payload("broken", name: "alpha/a.json")
        for message in ["first", "second"] {
            try writer.recordFailure(
                FailureToStore(
                    source: "alpha/a.json", code: "malformed", message: message, location: "$",
                    payload: payload))
        }
        try writer.recordFailure(FailureToStore(source: "b.json", code: "unknown_format", message: "what"))
        try writer.recordFailure(FailureToStore(source: "b.json", code: "unknown_format", message: "what"))
        try writer.commit()
        #expect(try store.read { try $0.failures() }.map(\.message) == ["second", "what"])
        #expect(try store.read { try $0.failures() }[0].payloadSHA256 == payload.sha256)
        #expect(try store.check() == [])
        try writer.clearFailures(source: "alpha/a.json")
        try writer.commit()
        #expect(try store.read { try $0.failures() }.map(\.source) == ["b.json"])
        #expect(try store.read { try $0.payload(sha256: payload.sha256) } == nil)
        #expect(try store.read { try $0.statistics() }.failuresByCode == ["unknown_format": 1])
    }
}
