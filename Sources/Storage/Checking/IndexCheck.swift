internal import Checksums
internal import Foundation
internal import GRDB

/// Compares the full-text index with the tokens that the blocks have now.
///
/// FTS5 compares a table with its content only if the table keeps or names that content, and `page_search` does not. So every
/// occurrence of a token in the index (`fts5vocab`, "instance") is summed up as a hash of token, page, column and
/// position, and so is every token of the blocks. FTS5 does the same for other tables. The order of a sum does not matter,
/// so both sides are read once, in the order that suits them.
struct IndexCheck {
    let database: Database

    /// Says what differs first; nil if nothing does.
    ///
    /// Needs a connection that may write, since FTS5's own check and the window onto the index are statements that write.
    func complaint() throws -> String? {
        // The structure of the index alone.
        try database.execute(sql: "INSERT INTO page_search (page_search) VALUES ('integrity-check')")
        var sizes = StoredSizes(
            try Row.fetchCursor(
                database, sql: "SELECT id, sz FROM page_search_docsize ORDER BY id"))
        let expected = try ExpectedIndex(database) { try sizes.compare($0, $1) }
        return try sizes.finalComplaint() ?? totals(expected) ?? occurrences(expected)
    }

    /// The pages of the index and their numbers of tokens, compared with those of the blocks in the order of row ids.
    private struct StoredSizes {
        private let rows: RowCursor
        private var complaint: String?

        init(_ rows: RowCursor) { self.rows = rows }

        mutating func compare(_ page: Int64, _ sizes: Data) throws {
            guard complaint == nil else { return }
            guard let row = try rows.next() else { return complaint = "page \(page) is missing" }
            let (id, stored): (Int64, Data) = try (row.value(0), row.value(1))
            if id > page {
                complaint = "page \(page) is missing"
            } else if id < page {
                complaint = "the store has no page \(id)"
            } else if stored != sizes {
                complaint = "page \(page) has another number of tokens"
            }
        }

        /// What differs first, after all pages were compared.
        mutating func finalComplaint() throws -> String? {
            guard complaint == nil, let row = try rows.next() else { return complaint }
            return "the store has no page \(try row.value(0) as Int64)"
        }
    }

    /// Compares the numbers of pages and tokens that FTS5 keeps for ranking.
    private func totals(_ expected: ExpectedIndex) throws -> String? {
        let bytes = try Data.fetchOne(database, sql: "SELECT block FROM page_search_data WHERE id = 1")
        let totals = Array(IteratorSequence(SQLiteVarints(bytes ?? Data())))
        // FTS5 writes no row before the first page.
        let isEmpty = totals.isEmpty && expected.totals[0] == 0
        return isEmpty || totals == expected.totals ? nil : "it counts other numbers of pages and tokens"
    }

    /// Compares the tokens and their places.
    private func occurrences(_ expected: ExpectedIndex) throws -> String? {
        var sums = expected.sums
        try database.execute(
            sql: "CREATE VIRTUAL TABLE temp.page_occurrences USING fts5vocab (main, page_search, instance)")
        defer { try? database.execute(sql: "DROP TABLE temp.page_occurrences") }
        let statement = try database.makeStatement(
            sql: "SELECT term, doc, col, \"offset\" FROM temp.page_occurrences")
        var rows = RowDecoder(statement)
        defer { rows.end() }
        let columns = SearchColumn.allCases.map { Array($0.name.utf8) }
        while try rows.next() {
            let token = rows.withUTF8 { FNV1a.hash($0) }
            let page = rows.int64()
            let column = rows.withUTF8 { name in columns.firstIndex { name.elementsEqual($0) } } ?? -1
            let occurrence = TokenOccurrence(page: page, column: column, position: rows.int64())
            sums[occurrence.group] &-= occurrence.hash(of: token)
        }
        let different = sums.indices.filter { sums[$0] != 0 }
        guard let first = different.first else { return nil }
        // With more pages than groups, a group does not name its page.
        let isNamed = expected.lastPage < TokenOccurrence.groups
        guard different.count > 1 else {
            return "the tokens of \(isNamed ? "page \(first)" : "a page") differ"
        }
        return "the tokens of \(isNamed ? "" : "at least ")\(different.count) pages differ"
            + (isNamed ? ", page \(first) first" : "")
    }
}
