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
    private let insertText: PreparedStatement
    private var nextPage: Int64
    private var nextBlock: Int64
    private var text = PageText()
    private var texts = PageTextQueue()
    /// The processor time that the full-text index took so far.
    private(set) var indexSeconds = 0.0

    init(_ database: Database) throws {
        insertPage = try PreparedStatement(database, Self.insertPageSQL)
        insertBlock = try RowInsertion(database, Self.insertBlockSQL, columns: 25)
        insertText = try PreparedStatement(database, PageIndexTable.insertSQL)
        // Not a row id that lists of frequent terms know from a page that is gone.
        let covered = try RankingState(database).pagesCovered
        nextPage = max(try RowIDs.lastPage(database), covered) + 1
        nextBlock = try RowIDs.lastBlock(database) + 1
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
        let references = BlockReferences(pages, firstBlock: nextBlock)
        insertBlock.begin(rows: pages.reduce(0) { $0 + $1.blocks.count })
        for page in pages {
            let id = nextPage
            nextPage += 1
            result.pageIDs[page.index] = id
            try write(page, id: id, parse: parse, cleaner: &cleaner)
            text.clear()
            for (ordinal, block) in page.blocks.enumerated() {
                let asset = block.asset.flatMap { assets[$0] }
                let row = BlockRow(
                    id: nextBlock, pageID: id, ordinal: ordinal,
                    parentID: references.parent(of: block, on: page, at: ordinal, warnings: &warnings),
                    continuedID: references.continued(by: block, on: page, at: ordinal, warnings: &warnings),
                    assetID: asset,
                    text: cleaner.clean(block.text, at: references.place(page, ordinal)))
                try write(
                    block, row, size: page.size, cleaner: &cleaner, place: references.place(page, ordinal))
                if let name = block.asset {
                    result.assetUses.append(AssetUse(name: name, pageID: id, blockID: nextBlock))
                }
                let parentType = block.parent.flatMap { row.parentID == nil ? nil : page.blocks[$0].type }
                text.add(row.text, to: SearchColumn(for: block.type, parent: parentType))
                nextBlock += 1
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
        _ block: Block, _ values: BlockRow, size: PageSize?, cleaner: inout TextCleaner,
        place: @autoclosure () -> String
    ) throws {
        let providerType = cleaner.clean(optional: block.providerType, at: place())
        let markup = cleaner.clean(optional: block.markup?.content, at: place())
        let fontName = cleaner.clean(optional: block.font?.name, at: place())
        try insertBlock.insert { row in
            row.bind(values.id)
            row.bind(values.pageID)
            row.bind(values.ordinal)
            row.bind(values.parentID)
            row.bind(values.continuedID)
            row.bind(block.type.rawValue)
            row.bind(providerType)
            row.bind(block.level)
            row.bind(values.text)
            row.bind(markup)
            row.bind(block.markup?.format.rawValue)
            row.bind(block.box)
            row.bind(block.box.flatMap { size?.normalized($0) })
            row.bind(fontName)
            row.bind(block.font?.size)
            row.bind(block.font?.isBold)
            row.bind(block.font?.isItalic)
            row.bind(block.confidence)
            row.bind(values.assetID)
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

    /// Forgets the pages of a parse that was rolled back, so that `count` wait.
    mutating func forgetTexts(after count: Int) { texts.truncate(to: count) }

    private struct BlockRow {
        let id: Int64
        let pageID: Int64
        let ordinal: Int
        let parentID: Int64?
        let continuedID: Int64?
        let assetID: Int64?
        let text: String
    }

    private static let insertPageSQL = """
        INSERT INTO pages (
            id, parse_id, page_index, page_label, width, height, unit, dpi, rotation, markdown, image_url, status,
            error_message)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let insertBlockSQL = """
        INSERT INTO blocks (
            id, page_id, ordinal, parent_id, continues_block_id, type, provider_type, level, text, markup, markup_format,
            bbox_x0, bbox_y0, bbox_x1, bbox_y1, norm_box_x0, norm_box_y0, norm_box_x1, norm_box_y1,
            font_name, font_size, is_bold, is_italic, confidence, asset_id)
        """
}

extension PreparedStatement.Binder {
    /// Binds the four coordinates of a box, or four NULLs.
    mutating func bind(_ box: Box?) {
        bind(box?.x0)
        bind(box?.y0)
        bind(box?.x1)
        bind(box?.y1)
    }
}
