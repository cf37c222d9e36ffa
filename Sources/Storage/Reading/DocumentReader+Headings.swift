package import DocumentModel
internal import GRDB

/// A heading or title of a document, and its place.
package struct StoredHeading: Hashable, Sendable {
    package var pageID: Int64
    package let ordinal: Int
    /// 1 for titles and the outermost headings; 2 for a heading whose provider sends no level.
    package let level: Int
    package let text: String

    package init(pageID: Int64, ordinal: Int, type: BlockType, level: Int?, text: String) {
        self.pageID = pageID
        self.ordinal = ordinal
        self.level = type == .title ? 1 : level ?? 2
        self.text = text
    }
}

extension DocumentReader {
    /// The headings on the pages of a parse before one of its pages, in reading order; `count` is how many pages are looked at.
    package func headings(before page: Int64, pages count: Int64) throws -> [StoredHeading] {
        // The pages of a parse have row ids one after the other.
        let statement = try database.cachedStatement(
            sql: """
                SELECT block.page_id, block.ordinal, style.type, style.level, \(BlockTables.text)
                FROM pages CROSS JOIN \(BlockTables.joins)
                WHERE pages.parse_id = (SELECT parse_id FROM pages WHERE id = ?1) AND pages.id BETWEEN ?1 - ?2 AND ?1 - 1
                    AND block.page_id = pages.id AND style.type IN ('title', 'heading')
                ORDER BY block.page_id, block.ordinal
                """)
        try statement.setArguments([page, count])
        var row = RowDecoder(statement)
        var headings: [StoredHeading] = []
        while try row.next() {
            headings.append(
                StoredHeading(
                    pageID: row.int64(), ordinal: Int(row.int64()), type: row.blockType(),
                    level: row.optionalInt(), text: row.string()))
        }
        return headings
    }
}
