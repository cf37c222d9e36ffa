import Foundation
import GRDB
import Migrations
import TestSupport
import Testing

@testable import Storage

/// Stores of every released schema come up to today's, with a copy kept of what they were.
@Suite struct UpgradeTests {
    static let versions = Array(1...Migration.currentVersion)

    /// What `folio stats --digest` of schema 5's program prints for each of the stores.
    private static let digest = "09447d4fbf34409fc88dbefdb08791745b24b7d57a0e7f5075c007f02eab3c43"

    /// A released store: the samples of Volcengine and OpenDataLoader, made by a program of that schema.
    private static func fixture(_ version: Int) -> URL {
        Fixtures.folder.appending(path: "stores/v\(version).db")
    }

    private func copy(_ version: Int) throws -> String {
        let path = try Samples.temporaryPath()
        try FileManager.default.copyItem(at: Self.fixture(version), to: URL(filePath: path))
        return path
    }

    private func open(_ path: String) throws -> DocumentStore {
        try DocumentStore(path: path, mode: .write, clock: Samples.clock)
    }

    @Test func `there is a store of every released schema`() {
        for version in Self.versions.dropLast() {
            #expect(FileManager.default.fileExists(atPath: Self.fixture(version).path), "v\(version)")
        }
    }

    @Test(arguments: versions.dropLast())
    func `an old store comes up with all it held, and what it was is kept`(version: Int) throws {
        let path = try copy(version)
        let before = try Data(contentsOf: Self.fixture(version))
        let store = try open(path)
        let backup = "\(path).before-v\(Migration.currentVersion)"
        #expect(store.upgrade == StoreUpgrade(from: version, to: Migration.currentVersion, backup: backup))
        #expect(try store.check() == [])
        #expect(try store.read { try $0.contentDigest() } == Self.digest)
        let documents = try store.read { try $0.documents() }
        #expect(documents.map(\.key) == ["field-guide"])
        #expect(Set(documents[0].parses.map(\.provider)) == ["opendataloader", "volcengine"])
        #expect(try store.read { try $0.matches(PageMatchQuery(match: "river")) }.total > 0)
        // The copy is a store of the old schema with the same rows; the next opening makes none.
        let old = try DatabaseQueue(path: backup)
        let texts = try old.read { try String.fetchAll($0, sql: "SELECT text FROM blocks ORDER BY id") }
        let known = try DatabaseQueue(path: Self.fixture(version).absoluteString + "?immutable=1").read {
            try String.fetchAll($0, sql: "SELECT text FROM blocks ORDER BY id")
        }
        #expect(texts == known && !texts.isEmpty)
        #expect(try Data(contentsOf: Self.fixture(version)) == before)
    }

    @Test(arguments: versions.dropLast())
    func `an old store is not written where it is only read`(version: Int) throws {
        let path = try copy(version)
        let before = try Data(contentsOf: URL(filePath: path))
        let error = #expect(throws: StoreError.self) {
            try DocumentStore(path: path, mode: .read, clock: Samples.clock)
        }
        #expect(error?.code == .olderSchema)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func `a store of today needs no copy, and neither does a new one`() throws {
        let path = try Samples.temporaryPath()
        for _ in 0..<2 {
            let store = try DocumentStore(path: path, mode: .create, clock: Samples.clock)
            #expect(store.upgrade == nil)
        }
        #expect(
            try FileManager.default.contentsOfDirectory(
                atPath: URL(filePath: path).deletingLastPathComponent().path
            ).allSatisfy { !$0.contains("before") })
    }

    @Test func `an upgrade that fails leaves the store as it was, and no copy`() throws {
        let path = try copy(1)
        // A table in the way of the second step.
        try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE frequent_terms (a)") }
        let before = try DatabaseQueue(path: path).read { try Self.schema($0) }
        #expect(throws: StoreError.self) { try open(path) }
        #expect(try DatabaseQueue(path: path).read { try Self.schema($0) } == before)
        let left = try FileManager.default.contentsOfDirectory(
            atPath: URL(filePath: path).deletingLastPathComponent().path)
        #expect(left.allSatisfy { !$0.contains("before") })
    }

    @Test func `a copy of an earlier attempt is not written over`() throws {
        let path = try copy(1)
        let first = "\(path).before-v\(Migration.currentVersion)"
        try Data("mine".utf8).write(to: URL(filePath: first))
        #expect(try open(path).upgrade?.backup == first + "-2")
        #expect(try Data(contentsOf: URL(filePath: first)) == Data("mine".utf8))
    }

    /// The pages, blocks and links of a store of schema 6 as its program wrote them.
    private static let wideBlocks = """
        INSERT INTO documents (id, key, created_at, updated_at) VALUES (1, 'a', '2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z');
        INSERT INTO payloads VALUES (1, 'h', 'p', NULL, 0, 'identity', x'');
        INSERT INTO parses (id, document_id, provider, status, payload_id, decoder_version, ingested_at)
        VALUES (1, 1, 'alpha', 'succeeded', 1, 1, '2026-01-02T03:04:05.000Z');
        INSERT INTO pages (id, parse_id, page_index, width, height, status)
        VALUES (4, 1, 0, 600, 800, 'succeeded'), (5, 1, 1, NULL, NULL, 'succeeded');
        INSERT INTO assets VALUES (3, 's', NULL, 0, NULL, NULL, x'');
        INSERT INTO blocks VALUES
            (10, 4, 0, NULL, NULL, 'table', 'T', NULL, 'a', '<table>', 'html', 60, 80.0001, 300.5, 900, 0.1, 0.1, 0.5, 1, 'F', 9.5, 1, 0, 0.5, 3),
            (11, 4, 1, 10, NULL, 'caption', NULL, NULL, 'b', NULL, NULL, 60.2, 80.1, 300.5, 900, 60.2 * (1.0 / 600), 80.1 * (1.0 / 800), 300.5 * (1.0 / 600), 1, NULL, NULL, NULL, NULL, NULL, NULL),
            (12, 4, 2, NULL, NULL, 'text', NULL, NULL, printf('%.*c', 901, 'x'), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
            (13, 5, 0, NULL, 12, 'text', NULL, NULL, 'd', NULL, NULL, 1, 2, 3, 4, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
            (14, 5, 1, NULL, NULL, 'figure', NULL, NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
        INSERT INTO asset_links (parse_id, page_id, block_id, asset_id, name, remote_url, status)
        VALUES (1, 4, 10, 3, 't.png', NULL, 'stored'), (1, 5, 14, NULL, 'f.png', 'https://x/f.png', 'remote'), (1, 5, NULL, 3, 'p.png', NULL, 'stored');
        """

    private static let newIDs = """
        blocks.page_id << 20 | blocks.ordinal AS id, blocks.page_id, blocks.ordinal,
        parent.page_id << 20 | parent.ordinal AS parent_id, other.page_id << 20 | other.ordinal AS continues_block_id
        """
    private static let otherColumns = """
        blocks.type, blocks.provider_type, blocks.level, blocks.text, blocks.markup, blocks.markup_format,
        blocks.bbox_x0, blocks.bbox_y0, blocks.bbox_x1, blocks.bbox_y1,
        blocks.norm_box_x0, blocks.norm_box_y0, blocks.norm_box_x1, blocks.norm_box_y1,
        blocks.font_name, blocks.font_size, blocks.is_bold, blocks.is_italic, blocks.confidence, blocks.asset_id
        """

    @Test func `wide blocks become narrow ones of the same values`() throws {
        let path = try Samples.temporaryPath()
        let (rows, links) = try DatabaseQueue(path: path).write { database in
            for step in Migration.all where step.version < 7 {
                try database.execute(
                    sql: step.sql.replacing("tokenize = 'folio'", with: "tokenize = 'ascii'"))
            }
            try database.execute(
                sql: Self.wideBlocks
                    + "INSERT INTO store_info VALUES ('schema_version', '6'), ('tokenizer_version', 'x')")
            return try (
                Row.fetchAll(
                    database,
                    sql: """
                        SELECT \(Self.newIDs), \(Self.otherColumns) FROM blocks
                            LEFT JOIN blocks AS parent ON parent.id = blocks.parent_id
                            LEFT JOIN blocks AS other ON other.id = blocks.continues_block_id ORDER BY 1
                        """),
                Row.fetchAll(
                    database,
                    sql: """
                        SELECT links.id, links.page_id, blocks.page_id << 20 | blocks.ordinal AS block_id, links.asset_id, name, status
                        FROM asset_links AS links LEFT JOIN blocks ON blocks.id = block_id ORDER BY 1
                        """)
            )
        }
        let store = try open(path)
        try store.database.read { database in
            #expect(try Row.fetchAll(database, sql: "SELECT * FROM blocks ORDER BY id") == rows)
            #expect(
                try Row.fetchAll(
                    database,
                    sql: "SELECT id, page_id, block_id, asset_id, name, status FROM asset_links ORDER BY 1")
                    == links)
            // Only what a row cannot hold has one in block_extras, and only a box of its own is kept there.
            let extras = try String.fetchAll(
                database,
                sql:
                    "SELECT (id >> 20) || '/' || (id & 1048575) || ' ' || ifnull(norm_x1, '-') FROM block_extras ORDER BY id"
            )
            #expect(extras == ["4/0 0.5", "4/2 -", "5/0 -", "5/1 -"])
            #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
            #expect(try Bool.fetchOne(database, sql: "PRAGMA foreign_keys") == true)
        }
        #expect(try store.check().allSatisfy { $0.code != .index })
        let writer = try DocumentWriter(store)
        #expect(try writer.storeDownload([1], mediaType: nil, url: "https://x/f.png") == 1)
        try writer.commit()
        #expect(try store.read { try $0.blocks(page: 5) }.map(\.assetID) == [nil, 4])
    }

    private static func schema(_ database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
                UNION ALL SELECT key || value FROM store_info ORDER BY 1
                """)
    }
}
