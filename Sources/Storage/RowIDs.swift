internal import GRDB

/// The row ids of pages and blocks, which writers count on themselves, and what a damaged store may make of row ids.
enum RowIDs {
    /// Those of pages: the number of a list of frequent terms has 20 bits for its chunk.
    static let pages = 1...PageLengths.greatestPage
    /// Those of blocks: more than all pages can have, and far from the end of the numbers.
    static let blocks: ClosedRange<Int64> = 1...1 << 60

    /// The highest row id of a page; 0 where there is none.
    ///
    /// - Throws: `StoreError` `corrupt` for one that no page can have.
    static func lastPage(_ database: Database) throws -> Int64 {
        try last("SELECT ifnull(max(id), 0) FROM pages", pages, name: "page", database)
    }

    /// The highest row id of a block; 0 where there is none.
    ///
    /// - Throws: `StoreError` `corrupt` for one that no block can have.
    static func lastBlock(_ database: Database) throws -> Int64 {
        try last("SELECT ifnull(max(id), 0) FROM blocks", blocks, name: "block", database)
    }

    private static func last(
        _ sql: String, _ known: ClosedRange<Int64>, name: String, _ database: Database
    ) throws -> Int64 {
        let last = try Int64.fetchOne(database, sql: sql) ?? 0
        guard last <= known.upperBound else {
            throw impossible(last, of: name)
        }
        return last
    }

    /// The error for a row id that no page, or no block, can have.
    static func impossible(_ id: Int64, of name: String) -> StoreError {
        .damaged("a \(name) has the row id \(id), which no \(name) can have")
    }

    /// Refuses a row that does not come after another one: who goes on after it would never end.
    static func require(_ id: Int64, after last: Int64) throws {
        guard id > last else { throw StoreError.damaged("its rows are not in their order") }
    }
}
