import Foundation
import GRDB
import Migrations
import TestSupport
import Testing

@testable import Storage

@Suite struct SchemaTests {
    /// What the migrations build, statement by statement in the order of their making, the index last, without FTS5's own tables.
    private func schema() throws -> String {
        let store = try DocumentStore.inMemory(clock: Samples.clock)
        let statements = try store.database.read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT sql FROM sqlite_schema
                    WHERE sql IS NOT NULL AND name NOT LIKE 'page\\_search\\_%' ESCAPE '\\'
                    ORDER BY name = 'page_search', rowid
                    """)
        }
        let head = """
            -- What the migrations build; written by SchemaTests with UPDATE_GOLDEN=1, not by hand.
            -- It loads in any SQLite with FTS5.

            PRAGMA application_id = \(StoreInfo.applicationID);


            """
        return head + statements.map { $0 + ";\n" }.joined(separator: "\n")
    }

    @Test func `schema.sql says what the migrations build`() throws {
        let built = try schema()
        #expect(
            try Fixtures.golden(Fixtures.repository.appending(path: "schema/schema.sql"), recording: built)
                == built)
    }

    @Test func `the Python package reads stores of this version`() throws {
        let source = Fixtures.repository.appending(path: "integrations/python/src/folio_store/store.py")
        let lines = try String(contentsOf: source, encoding: .utf8).split(separator: "\n")
        #expect(lines.contains("SCHEMA_VERSION = \(Migration.currentVersion)"))
    }

    @Test func `the schema loads without folio, and every table can be read`() throws {
        let plain = try DatabaseQueue()
        try plain.write { database in
            try database.execute(sql: try schema())
            let names = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
            #expect(names.contains("page_search"))
            for name in names {
                _ = try Row.fetchAll(database, sql: "SELECT * FROM \(name)")
            }
        }
    }

    @Test func `every table is strict`() throws {
        let store = try DocumentStore.inMemory(clock: Samples.clock)
        try store.database.read { database in
            let loose = try String.fetchAll(
                database,
                sql:
                    "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite_%'"
            )
            #expect(loose == [])
        }
    }

    @Test func `every foreign key finds its rows by an index`() throws {
        let store = try DocumentStore.inMemory(clock: Samples.clock)
        try store.database.read { database in
            let keys = try Row.fetchAll(
                database,
                sql: """
                    SELECT tables.name AS child, keys."from" AS column_name
                    FROM pragma_table_list AS tables, pragma_foreign_key_list(tables.name) AS keys
                    """)
            #expect(keys.count == 10)
            for key in keys {
                let (child, column): (String, String) = (key["child"], key["column_name"])
                let plan = try Row.fetchAll(
                    database, sql: "EXPLAIN QUERY PLAN SELECT 1 FROM \(child) WHERE \(column) = 1")
                let detail: String = plan[0]["detail"]
                #expect(detail.hasPrefix("SEARCH"), "\(child).\(column): \(detail)")
            }
        }
    }
}
