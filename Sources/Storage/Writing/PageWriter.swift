internal import DocumentModel
internal import GRDB

/// Writes the pages of a parse with their blocks and index entries: the hot path of ingest.
///
/// Row ids are counted here rather than asked of SQLite, so that those of a parse's pages are contiguous and a block
/// can refer to one that is not written yet. Index entries wait in a queue until `writeEntries`.
struct PageWriter {
    private let insertPage: PreparedStatement
    private var insertBlock: RowInsertion
    private let insertExtra: PreparedStatement
    private let insertTextBoxes: PreparedStatement
    private var styles: BlockStyles
    private let insertEntry: PreparedStatement
    private var nextPage: Int64
    private var entries = IndexQueue()
    /// The processor time that the full-text index took so far.
    private(set) var indexSeconds = 0.0

    init(_ database: Database) throws {
        insertPage = try PreparedStatement(database, Self.insertPageSQL)
        insertBlock = try RowInsertion(database, Self.insertBlockSQL, columns: 10)
        insertExtra = try PreparedStatement(database, Self.insertExtraSQL)
        insertTextBoxes = try PreparedStatement(database, Self.insertTextBoxesSQL)
        styles = BlockStyles(database)
        insertEntry = try PreparedStatement(database, PageIndexTable.insertSQL)
        // Not a row id that lists of frequent terms know from a page that is gone.
        let covered = try RankingState(database).pagesCovered
        nextPage = max(try RowIDs.lastPage(database), covered) + 1
    }

    /// Writes pages in order; `assets` has the row ids of the parse's assets by position.
    ///
    /// - Returns: The row id of the first page; the others follow it.
    mutating func write(_ pages: PreparedPages, parse: Int64, assets: [Int64?]) throws -> Int64 {
        let first = nextPage
        nextPage += Int64(pages.pages.count)
        let styleIDs = try pages.styles.map { try styles.id(of: $0) }
        insertBlock.begin(rows: pages.rows.count)
        try pages.texts.withUnsafeBufferPointer { texts in
            var start = 0
            for (position, page) in pages.pages.enumerated() {
                let id = first + Int64(position)
                try write(page, id: id, parse: parse, language: pages.languages[position])
                let end = start + pages.blockCounts[position]
                for number in start..<end {
                    let row = pages.rows[number]
                    try write(
                        row, of: id, at: Int64(number - start), style: styleIDs[row.style],
                        asset: row.asset.flatMap { assets[$0] }, texts)
                }
                start = end
            }
        }
        entries.append(pages.entries, firstPage: first)
        return first
    }

    private func write(_ page: Page, id: Int64, parse: Int64, language: String?) throws {
        try insertPage.run { row in
            row.bind(id)
            row.bind(parse)
            row.bind(page.index)
            row.bind(page.label)
            row.bind(page.size?.width)
            row.bind(page.size?.height)
            row.bind(page.size?.unit?.rawValue)
            row.bind(page.dpi)
            row.bind(page.rotation)
            row.bind(page.markdown)
            row.bind(page.imageURL)
            row.bind(page.status.rawValue)
            row.bind(page.errorMessage)
            row.bind(language)
        }
    }

    /// Writes a block; its texts stay in memory until all blocks of the parse are written.
    private mutating func write(
        _ block: PreparedPages.Row, of page: Int64, at ordinal: Int64, style: Int64, asset: Int64?,
        _ texts: UnsafeBufferPointer<UInt8>
    ) throws {
        let hasExtra = block.hasExtra
        let text = UnsafeBufferPointer(rebasing: texts[block.text])
        try insertBlock.insert { row in
            row.bind(page)
            row.bind(ordinal)
            row.bind(style)
            row.bind(block.box)
            row.bind(block.parent)
            row.bind(block.confidence)
            if hasExtra { row.bind(nil as Int64?) } else { row.bind(borrowedUTF8: text) }
        }
        if let boxes = block.textBoxes {
            try insertTextBoxes.run { row in
                row.bind(BlockID.of(page: page, ordinal: ordinal))
                row.bind(borrowedUTF8: UnsafeBufferPointer(rebasing: texts[boxes]))
            }
        }
        guard hasExtra else { return }
        try insertExtra.run { row in
            row.bind(BlockID.of(page: page, ordinal: ordinal))
            row.bind(block.continues)
            row.bind(asset)
            row.bind(borrowedUTF8: text)
            if let markup = block.markup {
                row.bind(borrowedUTF8: UnsafeBufferPointer(rebasing: texts[markup]))
            } else {
                row.bind(nil as Int64?)
            }
        }
    }

    /// How many parses are stored whose pages are not in the index yet.
    var waitingCount: Int { entries.count }

    /// Whether it is time for `writeEntries`.
    var hasFullQueue: Bool { entries.isFull }

    /// Puts the pages that wait into the index; to be called outside of a parse's savepoint.
    mutating func writeEntries() throws {
        guard entries.count > 0 else { return }
        let start = ThreadClock.seconds()
        try entries.write(with: insertEntry)
        indexSeconds += ThreadClock.seconds() - start
    }

    /// Forgets what a transaction or savepoint held that was rolled back, so that `count` parses wait.
    mutating func rollBack(to count: Int) {
        entries.truncate(to: count)
        styles.forget()
    }

    private static let insertPageSQL = """
        INSERT INTO pages (
            id, parse_id, page_index, page_label, width, height, unit, dpi, rotation, markdown, image_url, status,
            error_message, detected_language)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let insertBlockSQL =
        "INSERT INTO block_rows (page_id, ordinal, style, x0, y0, x1, y1, parent, confidence, text)"

    private static let insertExtraSQL =
        "INSERT INTO block_extras (id, continues, asset_id, text, markup) VALUES (?, ?, ?, ?, ?)"

    private static let insertTextBoxesSQL = "INSERT INTO block_text_boxes (block_id, boxes) VALUES (?, ?)"
}

extension PreparedStatement.Binder {
    /// Binds the four coordinates of a box, or four NULLs.
    fileprivate mutating func bind(_ box: Box?) {
        bind(coordinate: box?.x0)
        bind(coordinate: box?.y0)
        bind(coordinate: box?.x1)
        bind(coordinate: box?.y1)
    }

    /// Binds whole thousandths if they give exactly the number, which take 2 or 3 bytes in place of 8.
    private mutating func bind(coordinate: Double?) {
        guard let coordinate, let thousandths = Int64(exactly: (coordinate * 1000).rounded()),
            Double(thousandths) / 1000 == coordinate
        else { return bind(coordinate) }
        bind(thousandths)
    }
}
