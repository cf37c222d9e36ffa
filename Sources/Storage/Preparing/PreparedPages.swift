internal import DocumentModel
internal import Languages

/// The pages of a parse with their blocks as rows, and what the index holds of them.
struct PreparedPages: Sendable {
    /// Where a block is: the position of its page, and its ordinal there.
    struct Place: Sendable {
        let page: Int
        let ordinal: Int
    }

    /// A block; ranges are of `texts`.
    struct Row: Sendable {
        /// The position in `styles`.
        let style: Int
        let box: Box?
        let confidence: Double?
        /// The distances of blocks that it refers to, as `BlockReferences` has them.
        let parent: Int64?
        let continues: Int64?
        /// The position of the asset that shows it, if its content is at hand.
        let asset: Int?
        let showsAsset: Bool
        let text: Range<Int>
        let markup: Range<Int>?
        /// The boxes of its words or lines, as `TextBoxesJSON` writes them.
        let textBoxes: Range<Int>?

        /// Whether the row has values that are stored in `block_extras`, its text among them.
        var hasExtra: Bool {
            markup != nil || showsAsset || continues != nil || text.count > BlockTables.longestText
        }
    }

    /// The pages without their blocks.
    private(set) var pages: [Page] = []
    /// How many blocks each page has.
    private(set) var blockCounts: [Int] = []
    /// The blocks of all pages, page after page.
    private(set) var rows: [Row] = []
    /// Texts and markup of all blocks, as UTF-8.
    private(set) var texts: [UInt8] = []
    private(set) var styles: [BlockStyle] = []
    /// The blocks that mention an asset, by its name.
    private(set) var assetUses: [String: [Place]] = [:]
    /// What the index holds of the pages.
    private(set) var entries = IndexEntry()
    /// The language of each page; nil if unknown.
    private(set) var languages: [String?] = []
    /// The language of all pages together; nil if unknown.
    private(set) var language: String?
    /// The bytes of all texts without markup.
    private(set) var textBytes = 0

    /// Prepares pages in order.
    ///
    /// `cleaner` takes NUL characters out of every text, and `warnings` gets what cannot be stored as given.
    ///
    /// - Throws: `StoreError` `refused` for a page with more blocks than a store can hold.
    init(
        _ pages: [Page], assets: AssetNames, cleaner: inout TextCleaner, warnings: inout WarningLog
    ) throws(StoreError) {
        let references = BlockReferences(pages)
        var numbers = StyleNumbers()
        var columns = PageText()
        var prose = PageLanguage()
        rows.reserveCapacity(pages.reduce(0) { $0 + $1.blocks.count })
        for page in pages {
            guard page.blocks.count <= BlockID.ordinals.count else { throw Self.tooManyBlocks(page) }
            add(page, &cleaner)
            columns.clear()
            prose.clear()
            for (ordinal, block) in page.blocks.enumerated() {
                let place = { references.place(page, ordinal) }
                let parent = references.parent(of: block, on: page, at: ordinal, warnings: &warnings)
                let continues = references.continued(by: block, on: page, at: ordinal, warnings: &warnings)
                let text = append(block.text, &cleaner, place)
                let providerType = cleaner.clean(optional: block.providerType, at: place())
                let markup = block.markup.map { append($0.content, &cleaner, place) }
                let textBoxes = block.textBoxes.flatMap { append($0) }
                let fontName = cleaner.clean(optional: block.font?.name, at: place())
                let style = numbers.number(
                    of: BlockStyle(block, providerType: providerType, fontName: fontName), in: &styles)
                if let name = block.asset {
                    assetUses[name, default: []].append(
                        Place(page: self.pages.count - 1, ordinal: ordinal))
                }
                rows.append(
                    Row(
                        style: style, box: block.box, confidence: block.confidence, parent: parent,
                        continues: continues, asset: block.asset.flatMap { assets.stored[$0] },
                        showsAsset: block.asset != nil, text: text, markup: markup,
                        textBoxes: textBoxes))
                let parentType = block.parent.flatMap { parent == nil ? nil : page.blocks[$0].type }
                texts.withUnsafeBufferPointer {
                    columns.add(
                        UnsafeBufferPointer(rebasing: $0[text]),
                        to: SearchColumn(for: block.type, parent: parentType))
                }
                prose.add(text, of: block.type)
                textBytes += text.count
            }
            languages.append(texts.withUnsafeBufferPointer { prose.language(in: $0) })
            for column in SearchColumn.allCases {
                columns[column].withUnsafeBufferPointer { entries.addColumn($0) }
            }
        }
        language = prose.ofAllPages
    }

    private mutating func add(_ page: Page, _ cleaner: inout TextCleaner) {
        let place = "page \(page.index + 1)"
        var row = page
        row.blocks = []
        row.label = cleaner.clean(optional: page.label, at: place)
        row.markdown = cleaner.clean(optional: page.markdown, at: place)
        row.imageURL = cleaner.clean(optional: page.imageURL, at: place)
        row.errorMessage = cleaner.clean(optional: page.errorMessage, at: place)
        pages.append(row)
        blockCounts.append(page.blocks.count)
    }

    /// Adds a text without NUL to `texts`.
    private mutating func append(
        _ text: String, _ cleaner: inout TextCleaner, _ place: () -> String
    ) -> Range<Int> {
        let start = texts.count
        var text = cleaner.clean(text, at: place())
        text.withUTF8 { texts.append(contentsOf: $0) }
        return start..<texts.count
    }

    /// Adds boxes as JSON; nil for none.
    private mutating func append(_ boxes: [TextBox]) -> Range<Int>? {
        guard !boxes.isEmpty else { return nil }
        let start = texts.count
        TextBoxesJSON.append(boxes, to: &texts)
        return start..<texts.count
    }

    private static func tooManyBlocks(_ page: Page) -> StoreError {
        StoreError(
            .refused,
            "page \(page.index + 1) has \(page.blocks.count) blocks, and the maximum is \(BlockID.ordinals.count)",
            hint: "check whether the result puts several pages into one")
    }
}

/// Gives equal styles one number.
private struct StyleNumbers {
    private var numbers: [BlockStyle: Int] = [:]
    private var last: (style: BlockStyle, number: Int)?

    mutating func number(of style: BlockStyle, in styles: inout [BlockStyle]) -> Int {
        if let last, last.style == style { return last.number }
        let number = numbers[style] ?? styles.count
        if number == styles.count {
            styles.append(style)
            numbers[style] = number
        }
        last = (style, number)
        return number
    }
}
