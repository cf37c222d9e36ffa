internal import GRDB
internal import TextAnalysis

/// The table `page_search`: what enters and leaves the index over pages.
///
/// It holds no texts. So an entry leaves the index by being passed again, token by token, which is why the entries of a page go
/// before its blocks do.
struct PageIndexTable {
    static let insertSQL = """
        INSERT INTO page_search (rowid, heading, body, table_text, formula, caption, furniture)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    private static let deleteSQL = """
        INSERT INTO page_search (page_search, rowid, heading, body, table_text, formula, caption, furniture)
        VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)
        """
    /// The texts of pages; a condition follows.
    static let textsSQL = "SELECT id, heading, body, table_text, formula, caption, furniture FROM page_text"

    let database: Database

    /// Brings the pages from a row id on into the index.
    func insertPages(from first: Int64) throws {
        try run(Self.insertSQL, "WHERE id >= ? ORDER BY id", [first])
    }

    /// Takes the pages of a parse out of the index; their blocks must still be there.
    func removePages(of parse: Int64) throws {
        try run(Self.deleteSQL, "WHERE id IN (SELECT id FROM pages WHERE parse_id = ?)", [parse])
    }

    /// Builds the index again from the blocks, with this program's tokenizer, and what ranking computes from it.
    func rebuild() throws {
        try database.execute(sql: "INSERT INTO page_search (page_search) VALUES ('delete-all')")
        try run(Self.insertSQL, "ORDER BY id", [])
        // As a savepoint begins, FTS5 writes what it gathered, its totals among it, which ranking reads.
        try database.inSavepoint { .commit }
        try StoreInfo.set(.tokenizerVersion, Tokenizer.version, database)
        let ranking = RankingBuilder(database: database)
        try ranking.clear()
        try ranking.updateIfDue(isWriting: false)
    }

    /// Runs a statement with the entry of each page that a condition on `page_text` gives.
    private func run(_ sql: String, _ condition: String, _ arguments: StatementArguments) throws {
        let texts = try database.cachedStatement(sql: "\(Self.textsSQL) \(condition)")
        try texts.setArguments(arguments)
        let change = try PreparedStatement(database, sql)
        var rows = RowDecoder(texts)
        defer { rows.end() }
        var entry = IndexEntry()
        while try rows.next() {
            let page = rows.int64()
            entry.clear()
            for _ in SearchColumn.allCases { rows.withUTF8 { entry.addColumn($0) } }
            try entry.run(change, page: page)
        }
    }
}
