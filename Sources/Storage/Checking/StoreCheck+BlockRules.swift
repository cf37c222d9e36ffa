extension StoreCheck {
    /// What holds of the rows of blocks, most of it not kept by foreign keys: these would need an index on each column.
    static let blockRules = [
        Rule(
            code: .value, complaint: "has an invalid row id",
            sql: """
                SELECT \(name) FROM block_rows AS block
                WHERE ordinal NOT BETWEEN \(BlockID.ordinals.lowerBound) AND \(BlockID.ordinals.upperBound - 1)
                    OR page_id NOT BETWEEN \(RowIDs.pages.lowerBound) AND \(RowIDs.pages.upperBound) LIMIT 20
                """),
        Rule(
            code: .foreignKey, complaint: "has a style that does not exist",
            sql: """
                SELECT \(name) FROM block_rows AS block
                WHERE NOT EXISTS (SELECT 1 FROM block_styles WHERE id = block.style) LIMIT 20
                """),
        Rule(
            code: .foreignKey, complaint: "has no text",
            sql: """
                SELECT \(name) FROM block_rows AS block
                WHERE text IS NULL
                    AND NOT EXISTS (SELECT 1 FROM block_extras WHERE id = block.page_id << 20 | block.ordinal) LIMIT 20
                """),
        Rule(
            code: .foreignKey, complaint: "has extras but no matching row",
            sql: """
                SELECT 'block ' || extra.id FROM block_extras AS extra
                WHERE NOT EXISTS (
                    SELECT 1 FROM block_rows AS block
                    WHERE \(BlockTables.condition("block", isBlock: "extra.id")) AND text IS NULL) LIMIT 20
                """),
        Rule(
            code: .foreignKey, complaint: "belongs to a block that does not exist",
            sql: """
                SELECT \(name) FROM block_rows AS block
                WHERE parent IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM block_rows AS other
                    WHERE \(BlockTables.condition("other", isBlock: parent))) LIMIT 20
                """),
        Rule(
            code: .value, complaint: "belongs to a block of another page",
            sql: """
                SELECT \(name) FROM block_rows AS block
                WHERE \(parent) >> 20 <> page_id LIMIT 20
                """),
        Rule(
            code: .foreignKey, complaint: "continues a block that does not exist",
            sql: """
                SELECT 'block ' || extra.id FROM block_extras AS extra
                WHERE continues IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM block_rows AS other
                    WHERE \(BlockTables.condition("other", isBlock: "((extra.id >> 20 << 20) + continues)"))) LIMIT 20
                """),
        Rule(
            code: .foreignKey, complaint: "links to a block that does not exist or is on another page",
            sql: """
                SELECT 'asset link ' || links.id FROM asset_links AS links
                WHERE block_id IS NOT NULL AND (
                    page_id IS NULL OR block_id >> 20 <> page_id OR NOT EXISTS (
                        SELECT 1 FROM block_rows AS block
                        WHERE \(BlockTables.condition("block", isBlock: "links.block_id")))) LIMIT 20
                """),
        Rule(
            code: .foreignKey, complaint: "has text boxes but does not exist",
            sql: """
                SELECT 'block ' || block_id FROM block_text_boxes
                WHERE NOT EXISTS (
                    SELECT 1 FROM block_rows AS block
                    WHERE \(BlockTables.condition("block", isBlock: "block_id"))) LIMIT 20
                """),
        Rule(
            code: .value, complaint: "has text boxes that are not places in its text with boxes",
            sql: """
                SELECT 'block ' || stored.block_id FROM block_text_boxes AS stored
                WHERE NOT json_valid(boxes) OR EXISTS (
                    SELECT 1 FROM json_each(iif(json_valid(boxes), boxes, '[]')) AS box
                    WHERE iif(box.type = 'array', json_array_length(box.value), 0) <> 6
                        OR json_extract(box.value, '$[0]') NOT BETWEEN 0 AND json_extract(box.value, '$[1]') - 1
                        OR json_extract(box.value, '$[1]') > (
                            SELECT length(text) FROM blocks
                            WHERE page_id = stored.block_id >> 20 AND ordinal = stored.block_id & 1048575)
                        OR json_extract(box.value, '$[2]') > json_extract(box.value, '$[4]') OR json_extract(box.value, '$[3]') > json_extract(box.value, '$[5]')) LIMIT 20
                """),
        Rule(
            code: .value, complaint: "has a box outside 0…1",
            sql: """
                SELECT 'block ' || id FROM block_extras
                WHERE min(norm_x0, norm_y0) < 0 OR max(norm_x1, norm_y1) > 1 OR norm_x0 > norm_x1 OR norm_y0 > norm_y1
                LIMIT 20
                """),
        Rule(
            code: .value, complaint: "has a box whose corners are not in order",
            sql: """
                SELECT 'block ' || id FROM blocks WHERE bbox_x0 > bbox_x1 OR bbox_y0 > bbox_y1 LIMIT 20
                """),
    ]

    private static let name = "'block ' || (block.page_id << 20 | block.ordinal)"
    private static let parent = "((block.page_id << 20) + block.parent)"
}
