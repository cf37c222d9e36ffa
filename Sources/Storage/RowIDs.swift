internal import GRDB

/// The row ids of pages and blocks, which writers count on themselves.
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
            throw StoreError.damaged("a \(name) has the row id \(last), which no \(name) can have")
        }
        return last
    }
}
