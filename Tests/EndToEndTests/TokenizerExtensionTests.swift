import Foundation
import Testing

/// Search from SQL: what `folio search --explain` prints needs no extension, and `folio_match` takes a user's words.
@Suite struct TokenizerExtensionTests {
    /// The library that the build made beside the program.
    private static let library: String? = ["so", "dylib"]
        .map { Program.binary.deletingLastPathComponent().appending(path: "libfolio_tokenizer.\($0)").path }
        .first { FileManager.default.fileExists(atPath: $0) }

    private static let queries = [
        "水位观测", "river", "\"rating curve\"", "radar OR 雷达", "reading*", "NEAR(radar gauge, 5)", "水", "觀測",
        "ＲＡＤＡＲ -weir", "heading:guide", "\"page 1\" OR the",
    ]

    private static let sql = """
        SELECT key || ' ' || provider || ' ' || page_index FROM page_search
        JOIN pages ON pages.id = page_search.rowid JOIN parses ON parses.id = parse_id
        JOIN documents ON documents.id = document_id WHERE page_search MATCH '%' ORDER BY 1
        """

    private func match(_ query: String, _ workspace: Workspace) throws -> String {
        try #require(try workspace.json("search", query, "--explain", "--all-parses")["match"].string)
    }

    private func expected(_ query: String, _ workspace: Workspace) throws -> [String] {
        let hits = try workspace.json("search", query, "--all-parses", "--limit", "100")["hits"].array ?? []
        return hits.map {
            "\($0["document"].string ?? "") \($0["provider"].string ?? "") \($0["page_index"].integer ?? -1)"
        }.sorted()
    }

    @Test func `any sqlite3 finds the same pages by the expression that is explained`() throws {
        let workspace = try SampleStore.copy()
        var found = 0
        for query in Self.queries {
            let sql = Self.sql.replacing("%", with: try match(query, workspace))
            guard let rows = try workspace.tool("sqlite3", "folio.db", sql) else {
                return print("skipped: no sqlite3")
            }
            #expect(rows.errors == "")
            let lines = rows.output.split(separator: "\n").map(String.init).sorted()
            #expect(lines == (try expected(query, workspace)), "\(query)")
            found += lines.count
        }
        #expect(found > 0)
    }

    @Test func `folio_match turns words into what finds the same pages`() throws {
        guard let library = Self.library else { return print("skipped: libfolio_tokenizer was not built") }
        let workspace = try SampleStore.copy()
        let version = try workspace.tool(
            "sqlite3", "-cmd", ".load \(library)", "folio.db",
            "SELECT value = folio_tokenizer_version() FROM store_info WHERE key = 'tokenizer_version'")
        guard let version else { return print("skipped: no sqlite3") }
        #expect(version.output == "1\n", "\(version.errors)")
        let words = Self.queries.filter { !$0.contains("NEAR(") && !$0.contains(":") }
        for query in words {
            // What folio searches by default is all but furniture.
            let sql = Self.sql.replacing(
                "MATCH '%'", with: "MATCH '- furniture : (' || folio_match('\(query)') || ')'")
            let rows = try #require(
                try workspace.tool("sqlite3", "-cmd", ".load \(library)", "folio.db", sql))
            #expect(rows.errors == "")
            #expect(
                rows.output.split(separator: "\n").map(String.init).sorted()
                    == (try expected(query, workspace)), "\(query)")
        }
        let edges = try workspace.tool(
            "sqlite3", "-cmd", ".load \(library)", "folio.db",
            """
            SELECT folio_match(NULL) IS NULL, folio_match('…') = '\"\"', folio_match(7), count(*)
            FROM page_search WHERE page_search MATCH folio_match('-weir')
            """)
        #expect(edges?.output == "1|1|\"7\"|0\n", "\(edges?.errors ?? "")")
    }

    @Test func `Python's sqlite3 reads every table and finds the same pages`() throws {
        let workspace = try SampleStore.copy()
        let query = "水位观测 OR radar"
        let script = """
            import sqlite3, sys
            db = sqlite3.connect("folio.db")
            for name, in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall():
                db.execute(f"SELECT count(*) FROM [{name}]").fetchone()
            for row in db.execute(sys.argv[1]): print(row[0])
            """
        let sql = Self.sql.replacing("%", with: try match(query, workspace))
        guard let rows = try workspace.tool("python3", "-c", script, sql) else {
            return print("skipped: no python3")
        }
        #expect(rows.status == 0, "\(rows.errors)")
        #expect(
            rows.output.split(separator: "\n").map(String.init).sorted() == (try expected(query, workspace)))
    }
}
