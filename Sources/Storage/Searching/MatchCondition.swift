internal import DocumentModel
internal import GRDB

/// The filters of a `PageMatchQuery` as joins and conditions behind the index's own.
struct MatchCondition {
    /// Empty where nothing is to be left out, so that counting and ranking need the index alone.
    private(set) var joins = ""
    private(set) var sql = ""
    private(set) var arguments = StatementArguments()
    /// The pages that can pass, as row ids; nil for all.
    private(set) var pages: ClosedRange<Int64>?
    /// Whether the one filter is that parses are preferred.
    let isPreferredOnly: Bool
    /// Whether a page's blocks decide.
    private(set) var looksAtBlocks = false

    /// Whether anything is left out.
    var isFiltering: Bool { !sql.isEmpty }

    /// - Throws: `StoreError` `unknown_document` for a key that the store does not have.
    init(_ query: PageMatchQuery, _ reader: DocumentReader) throws {
        var filter = query.filter
        if try filter.parses == .preferred && !Self.hasOtherParses(reader) { filter.parses = .all }
        isPreferredOnly = filter.isPreferredOnly && query.pageIndexes == nil
        if filter.needsDocuments || query.pageIndexes != nil {
            // CROSS JOIN keeps the index outermost, where it hands out pages in the order of their rank.
            joins = """
                CROSS JOIN pages ON pages.id = page_search.rowid
                CROSS JOIN parses ON parses.id = pages.parse_id
                CROSS JOIN documents ON documents.id = parses.document_id
                """
            let documents = try FilterCondition(filter, reader)
            sql += " AND " + documents.sql
            arguments += documents.arguments
        }
        if let range = try Self.pageIDs(filter, reader) {
            pages = range
            sql += " AND page_search.rowid BETWEEN ? AND ?"
            arguments += [range.lowerBound, range.upperBound]
        }
        if let indexes = query.pageIndexes {
            sql += " AND pages.page_index BETWEEN ? AND ?"
            arguments += [indexes.lowerBound, indexes.upperBound]
        }
        if let types = query.blockTypes {
            looksAtBlocks = true
            let marks = Array(repeating: "?", count: types.count).joined(separator: ", ")
            sql += """
                 AND EXISTS (
                    SELECT 1 FROM block_rows CROSS JOIN block_styles ON block_styles.id = block_rows.style
                    WHERE block_rows.page_id = page_search.rowid AND block_styles.type IN (\(marks)))
                """
            arguments += StatementArguments(types.map(\.rawValue))
        }
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

extension DocumentFilter {
    /// Whether it is only that parses are preferred.
    fileprivate var isPreferredOnly: Bool {
        var rest = self
        rest.parses = .all
        return parses == .preferred && !rest.needsDocuments
    }

    /// Whether the filter looks at anything beyond the index.
    var needsDocuments: Bool {
        parses == .preferred || keys != nil || ids != nil || keyPrefix != nil || providers != nil
            || statuses != nil
            || languages != nil
    }
}
