internal import DocumentModel
internal import Rows
internal import Storage

/// What `folio locate --json` prints.
package struct LocateResult: Encodable {
    /// What was asked for.
    struct Query: Encodable {
        @ExplicitNull var span: [Int]?
        @ExplicitNull var text: String?
    }

    /// One place of the text.
    struct Match: Encodable {
        let provider: String
        @ExplicitNull var locator: String?
        let pageIndex: Int
        let pageNumber: Int
        @ExplicitNull var pageSize: PageSize?
        /// The height that the boxes were turned with; absent if none was assumed.
        let assumedPageHeight: Double?
        /// Code points of the page's exported markdown; null if the text is only in the blocks.
        @ExplicitNull var span: [Int]?
        let text: String
        let blocks: [Place]

        init(
            _ page: StoredPage, span: Range<Int>?, text: String, blocks: [Place], _ reader: DocumentReader
        ) throws {
            provider = page.provider
            locator = try reader.pageLocator(page: page.id)?.text
            pageIndex = page.index
            pageNumber = page.index + 1
            pageSize = page.size
            assumedPageHeight = try reader.assumedPageHeight(page: page.id)
            self.span = span.map { [$0.lowerBound, $0.upperBound] }
            self.text = text
            self.blocks = blocks
        }
    }

    /// A block that has a part of the text.
    struct Place: Encodable {
        let blockId: Int64
        let ordinal: Int
        /// The address of the piece if it is known within the block, else of the block.
        @ExplicitNull var locator: String?
        let type: BlockType
        @ExplicitNull var bbox: Box?
        @ExplicitNull var normBox: Box?
        /// Code points of the page's exported markdown.
        @ExplicitNull var span: [Int]?
        /// Code points of the block's own text; null if nobody can say, as within markup.
        @ExplicitNull var textRange: [Int]?
        let text: String
        /// The boxes of the piece, one for each line; none if the parser sent no boxes of words or lines.
        let lineBoxes: [HighlightBox]

        init(
            _ stored: StoredBlock, span: Range<Int>?, range: Range<Int>?, on page: StoredPage,
            _ reader: DocumentReader
        ) throws {
            blockId = stored.id
            ordinal = stored.ordinal
            type = stored.block.type
            bbox = stored.block.box
            normBox = stored.normalizedBox
            text = stored.block.text
            self.span = span.map { [$0.lowerBound, $0.upperBound] }
            textRange = range.map { [$0.lowerBound, $0.upperBound] }
            let isWhole = range == 0..<text.unicodeScalars.count || range?.isEmpty == true
            locator = try reader.pageLocator(page: page.id)?.text(
                block: stored.ordinal, range: isWhole ? nil : range)
            let boxes = try reader.textBoxes(page: page.id, of: [stored.id])[stored.id] ?? []
            lineBoxes = boxes.highlights(of: [range].compactMap(\.self), on: page.size)
        }
    }

    let document: String
    let query: Query
    /// How many places there are, also beyond those that are listed.
    let total: Int
    let matches: [Match]

    init(document: String, query: Query, matches: [Match], total: Int) {
        self.document = document
        self.query = query
        self.matches = matches
        self.total = total
    }
}
