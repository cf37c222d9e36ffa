/// The tables that blocks are stored in, for what reads them by the thousand; everything else reads the view `blocks`.
///
/// The view has an expression for each column; these joins look up a block's style once.
enum BlockTables {
    /// What follows `FROM`: `block` is the block itself, `style` what it shares with others, `extra` what few blocks have.
    static let joins = "\(joinsWithoutStyle) LEFT JOIN block_styles AS style ON style.id = block.style"
    /// The same for what reads `block.style` itself.
    static let joinsWithoutStyle = """
        block_rows AS block
            LEFT JOIN block_extras AS extra
                ON extra.id = iif(block.text IS NULL, block.page_id << 20 | block.ordinal, NULL)
        """
    static let text = "ifnull(block.text, extra.text)"
    /// The columns that `RowDecoder.box` reads.
    static let box = "block.x0, block.y0, block.x1, block.y1"

    /// The longest text in bytes that `block_rows` has: a row without rowid of over 1,002 bytes, all columns counted, takes a
    /// page of the file to itself.
    static let longestText = 900

    /// The condition under which a block of `name` is the one with an id, or a column or expression for it.
    static func condition(_ name: String, isBlock id: String) -> String {
        "\(name).page_id = \(id) >> 20 AND \(name).ordinal = \(id) & 1048575"
    }
}
