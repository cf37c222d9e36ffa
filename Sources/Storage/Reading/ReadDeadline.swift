internal import GRDB
internal import GRDBSQLite

/// The moment at which a read is ended, kept by SQLite's progress handler.
enum ReadDeadline {
    /// After how many steps of SQLite's machine the clock is looked at: some microseconds of work.
    private static let steps: Int32 = 2_000

    /// Runs `body`, whose statements on `database` fail once the deadline has passed.
    ///
    /// - Throws: `StoreError` `time_limit` if it has passed already, `SQLITE_INTERRUPT` if it passes, and what `body` throws.
    static func keep<T>(
        _ deadline: ContinuousClock.Instant?, _ database: Database, path: String, _ body: () throws -> T
    ) throws -> T {
        guard var deadline else { return try body() }
        guard ContinuousClock.now < deadline else { throw passed(path) }
        let connection = database.sqliteConnection
        return try withUnsafeMutablePointer(to: &deadline) { deadline in
            let hasPassed: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { deadline in
                guard let deadline else { return 0 }
                let instant = deadline.assumingMemoryBound(to: ContinuousClock.Instant.self).pointee
                return ContinuousClock.now < instant ? 0 : 1
            }
            sqlite3_progress_handler(connection, steps, hasPassed, deadline)
            defer { sqlite3_progress_handler(connection, 0, nil, nil) }
            return try body()
        }
    }

    /// The error of a read that was ended.
    static func passed(_ path: String) -> StoreError {
        StoreError(
            .timeLimit, "reading \(path) took longer than the time limit",
            hint: "ask for less: fewer hits, one document, or a query with rarer words")
    }
}
