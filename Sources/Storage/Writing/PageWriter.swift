internal import DocumentModel
internal import GRDB

/// Writes the pages of a parse with their blocks and index entries: the hot path of ingest.
///
/// Row ids are counted here rather than asked of SQLite, so that those of a parse's pages are contiguous and a block
/// can refer to one that is not written yet. Index entries wait in a queue until `writeTexts`.
struct PageWriter {
    /// A block's mention of an asset.
    struct AssetUse {
        var name: String
        var pageID: Int64
        var blockID: Int64
    }

    /// What `write` leaves for the asset links.
    struct Result {
        var pageIDs: [Int: Int64] = [:]
        var assetUses: [AssetUse] = []
        var blockCount = 0
        var textBytes = 0
    }

    private let insertPage: PreparedStatement
    private var insertBlock: RowInsertion
    private let insertExtra: PreparedStatement
    private var styles: BlockStyles
    private let insertText: PreparedStatement
    private var nextPage: Int64
    private var text = PageText()
    private var texts = PageTextQueue()
    /// The processor time that the full-text index took so far.
    private(set) var indexSeconds = 0.0

    init(_ database: Database) throws {
        insertPage = try PreparedStatement(database, Self.insertPageSQL)
        insertBlock = try RowInsertion(database, Self.insertBlockSQL, columns: 10)
        insertExtra = try PreparedStatement(database, Self.insertExtraSQL)
        styles = BlockStyles(database)
        insertText = try PreparedStatement(database, PageIndexTable.insertSQL)
        // Not a row id that lists of frequent terms know from a page that is gone.
        let covered = try RankingState(database).pagesCovered
        nextPage = max(try RowIDs.lastPage(database), covered) + 1
    }

    /// Writes pages in order.
    ///
    /// `assets` has the row ids of stored assets by name; `cleaner` takes NUL characters out of every text, and
    /// `warnings` gets what could not be stored as given.
    mutating func write(
        _ pages: [Page], parse: Int64, assets: [String: Int64], cleaner: inout TextCleaner,
        warnings: inout WarningLog
    ) throws -> Result {
        var result = Result()
        let references = BlockReferences(pages, firstPage: nextPage)
        insertBlock.begin(rows: pages.reduce(0) { $0 + $1.blocks.count })
        for page in pages {
            guard page.blocks.count <= BlockID.ordinals.count else { throw Self.tooManyBlocks(page) }
            let id = nextPage
            nextPage += 1
            result.pageIDs[page.index] = id
            try write(page, id: id, parse: parse, cleaner: &cleaner)
            text.clear()
            for (ordinal, block) in page.blocks.enumerated() {
                let row = BlockRow(
                    pageID: id, ordinal: Int64(ordinal),
                    parent: references.parent(of: block, on: page, at: ordinal, warnings: &warnings),
                    continues: references.continued(by: block, on: page, at: ordinal, warnings: &warnings),
                    assetID: block.asset.flatMap { assets[$0] },
                    text: cleaner.clean(block.text, at: references.place(page, ordinal)))
                try write(block, row, cleaner: &cleaner, place: references.place(page, ordinal))
                if let name = block.asset {
                    result.assetUses.append(AssetUse(name: name, pageID: id, blockID: row.id))
                }
                let parentType = block.parent.flatMap { row.parent == nil ? nil : page.blocks[$0].type }
                text.add(row.text, to: SearchColumn(for: block.type, parent: parentType))
                result.textBytes += row.text.utf8.count
            }
            result.blockCount += page.blocks.count
            texts.append(text, page: id)
        }
        return result
    }

    private func write(_ page: Page, id: Int64, parse: Int64, cleaner: inout TextCleaner) throws {
        let place = "page \(page.index + 1)"
        let label = cleaner.clean(optional: page.label, at: place)
        let markdown = cleaner.clean(optional: page.markdown, at: place)
        let imageURL = cleaner.clean(optional: page.imageURL, at: place)
        let message = cleaner.clean(optional: page.errorMessage, at: place)
        try insertPage.run { row in
            row.bind(id)
            row.bind(parse)
            row.bind(page.index)
            row.bind(label)
            row.bind(page.size?.width)
            row.bind(page.size?.height)
            row.bind(page.size?.unit?.rawValue)
            row.bind(page.dpi)
            row.bind(page.rotation)
            row.bind(markdown)
            row.bind(imageURL)
            row.bind(page.status.rawValue)
            row.bind(message)
        }
    }

    private mutating func write(
        _ block: Block, _ values: BlockRow, cleaner: inout TextCleaner, place: @autoclosure () -> String
    ) throws {
        let providerType = cleaner.clean(optional: block.providerType, at: place())
        let markup = cleaner.clean(optional: block.markup?.content, at: place())
        let fontName = cleaner.clean(optional: block.font?.name, at: place())
        let style = try styles.id(of: BlockStyle(block, providerType: providerType, fontName: fontName))
        let hasExtra =
            markup != nil || block.asset != nil || values.continues != nil
            || values.text.utf8.count > BlockTables.longestText
        try insertBlock.insert { row in
            row.bind(values.pageID)
            row.bind(values.ordinal)
            row.bind(style)
            row.bind(block.box)
            row.bind(values.parent)
            row.bind(block.confidence)
            row.bind(hasExtra ? nil : values.text)
        }
        guard hasExtra else { return }
        try insertExtra.run { row in
            row.bind(values.id)
            row.bind(values.continues)
            row.bind(values.assetID)
            row.bind(values.text)
            row.bind(markup)
        }
    }

    /// How many pages are stored and not in the index yet.
    var waitingTextCount: Int { texts.count }

    /// Whether it is time for `writeTexts`.
    var hasFullQueue: Bool { texts.isFull }

    /// Puts the pages that wait into the index; to be called outside of a parse's savepoint.
    mutating func writeTexts() throws {
        guard texts.count > 0 else { return }
        let start = ThreadClock.seconds()
        try texts.write(with: insertText)
        indexSeconds += ThreadClock.seconds() - start
    }

    /// Forgets what a transaction or savepoint held that was rolled back, so that `count` pages wait.
    mutating func rollBack(to count: Int) {
        texts.truncate(to: count)
        styles.forget()
    }

    private static func tooManyBlocks(_ page: Page) -> StoreError {
        StoreError(
            .refused,
            "page \(page.index + 1) has \(page.blocks.count) blocks, and the maximum is \(BlockID.ordinals.count)",
            hint: "check whether the result puts several pages into one")
    }

    private struct BlockRow {
        let pageID: Int64
        let ordinal: Int64
        let parent: Int64?
        let continues: Int64?
        let assetID: Int64?
        let text: String

        var id: Int64 { BlockID.of(page: pageID, ordinal: ordinal) }
    }

    private static let insertPageSQL = """
        INSERT INTO pages (
            id, parse_id, page_index, page_label, width, height, unit, dpi, rotation, markdown, image_url, status,
            error_message)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let insertBlockSQL =
        "INSERT INTO block_rows (page_id, ordinal, style, x0, y0, x1, y1, parent, confidence, text)"

    private static let insertExtraSQL =
        "INSERT INTO block_extras (id, continues, asset_id, text, markup) VALUES (?, ?, ?, ?, ?)"
}

extension PreparedStatement.Binder {
    /// Binds the four coordinates of a box, or four NULLs.
    fileprivate mutating func bind(_ box: Box?) {
        bind(coordinate: box?.x0)
        bind(coordinate: box?.y0)
        bind(coordinate: box?.x1)
        bind(coordinate: box?.y1)
    }

    /// Binds whole thousandths where they give exactly the number, which take 2 or 3 bytes in place of 8.
    private mutating func bind(coordinate: Double?) {
        guard let coordinate, let thousandths = Int64(exactly: (coordinate * 1000).rounded()),
            Double(thousandths) / 1000 == coordinate
        else { return bind(coordinate) }
        bind(thousandths)
    }
}
