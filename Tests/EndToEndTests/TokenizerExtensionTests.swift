import Foundation
import Testing

/// The tokenizer as a loadable extension: SQL finds what `folio search` finds.
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

    @Test func `the sqlite3 shell finds the same pages, and the index fits its tokens`() throws {
        guard let library = Self.library else { return print("skipped: libfolio_tokenizer was not built") }
        let workspace = try SampleStore.copy()
        let version = try workspace.tool(
            "sqlite3", "-cmd", ".load \(library)", "folio.db",
            "SELECT value = folio_tokenizer_version() FROM store_info WHERE key = 'tokenizer_version'")
        guard let version else { return print("skipped: no sqlite3") }
        #expect(version.output == "1\n", "\(version.errors)")
        var found = 0
        for query in Self.queries {
            let sql = Self.sql.replacing("%", with: try match(query, workspace))
            let rows = try #require(
                try workspace.tool("sqlite3", "-cmd", ".load \(library)", "folio.db", sql))
            #expect(rows.errors == "")
            #expect(
                rows.output.split(separator: "\n").map(String.init).sorted()
                    == (try expected(query, workspace)),
                "\(query)")
            found += rows.output.count
        }
        #expect(found > 0)
        // FTS5 tokenizes every page anew and compares.
        let check = try workspace.tool(
            "sqlite3", "-cmd", ".load \(library)", "folio.db",
            "INSERT INTO page_search (page_search, rank) VALUES ('integrity-check', 1)")
        #expect(check?.status == 0 && check?.errors == "")
    }

    @Test func `Python's sqlite3 finds the same pages`() throws {
        guard let library = Self.library else { return print("skipped: libfolio_tokenizer was not built") }
        let workspace = try SampleStore.copy()
        let query = "水位观测 OR radar"
        let script = """
            import sqlite3, sys
            db = sqlite3.connect("folio.db")
            if not hasattr(db, "enable_load_extension"): sys.exit(7)
            db.enable_load_extension(True)
            db.load_extension(sys.argv[1])
            for row in db.execute(sys.argv[2]): print(row[0])
            """
        let sql = Self.sql.replacing("%", with: try match(query, workspace))
        guard let rows = try workspace.tool("python3", "-c", script, library, sql), rows.status != 7 else {
            return print("skipped: no python3 that loads extensions")
        }
        #expect(rows.status == 0, "\(rows.errors)")
        #expect(
            rows.output.split(separator: "\n").map(String.init).sorted() == (try expected(query, workspace)))
    }
}
