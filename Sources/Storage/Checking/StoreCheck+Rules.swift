extension StoreCheck {
    /// A property that every row has, as a query for the rows that do not have it.
    struct Rule {
        let code: StoreFinding.Code
        /// What is wrong, after the name of the row that the query yields.
        let complaint: String
        let sql: String
    }

    /// How every time begins that the store writes: what sorts as text sorts as time.
    private static let time = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z"

    static let rules =
        [
            Rule(
                code: .halfDocument, complaint: "has no parse",
                sql: """
                    SELECT 'document ' || key FROM documents
                    WHERE NOT EXISTS (SELECT 1 FROM parses WHERE document_id = documents.id) LIMIT 20
                    """),
            Rule(
                code: .halfDocument, complaint: "has usable parses, but none is preferred",
                sql: """
                    SELECT 'document ' || key FROM documents
                    WHERE EXISTS (SELECT 1 FROM parses WHERE document_id = documents.id AND status <> 'failed')
                        AND NOT EXISTS (SELECT 1 FROM parses WHERE document_id = documents.id AND is_preferred) LIMIT 20
                    """),
            Rule(
                code: .pages,
                complaint: "has a page count that differs from its pages, or pages that are not contiguous",
                sql: """
                    SELECT 'parse ' || parses.id FROM parses LEFT JOIN pages ON pages.parse_id = parses.id
                    GROUP BY parses.id
                    HAVING count(pages.id) <> parses.page_count
                        OR (count(pages.id) > 0 AND max(pages.id) - min(pages.id) + 1 <> count(pages.id)) LIMIT 20
                    """),
            Rule(
                code: .pages, complaint: "is out of page order",
                sql: """
                    SELECT 'page ' || pages.id FROM pages
                        JOIN pages AS next ON next.id = pages.id + 1 AND next.parse_id = pages.parse_id
                    WHERE next.page_index <= pages.page_index LIMIT 20
                    """),
            Rule(
                code: .pages, complaint: "has an invalid row id or page index",
                sql: """
                    SELECT 'page ' || id FROM pages
                    WHERE id NOT BETWEEN \(RowIDs.pages.lowerBound) AND \(RowIDs.pages.upperBound)
                        OR page_index NOT BETWEEN \(PageIndex.range.lowerBound) AND \(PageIndex.range.upperBound) LIMIT 20
                    """),
            Rule(
                code: .orphan, complaint: "is not linked from any parse",
                sql: """
                    SELECT 'asset ' || id FROM assets
                    WHERE NOT EXISTS (SELECT 1 FROM asset_links WHERE asset_id = assets.id) LIMIT 20
                    """),
            Rule(
                code: .orphan, complaint: "belongs to no parse and no failure",
                sql: """
                    SELECT 'payload ' || id FROM payloads
                    WHERE NOT EXISTS (SELECT 1 FROM parses WHERE payload_id = payloads.id)
                        AND NOT EXISTS (SELECT 1 FROM ingest_failures WHERE payload_id = payloads.id) LIMIT 20
                    """),
            Rule(
                code: .value, complaint: "has an invalid timestamp",
                sql: """
                    SELECT 'document ' || key FROM documents
                    WHERE created_at NOT GLOB '\(time)' OR updated_at NOT GLOB '\(time)'
                    UNION ALL SELECT 'parse ' || id FROM parses WHERE ingested_at NOT GLOB '\(time)' LIMIT 20
                    """),
        ] + blockRules
}
