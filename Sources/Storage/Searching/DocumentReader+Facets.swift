internal import GRDB

/// What the pages that match can be counted by without reading them.
package enum PageFacet: Sendable {
    case provider
    /// Of the document; a document may have none.
    case language

    fileprivate var column: String {
        switch self {
        case .provider: "parses.provider"
        case .language: "documents.language"
        }
    }
}

extension DocumentReader {
    /// How many of the pages that match have each value, the most first; the value is nil for unknown.
    ///
    /// - Throws: As `matches`.
    package func pageCounts(
        by facet: PageFacet, _ query: PageMatchQuery
    ) throws -> [(value: String?, pages: Int)] {
        try StoreInfo.requireCurrentTokenizer(database, path: path)
        let condition = try MatchCondition(query, self)
        let joins =
            condition.joins.isEmpty
            ? """
            CROSS JOIN pages ON pages.id = page_search.rowid
            CROSS JOIN parses ON parses.id = pages.parse_id
            CROSS JOIN documents ON documents.id = parses.document_id
            """ : condition.joins
        return try Row.fetchAll(
            database,
            sql: """
                SELECT \(facet.column), count(*) FROM page_search \(joins)
                WHERE page_search MATCH ? \(condition.sql) GROUP BY 1 ORDER BY 2 DESC, 1
                """, arguments: [query.match] + condition.arguments
        ).map { try ($0.value(0), $0.value(1)) }
    }
}
