import DocumentModel
import Foundation
import GRDB
import Testing

@testable import Storage

/// `blocks` is a view over narrow rows: it says what was written, and queries on it find their rows by an index.
@Suite struct NarrowBlocksTests {
    private let store: DocumentStore

    init() throws {
        store = try DocumentStore.inMemory(clock: Samples.clock)
    }

    private func page(_ index: Int, _ blocks: [Block]) throws -> Page {
        let size = try #require(PageSize(width: 612.5, height: 792, unit: .points))
        return Page(index: index, size: size, blocks: blocks)
    }

    /// Blocks that differ in all that a row can differ in.
    private func variedPages() throws -> [Page] {
        let font = FontInfo(name: "Serif", size: 10.5, isBold: true, isItalic: false)
        let first = [
            Block(
                .table, text: "a\tb", providerType: "Table", markup: .init("<table></table>", .html),
                box: Box(60.125, 80, 300.1, 400.33333), font: font, confidence: 0.75),
            Block(.caption, text: "Table 1", box: Box(-3, 1, 700, 900), font: font, parent: 0),
            Block(.heading, text: "", level: 2, box: Box(0, 0, 0, 0)),
            Block(
                .text, text: String(repeating: "水", count: 301), box: Box(1e7, 0.1, 2e13, 0.30000000000000004)
            ),
            Block(.figure, text: "", asset: "1.png"),
        ]
        let second = [
            Block(.text, text: "more", continues: .init(page: 0, block: 3)),
            Block(.footnote, text: "note", font: FontInfo(name: "Serif", size: .nan)),
        ]
        return [try page(0, first), try page(1, second), Page(index: 2)]
    }

    private func write(_ pages: [Page]) throws {
        let image = Asset(name: "1.png", content: .stored([1, 2, 3]), pageIndex: 0)
        try store.write(
            Samples.parse("a", Samples.document(pages: pages, assets: [image]), payload: "p"))
    }

    @Test func `the view has the values that the program reads`() throws {
        try write(variedPages())
        let rows = try store.database.read {
            try Row.fetchAll($0, sql: "SELECT * FROM blocks ORDER BY page_id, ordinal")
        }
        let stored = try store.read { reader in try (1...3).flatMap { try reader.blocks(page: $0) } }
        let places = stored.map { "\($0.id >> 20)/\($0.id & 1_048_575)" }
        #expect(places == ["1/0", "1/1", "1/2", "1/3", "1/4", "2/0", "2/1"])
        #expect(rows.count == stored.count)
        for (row, stored) in zip(rows, stored) {
            let block = stored.block
            let expected: [String: (any DatabaseValueConvertible)?] = [
                "id": stored.id, "page_id": stored.pageID, "ordinal": stored.ordinal,
                "asset_id": stored.assetID,
                "parent_id": stored.parentID, "continues_block_id": stored.continuesID,
                "type": block.type.rawValue, "provider_type": block.providerType, "level": block.level,
                "text": block.text, "markup": block.markup?.content,
                "markup_format": block.markup?.format.rawValue, "font_name": block.font?.name,
                "font_size": block.font?.size, "is_bold": block.font?.isBold,
                "is_italic": block.font?.isItalic,
                "confidence": block.confidence,
            ]
            for (column, value) in expected {
                #expect(row[column] as DatabaseValue == value?.databaseValue ?? .null, "\(column)")
            }
            for (name, box) in [("bbox", block.box), ("norm_box", stored.normalizedBox)] {
                let numbers = ["x0", "y0", "x1", "y1"].compactMap { row["\(name)_\($0)"] as Double? }
                #expect(numbers == box?.numbers ?? [])
            }
        }
        #expect(stored[1].parentID == stored[0].id && stored[5].continuesID == stored[3].id)
        #expect(stored[4].assetID == 1)
        #expect(try store.check() == [])
    }

    @Test func `coordinates come back as the same numbers, whole thousandths or not`() throws {
        var numbers = [0, 0.001, 0.0005, 1e-12, 123.4565, 8388.607, 1e12, 9.3e15, 1e300]
        for step in 1...500 {
            numbers.append(Double(step).squareRoot() * 61.7)
            numbers.append(Double(step * 5_987) / 1000)
        }
        try write([try page(0, numbers.map { Block(.text, text: "", box: Box(0, 0, $0, $0)) })])
        let boxes = try store.read { try $0.blocks(page: 1) }.map { $0.block.box?.x1 }
        #expect(boxes == numbers)
        let shown = try store.database.read { database in
            try Double.fetchAll(
                database, sql: "SELECT bbox_y1 FROM blocks WHERE page_id = 1 ORDER BY ordinal")
        }
        #expect(shown == numbers)
        let whole = try store.database.read { database in
            try Int.fetchOne(database, sql: "SELECT count(*) FROM block_rows WHERE typeof(x1) = 'integer'")
        }
        #expect(whole ?? 0 >= 504)
    }

    @Test(arguments: [
        "SELECT text FROM blocks WHERE page_id = 1 ORDER BY ordinal",
        "SELECT * FROM blocks WHERE page_id = 1 AND ordinal = 2",
        "SELECT * FROM blocks WHERE page_id = 1048576 >> 20 AND ordinal = 1048576 & 1048575",
        "SELECT pages.id, count(blocks.id) FROM pages LEFT JOIN blocks ON blocks.page_id = pages.id WHERE parse_id = 1 GROUP BY 1",
        """
        SELECT page_index, text FROM documents JOIN parses ON parses.document_id = documents.id
            JOIN pages ON pages.parse_id = parses.id JOIN blocks ON blocks.page_id = pages.id
        WHERE documents.key = 'a' AND blocks.type = 'heading' ORDER BY page_index, ordinal
        """,
        """
        SELECT text FROM blocks WHERE page_id IN (
            SELECT pages.id FROM pages JOIN parses ON parses.id = parse_id WHERE document_id = 1)
        """,
        """
        SELECT parent.text FROM blocks JOIN blocks AS parent
            ON parent.page_id = blocks.page_id AND parent.ordinal = blocks.parent_id & 1048575
        WHERE blocks.page_id = 1 AND blocks.type = 'caption'
        """,
    ])
    func `queries by page, document and place find blocks by the primary key`(sql: String) throws {
        try write(variedPages())
        let plan = try store.database.read { database in
            _ = try Row.fetchAll(database, sql: sql)
            return try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.contains("USING PRIMARY KEY (page_id=?") }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") || $0.contains("MATERIALIZE") }, "\(plan)")
    }

    @Test func `a style is stored once, also after what added it was rolled back`() throws {
        let writer = try DocumentWriter(store)
        _ = try writer.write(Samples.parse("a", Samples.document("one", "two"), payload: "p"))
        try writer.discard()
        let pages = [try page(0, [Block(.heading, text: "x", level: 1), Block(.text, text: "y")])]
        for key in ["b", "c"] {
            _ = try writer.write(Samples.parse(key, Samples.document(pages: pages), payload: key))
        }
        _ = try writer.write(Samples.parse("d", Samples.document("one"), payload: "d"))
        try writer.commit()
        #expect(try store.check() == [])
        let types = try store.database.read {
            try String.fetchAll($0, sql: "SELECT type FROM block_styles ORDER BY id")
        }
        #expect(types == ["heading", "text"])
    }

    @Test func `what is deleted takes its rows along, and styles that nothing has go with the free room`()
        throws
    {
        try write(variedPages())
        try store.write(Samples.parse("b", Samples.document("other"), payload: "q"))
        try store.delete(key: "a")
        let counts = { (table: String) in
            try store.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
        }
        #expect(try counts("block_rows") == 1 && counts("block_extras") == 0)
        #expect(try counts("assets") == 0 && counts("asset_links") == 0)
        #expect(try counts("block_styles") ?? 0 > 1)
        _ = try store.vacuum()
        #expect(try counts("block_styles") == 1)
        #expect(try store.check() == [])
    }
}
