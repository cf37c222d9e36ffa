internal import GRDB

/// The row ids of pages, which writers count on themselves, and what a damaged store may make of row ids.
enum RowIDs {
    /// Those of pages: the number of a list of frequent terms has 20 bits for its chunk.
    static let pages = 1...PageLengths.greatestPage

    /// The highest row id of a page; 0 if the store has none.
    ///
    /// - Throws: `StoreError` `corrupt` for one that no page can have.
    static func lastPage(_ database: Database) throws -> Int64 {
        let last = try Int64.fetchOne(database, sql: "SELECT ifnull(max(id), 0) FROM pages") ?? 0
        guard last <= pages.upperBound else { throw impossible(last) }
        return last
    }

    /// The error for a row id that no page can have.
    static func impossible(_ id: Int64) -> StoreError {
        .damaged("a page has the invalid row id \(id)")
    }

    /// Refuses a row that does not come after another one: a caller that continued after it would never finish.
    static func require(_ id: Int64, after last: Int64) throws {
        guard id > last else { throw StoreError.damaged("its rows are out of order") }
    }
}
