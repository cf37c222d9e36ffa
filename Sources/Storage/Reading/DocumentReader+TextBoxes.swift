package import DocumentModel
internal import GRDB

extension DocumentReader {
    /// The boxes of the words or lines of a page's blocks, by the block's row id; blocks without any are left out.
    ///
    /// `blocks` are those that are wanted; nil for all. Only their boxes are decoded.
    package func textBoxes(page: Int64, of blocks: Set<Int64>? = nil) throws -> [Int64: [TextBox]] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT block_id, boxes FROM block_text_boxes
                WHERE block_id BETWEEN ?1 << 20 AND (?1 << 20) + 1048575
                """)
        try statement.setArguments([page])
        var row = RowDecoder(statement)
        var boxes: [Int64: [TextBox]] = [:]
        while try row.next() {
            let block = row.int64()
            if blocks?.contains(block) ?? true { boxes[block] = TextBoxesJSON.boxes(row.string()) }
        }
        return boxes
    }
}
