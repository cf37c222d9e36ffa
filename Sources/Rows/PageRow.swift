package import DocumentModel
package import Storage

/// A document's pages as `folio show --format json` prints them.
package struct DocumentPages: Encodable {
    let document: String
    @ExplicitNull var title: String?
    let pages: [PageRow]

    /// Puts together a document's key and title, and pages of it.
    package init(document: String, title: String?, pages: [PageRow]) {
        self.document = document
        self.title = title
        self.pages = pages
    }
}

/// A page as `folio show --format json` prints it.
package struct PageRow: Encodable {
    /// A block of the page.
    package struct BlockRow: Encodable {
        let blockId: Int64
        let ordinal: Int
        @ExplicitNull var locator: String?
        let type: BlockType
        @ExplicitNull var providerType: String?
        @ExplicitNull var level: Int?
        let text: String
        @ExplicitNull var markup: String?
        @ExplicitNull var markupFormat: String?
        @ExplicitNull var bbox: Box?
        @ExplicitNull var normBox: Box?
        @ExplicitNull var font: FontInfo?
        @ExplicitNull var confidence: Double?
        @ExplicitNull var parentId: Int64?
        @ExplicitNull var continuesBlockId: Int64?
        /// The boxes of its words or lines, as `[start, end, x0, y0, x1, y1]`.
        @ExplicitNull var textBoxes: [TextBox]?
        /// The code points of `text` that were asked for; absent for all.
        package var highlights: [[Int]]?

        /// Makes the row of a block of a page whose address is given.
        package init(_ stored: StoredBlock, _ page: PageLocator?, textBoxes: [TextBox]?) {
            let block = stored.block
            blockId = stored.id
            ordinal = stored.ordinal
            locator = page?.text(block: stored.ordinal)
            type = block.type
            providerType = block.providerType
            level = block.level
            text = block.text
            markup = block.markup?.content
            markupFormat = block.markup?.format.rawValue
            bbox = block.box
            normBox = stored.normalizedBox
            font = block.font
            confidence = block.confidence
            parentId = stored.parentID
            continuesBlockId = stored.continuesID
            self.textBoxes = textBoxes
        }
    }

    let provider: String
    @ExplicitNull var locator: String?
    let pageIndex: Int
    let pageNumber: Int
    @ExplicitNull var pageLabel: String?
    @ExplicitNull var pageSize: PageSize?
    let status: Page.Status
    @ExplicitNull var errorMessage: String?
    @ExplicitNull var markdown: String?
    package var blocks: [BlockRow]

    /// Makes the row of a page with its blocks, or with those that `positions` names.
    ///
    /// - Throws: `StoreError`.
    package init(_ page: StoredPage, _ reader: DocumentReader, blocks positions: Range<Int>? = nil) throws {
        let address = try reader.pageLocator(page: page.id)
        locator = address?.text
        provider = page.provider
        pageIndex = page.index
        pageNumber = page.index + 1
        pageLabel = page.label
        pageSize = page.size
        status = page.status
        errorMessage = page.errorMessage
        markdown = page.markdown
        let textBoxes = try reader.textBoxes(page: page.id)
        blocks = page.blocks[positions ?? page.blocks.indices].map {
            BlockRow($0, address, textBoxes: textBoxes[$0.id])
        }
    }
}
