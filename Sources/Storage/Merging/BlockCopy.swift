internal import GRDB

/// The pages of a parse in the store that is taken in, and how far their row ids are behind those here.
struct PageShift {
    let first: Int64
    let last: Int64
    let offset: Int64
}

/// Copies the blocks of pages from the attached store `source`.
///
/// References between blocks are distances, which stay as they are.
struct BlockCopy {
    private let database: Database

    /// Stores the source's styles here, and notes in `temp.merged_styles` which is which.
    init(_ database: Database) throws {
        self.database = database
        try database.execute(sql: Self.stylesSQL)
    }

    /// Whether a block refers to a block of other pages than these, or to none, or to a style that the source has not.
    func areDangling(_ pages: PageShift) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(sql: Self.danglingSQL), arguments: [pages.first, pages.last]) ?? true
    }

    /// Copies the blocks of the pages; their number.
    func copy(_ pages: PageShift) throws -> Int {
        let arguments: StatementArguments = [pages.first, pages.last, pages.offset]
        try database.cachedStatement(sql: Self.rowsSQL).execute(arguments: arguments)
        let count = database.changesCount
        try database.cachedStatement(sql: Self.extrasSQL).execute(arguments: arguments)
        try database.cachedStatement(sql: Self.textBoxesSQL).execute(arguments: arguments)
        return count
    }

    /// The length of the texts of the pages' blocks.
    func textBytes(_ pages: PageShift) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(sql: Self.textSQL), arguments: [pages.first, pages.last]) ?? 0
    }

    private static let values =
        "type, provider_type, level, markup_format, font_name, font_size, is_bold, is_italic"

    private static let sameValues = values.split(separator: ", ")
        .map { "own.\($0) IS theirs.\($0)" }.joined(separator: " AND ")

    private static let stylesSQL = """
        INSERT INTO main.block_styles (\(values))
        SELECT \(values) FROM source.block_styles AS theirs
        WHERE NOT EXISTS (SELECT 1 FROM main.block_styles AS own WHERE \(sameValues))
        ORDER BY id;
        CREATE TEMP TABLE IF NOT EXISTS merged_styles (source INTEGER PRIMARY KEY, own INTEGER NOT NULL);
        DELETE FROM temp.merged_styles;
        INSERT INTO temp.merged_styles (source, own)
        SELECT id, (SELECT min(own.id) FROM main.block_styles AS own WHERE \(sameValues))
        FROM source.block_styles AS theirs
        """

    private static let danglingSQL = """
        SELECT EXISTS (
            SELECT 1 FROM (
                SELECT (page_id << 20) + parent AS target FROM source.block_rows
                WHERE page_id BETWEEN ?1 AND ?2 AND parent IS NOT NULL
                UNION ALL
                SELECT (id >> 20 << 20) + continues FROM source.block_extras
                WHERE id BETWEEN ?1 << 20 AND (?2 << 20) + 1048575 AND continues IS NOT NULL)
            WHERE target >> 20 NOT BETWEEN ?1 AND ?2
                OR NOT EXISTS (
                    SELECT 1 FROM source.block_rows AS block
                    WHERE \(BlockTables.condition("block", isBlock: "target"))))
            OR EXISTS (
                SELECT 1 FROM source.block_rows WHERE page_id BETWEEN ?1 AND ?2
                    AND NOT EXISTS (SELECT 1 FROM temp.merged_styles WHERE source = style))
        """

    private static let rowsSQL = """
        INSERT INTO main.block_rows (page_id, ordinal, style, x0, y0, x1, y1, parent, confidence, text)
        SELECT page_id + ?3, ordinal, (SELECT own FROM temp.merged_styles WHERE source = style), x0, y0, x1, y1, parent,
            confidence, text
        FROM source.block_rows WHERE page_id BETWEEN ?1 AND ?2 ORDER BY page_id, ordinal
        """

    private static let extrasSQL = """
        INSERT INTO main.block_extras (
            id, continues, asset_id, norm_x0, norm_y0, norm_x1, norm_y1, text, markup)
        SELECT id + (?3 << 20), continues,
            CASE WHEN asset_id IS NOT NULL THEN (
                SELECT known.id FROM source.assets JOIN main.assets AS known ON known.sha256 = assets.sha256
                WHERE assets.id = asset_id) END,
            norm_x0, norm_y0, norm_x1, norm_y1, text, markup
        FROM source.block_extras WHERE id BETWEEN ?1 << 20 AND (?2 << 20) + 1048575 ORDER BY id
        """

    private static let textBoxesSQL = """
        INSERT INTO main.block_text_boxes (block_id, boxes)
        SELECT block_id + (?3 << 20), boxes FROM source.block_text_boxes
        WHERE block_id BETWEEN ?1 << 20 AND (?2 << 20) + 1048575 ORDER BY block_id
        """

    private static let textSQL = """
        SELECT (SELECT ifnull(sum(length(text)), 0) FROM source.block_rows WHERE page_id BETWEEN ?1 AND ?2)
            + (SELECT ifnull(sum(length(text)), 0) FROM source.block_extras
                WHERE id BETWEEN ?1 << 20 AND (?2 << 20) + 1048575)
        """
}
