internal import GRDB

/// The tokens of the index as a table `temp.page_vocabulary` of every connection: `term`, `doc` (pages), `cnt`; and as `temp.page_tokens`,
/// a row for each place, which finds the next token without reading how many pages have it.
///
/// Each is a window onto `page_search` and holds nothing itself, so it needs no place in the schema. They must be made while
/// the connection is set up, for later a reader may not write, not even to the temporary schema. That takes 0.3 ms.
enum Vocabulary {
    static func attach(to database: Database) throws {
        try database.execute(
            sql:
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.page_vocabulary USING fts5vocab (main, page_search, row)"
        )
        try database.execute(
            sql:
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.page_tokens USING fts5vocab (main, page_search, instance)"
        )
    }
}
