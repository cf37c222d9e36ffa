internal import GRDB

/// A token that the store keeps lists of.
struct FrequentTerm {
    let id: Int64
    /// The pages in its lists, those removed since among them.
    let pageCount: Int

    /// The expression that finds phrases in the columns that are searched by default: the only ones that lists count.
    static func match(_ phrases: [MatchPhrase]) -> String {
        "{" + columns.map(\.name).joined(separator: " ") + "} : ("
            + phrases.map(\.rendered).joined(separator: " OR ") + ")"
    }

    static let columns = SearchColumn.allCases.filter { $0 != .furniture }

    static func find(_ token: String, _ database: Database) throws -> FrequentTerm? {
        let statement = try database.cachedStatement(
            sql: "SELECT id, page_count FROM frequent_terms WHERE term = ?")
        return try Row.fetchOne(statement, arguments: [token]).map {
            try FrequentTerm(id: $0.value(0), pageCount: $0.value(1))
        }
    }

    /// The number of the list of a term over a chunk of pages.
    static func listID(_ term: Int64, chunk: Int64) -> Int64 { term << 20 | chunk }
}
