internal import DocumentModel
internal import GRDB

/// The filters of a `PageMatchQuery` as joins and conditions behind the index's own.
struct MatchCondition {
    /// Empty if no filter needs them, so that counting and ranking read the index alone.
    private(set) var joins = ""
    private(set) var sql = ""
    private(set) var arguments = StatementArguments()
    /// Whether the lists of frequent terms can answer the query under these filters.
    ///
    /// They can leave out parses that are not preferred. Every other condition makes this false, so that a filter which the lists do not know is never lost.
    private(set) var isAnsweredByLists = true

    /// Whether anything is left out.
    var isFiltering: Bool { !sql.isEmpty }

    /// Whether the only filter leaves out parses that are not preferred.
    var isPreferredOnly: Bool { isFiltering && isAnsweredByLists }

    /// - Throws: `StoreError` `unknown_document` for a key that the store does not have.
    init(_ query: PageMatchQuery, _ reader: DocumentReader) throws {
        var filter = query.filter
        if try filter.parses == .preferred && !Self.hasOtherParses(reader) { filter.parses = .all }
        if filter != DocumentFilter(parses: .all) || query.pageIndexes != nil {
            // CROSS JOIN keeps the index outermost, which yields pages in the order of their rank.
            joins = """
                CROSS JOIN pages ON pages.id = page_search.rowid
                CROSS JOIN parses ON parses.id = pages.parse_id
                CROSS JOIN documents ON documents.id = parses.document_id
                """
            let documents = try FilterCondition(filter, reader)
            require(
                documents.sql, documents.arguments, listsKnowIt: filter == DocumentFilter(parses: .preferred))
        }
        if let range = try Self.pageIDs(filter, reader) {
            require("page_search.rowid BETWEEN ? AND ?", [range.lowerBound, range.upperBound])
        }
        if let indexes = query.pageIndexes {
            require("pages.page_index BETWEEN ? AND ?", [indexes.lowerBound, indexes.upperBound])
        }
        if let types = query.blockTypes {
            let marks = Array(repeating: "?", count: types.count).joined(separator: ", ")
            require(
                """
                EXISTS (
                    SELECT 1 FROM block_rows CROSS JOIN block_styles ON block_styles.id = block_rows.style
                    WHERE block_rows.page_id = page_search.rowid AND block_styles.type IN (\(marks)))
                """, StatementArguments(types.map(\.rawValue)))
        }
    }

    /// Adds a condition; with `listsKnowIt` the lists of frequent terms leave out the same pages.
    private mutating func require(
        _ condition: String, _ values: StatementArguments, listsKnowIt: Bool = false
    ) {
        sql += " AND " + condition
        arguments += values
        isAnsweredByLists = isAnsweredByLists && listsKnowIt
    }

    private static func hasOtherParses(_ reader: DocumentReader) throws -> Bool {
        try Bool.fetchOne(
            reader.database, sql: "SELECT EXISTS (SELECT 1 FROM parses WHERE is_preferred = 0)") ?? false
    }

    /// The row ids that hold the pages of the documents asked for: FTS5 reads no more of its lists than that range.
    private static func pageIDs(
        _ filter: DocumentFilter, _ reader: DocumentReader
    ) throws -> ClosedRange<Int64>? {
        guard let keys = filter.keys else { return nil }
        var range: ClosedRange<Int64>?
        for id in try keys.compactMap({ try reader.documentID(key: $0) }) {
            let row = try Row.fetchOne(
                reader.database,
                sql: """
                    SELECT min(pages.id), max(pages.id) FROM parses JOIN pages ON pages.parse_id = parses.id
                    WHERE parses.document_id = ?
                    """, arguments: [id])
            guard let row, let first = try row.value(0) as Int64?, let last = try row.value(1) as Int64?
            else {
                continue
            }
            range = min(range?.lowerBound ?? first, first)...max(range?.upperBound ?? last, last)
        }
        return range
    }
}
