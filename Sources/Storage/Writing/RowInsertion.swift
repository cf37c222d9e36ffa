internal import GRDB

/// An insertion of many rows into a table, up to 128 in a statement.
///
/// A statement opens the table and its indexes, begins and ends; with 25 columns and four indexes, which blocks had before schema 7, that was
/// a third of what SQLite did for a block when each had a statement to itself (callgrind: 1,215 of 3,708 million instructions of
/// an ingest before, 792 of 3,280 after with 32 rows). A statement of several rows also keeps the pages that it changes as they were, some six of them
/// however many rows it has.
struct RowInsertion {
    /// Statement sizes, largest first; the single-row statement handles the remainder.
    private static let rowCounts = [128, 16, 1]

    private let statements: [(rows: Int, statement: PreparedStatement)]
    private var announcedRows = 0
    /// The statement whose rows are being bound, and how many it still needs.
    private var current: (statement: PreparedStatement, binder: PreparedStatement.Binder, rows: Int)?

    /// Prepares to insert rows; `insertion` is the statement up to `VALUES`.
    init(_ database: Database, _ insertion: String, columns: Int) throws {
        let row = "(" + Array(repeating: "?", count: columns).joined(separator: ", ") + ")"
        statements = try Self.rowCounts.map { count in
            let rows = Array(repeating: row, count: count).joined(separator: ", ")
            return (count, try PreparedStatement(database, "\(insertion) VALUES \(rows)"))
        }
    }

    /// Says how many rows `insert` is going to be called for; after the last of them all are in the table.
    mutating func begin(rows: Int) {
        announcedRows = rows
        current = nil
    }

    /// Binds a row with `body`, column after column; it is inserted at once or with rows that follow.
    mutating func insert(_ body: (inout PreparedStatement.Binder) -> Void) throws {
        var (statement, binder, rows) = current.take() ?? next()
        body(&binder)
        rows -= 1
        if rows > 0 {
            current = (statement, binder, rows)
        } else {
            try statement.run(binder)
        }
    }

    /// Begins the statement with the most rows of those that are still to come.
    private mutating func next() -> (PreparedStatement, PreparedStatement.Binder, Int) {
        let found = statements.first { $0.rows <= announcedRows } ?? statements[statements.count - 1]
        announcedRows -= found.rows
        return (found.statement, found.statement.begin(), found.rows)
    }
}
