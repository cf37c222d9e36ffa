import DocumentModel
import GRDB
import Testing

@testable import Storage

/// `check` compares the index with the blocks, though the index keeps no texts.
@Suite struct IndexCheckTests {
    private let store: DocumentStore

    init() throws {
        store = try DocumentStore.inMemory(clock: Samples.clock)
        let blocks = [
            Block(.heading, text: "Rating curve"), Block(.text, text: "the gauge reads the 水位观测"),
            Block(.caption, text: "gauge 7"), Block(.pageHeader, text: "guide"),
        ]
        let pages = [Page(index: 0, blocks: blocks), Page(index: 1), Page(index: 2, blocks: blocks)]
        try store.write(
            Samples.parse("a", Samples.document(pages: pages), payload: "p"),
            Samples.parse("b", Samples.document("station", "gauge"), payload: "q"))
    }

    private static let delete =
        "INSERT INTO page_search (page_search, rowid, heading, body, caption, furniture) VALUES ('delete', 1, 'rating curve', 'the gauge reads the 水位 位观 观测 测', 'gauge 7', 'guide')"
    private static let columns = "INSERT INTO page_search (rowid, heading, body, caption, furniture) VALUES"

    @Test func `an index of what the blocks say has no finding`() throws {
        #expect(try store.check() == [])
    }

    @Test(arguments: [
        (
            "UPDATE block_rows SET text = 'Rating curves' WHERE page_id = 1 AND ordinal = 0",
            "the tokens of page 1 differ"
        ),
        (
            "UPDATE block_rows SET text = 'reads the gauge the 水位观测' WHERE page_id = 1 AND ordinal = 1",
            "the tokens of page 1 differ"
        ),
        (
            "INSERT INTO block_styles (id, type) VALUES (77, 'title'); UPDATE block_rows SET style = 77 WHERE page_id = 1 AND ordinal = 2",
            "page 1 has another number of tokens"
        ),
        (
            "UPDATE block_rows SET text = 'gauge' WHERE page_id = 1 AND ordinal = 3",
            "the tokens of page 1 differ"
        ),
        (
            "UPDATE block_rows SET text = 'Curve rating' WHERE text = 'Rating curve'",
            "the tokens of 2 pages differ, page 1 first"
        ),
        ("UPDATE block_rows SET text = 'gauges'", "page 1 has another number of tokens"),
        (
            "DELETE FROM block_rows WHERE page_id = 1 AND ordinal = 2", "page 1 has another number of tokens"
        ),
        (delete, "page 1 is missing"),
        (
            "\(delete); \(columns) (1, 'rating curve', 'the gauge reads the 水位 位观 观测 测', 'gauge 8', 'guide')",
            "the tokens of page 1 differ"
        ),
        (
            "\(delete); \(columns) (1, 'curve rating', 'the gauge reads the 水位 位观 观测 测', 'gauge 7', 'guide')",
            "the tokens of page 1 differ"
        ),
        ("INSERT INTO page_search (rowid, body) VALUES (77, 'stale')", "the store has no page 77"),
        ("INSERT INTO page_search (rowid, body) VALUES (-5, 'stale')", "the store has no page -5"),
        (
            "INSERT INTO pages (id, parse_id, page_index, status) VALUES (77, 1, 9, 'succeeded')",
            "page 77 is missing"
        ),
        ("DELETE FROM page_search_docsize WHERE id = 5", "page 5 is missing"),
        (
            "UPDATE page_search_docsize SET sz = x'000100000001' WHERE id = 5",
            "page 5 has another number of tokens"
        ),
        (
            "UPDATE page_search_data SET block = x'05' || substr(block, 2, 1) || x'7F' || substr(block, 4) WHERE id = 1",
            "it counts other numbers of pages and tokens"
        ),
        ("INSERT INTO page_search (page_search) VALUES ('delete-all')", "page 1 is missing"),
    ])
    func `an index that says something else is found and mended`(_ damage: String, _ message: String) throws {
        try store.database.write { try $0.execute(sql: damage) }
        let findings = try store.check().filter { $0.code == .index }
        #expect(
            findings.map(\.message) == [
                "the index differs from the blocks (\(message)); run `folio reindex`"
            ])
        try store.reindex()
        #expect(try store.check().filter { $0.code == .index } == [])
    }

    @Test func `an index that FTS5 cannot read is a finding`() throws {
        try store.database.write {
            try $0.execute(sql: "UPDATE page_search_data SET block = x'0000' WHERE id > 10")
        }
        let messages = try store.check().filter { $0.code == .index }.map(\.message)
        #expect(
            messages.count == 1 && messages[0].contains("cannot read the index")
                && messages[0].contains("reindex"))
    }

    @Test func `a page that is removed leaves nothing in the index`() throws {
        try store.delete(key: "a")
        #expect(try store.check() == [])
        try store.delete(key: "b")
        #expect(try store.check() == [])
        try store.write(Samples.parse("c", Samples.document("station"), payload: "r"))
        #expect(try store.check() == [])
    }
}
