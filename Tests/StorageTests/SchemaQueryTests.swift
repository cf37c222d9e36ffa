import DocumentModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// The queries that `schema/README.md` shows, and the views that they ask.
@Suite struct SchemaQueryTests {
    private let store: DocumentStore

    init() throws {
        store = try DocumentStore.inMemory(clock: Samples.clock)
        let size = try #require(PageSize(width: 600, height: 800, unit: .points))
        let blocks = [
            Block(.heading, text: "Rating curve", box: Box(60, 80, 300, 100)),
            Block(.table, text: "a\tb", markup: .init("<table></table>", .html), asset: "1.png"),
            Block(.caption, text: "Table 1", parent: 1), Block(.caption, text: "continued", parent: 1),
            Block(.footnote, text: "in metres", parent: 1), Block(.text, text: "the rating curve of 水位"),
        ]
        let pages = [
            Page(index: 0), Page(index: 1, size: size, blocks: blocks),
            Page(index: 2, blocks: [Block(.table, text: "alone")]),
        ]
        let image = Asset(name: "1.png", content: .stored([1]))
        var document = Samples.document(pages: pages, assets: [image])
        document.title = "Gauges"
        try store.write(
            Samples.parse("a", document, payload: "p"),
            Samples.parse("b", Samples.document("x"), payload: "q"))
    }

    /// The statements between the lines "```sql" and "```".
    private static func statements() throws -> [String] {
        let text = try String(
            contentsOf: Fixtures.repository.appending(path: "schema/README.md"), encoding: .utf8)
        let blocks = text.split(separator: "```sql\n").dropFirst().compactMap {
            $0.split(separator: "```").first
        }
        return blocks.flatMap { $0.split(separator: ";") }
            .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
    }

    private func rows(_ sql: String) throws -> [Row] {
        try store.database.read { database in
            let statement = try database.makeStatement(sql: sql)
            let values: [String: any DatabaseValueConvertible] = ["id": 2 << 20 | 1, "key": "a"]
            try statement.setArguments(
                StatementArguments(values.filter { sql.contains(":" + $0.key) }))
            return try Row.fetchAll(statement)
        }
    }

    @Test func `every query that the description of the schema shows runs`() throws {
        let statements = try Self.statements()
        #expect(statements.count == 9)
        for statement in statements where !statement.contains("观测\" AND") {
            #expect(try !rows(statement).isEmpty || statement.contains("caption.page_id = 1"), "\(statement)")
        }
    }

    @Test func `a block has its document, its page from 1 and its values`() throws {
        let found = try rows(
            "SELECT * FROM block_details WHERE key = :key AND page_number = 2 ORDER BY ordinal")
        #expect(found.count == 6)
        let row = try #require(found.first)
        let expected: [String: any DatabaseValueConvertible] = [
            "title": "Gauges", "provider": "alpha", "is_preferred": 1, "page_width": 600.0,
            "page_height": 800.0,
            "page_unit": "pt", "type": "heading", "text": "Rating curve", "bbox_x0": 60.0,
            "norm_box_x1": 300.0 * (1.0 / 600), "block_id": 2 << 20,
        ]
        for (column, value) in expected {
            #expect(row[column] as DatabaseValue == value.databaseValue, "\(column)")
        }
        let columns = try store.database.read { database in
            try (
                Set(database.columns(in: "blocks").map(\.name)),
                Set(database.columns(in: "block_details").map(\.name))
            )
        }
        #expect(
            columns.0.subtracting(columns.1) == ["id", "parent_id", "continues_block_id", "asset_id"])
    }

    @Test func `a table has its captions and footnotes`() throws {
        let found = try rows("SELECT * FROM tables ORDER BY page_number")
        #expect(found.map { $0["caption"] as String? } == ["Table 1\ncontinued", nil])
        #expect(found.map { $0["footnote"] as String? } == ["in metres", nil])
        #expect(found.map { $0["markup"] as String? } == ["<table></table>", nil])
        #expect(found.map { $0["text"] as String } == ["a\tb", "alone"])
    }

    @Test(arguments: [
        "SELECT text FROM block_details WHERE key = 'a' AND page_number = 2",
        "SELECT caption FROM tables WHERE key = 'a'",
        "SELECT text FROM block_details WHERE page_id = 2",
    ])
    func `views find the blocks of a document and of a page by indexes`(sql: String) throws {
        let plan = try rows("EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }
        #expect(plan.contains { $0.contains("USING PRIMARY KEY (page_id=?") }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN block") || $0.hasPrefix("MATERIALIZE") }, "\(plan)")
    }
}
