package import DocumentModel
internal import GRDB

extension DocumentReader {
    /// The boxes of the words or lines of a page's blocks, by the block's row id; blocks without any are left out.
    package func textBoxes(page: Int64) throws -> [Int64: [TextBox]] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT block_id, boxes FROM block_text_boxes
                WHERE block_id BETWEEN ?1 << 20 AND (?1 << 20) + 1048575
                """)
        try statement.setArguments([page])
        return try boxes(statement)
    }

    /// The boxes of the words or lines of one block; nil where its parser sent none.
    package func textBoxes(block: Int64) throws -> [TextBox]? {
        let statement = try database.cachedStatement(
            sql: "SELECT block_id, boxes FROM block_text_boxes WHERE block_id = ?")
        try statement.setArguments([block])
        return try boxes(statement)[block]
    }

    private func boxes(_ statement: Statement) throws -> [Int64: [TextBox]] {
        var row = RowDecoder(statement)
        var boxes: [Int64: [TextBox]] = [:]
        while try row.next() { boxes[row.int64()] = TextBoxesJSON.boxes(row.string()) }
        return boxes
    }
}
