package import DocumentModel
internal import GRDB

extension DocumentReader {
    /// The sizes of a document's pages, in points, as another parse of it has them.
    ///
    /// That parse holds the whole document, has as many pages, and each with a size in points from its own provider or a PDF. Of
    /// several such parses the first by its provider's name is taken, so that the order in which they came in does not matter.
    ///
    /// - Parameter parse: The row id of the parse that lacks sizes.
    /// - Returns: The source of the sizes, and a size for each page in order; nil if no other parse has them.
    /// - Throws: `StoreError`.
    package func pageSizes(beside parse: Int64) throws -> (provider: String, sizes: [PageSize])? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT other.id, other.provider
                FROM parses JOIN parses AS other
                    ON other.document_id = parses.document_id AND other.id <> parses.id
                        AND other.page_count = parses.page_count
                WHERE parses.id = ? AND other.page_count > 0
                    AND ifnull(json_extract(parses.options, '$.page_offset'), 0) = 0
                    AND ifnull(json_extract(other.options, '$.page_offset'), 0) = 0
                    AND ifnull(json_extract(other.options, '$.page_size_source'), 'pdf') = 'pdf'
                    AND (SELECT count(*) FROM pages
                        WHERE parse_id = other.id AND unit = 'pt' AND width > 0 AND height > 0
                            AND page_index BETWEEN 0 AND other.page_count - 1) = other.page_count
                ORDER BY other.provider, other.id DESC LIMIT 1
                """)
        guard let other = try Row.fetchOne(statement, arguments: [parse]) else { return nil }
        let sizes = try database.cachedStatement(
            sql: "SELECT width, height, unit FROM pages WHERE parse_id = ? ORDER BY page_index")
        let id: Int64 = try other.value(0)
        try sizes.setArguments([id])
        var row = RowDecoder(sizes)
        defer { row.end() }
        var found: [PageSize] = []
        while try row.next() {
            guard let size = row.pageSize() else { return nil }
            found.append(size)
        }
        return (try other.value(1), found)
    }
}
