internal import DocumentModel
internal import Markup
internal import Rows
internal import Storage

/// A document's page as the interface answers it.
struct ViewerPages: Encodable {
    let document: String
    @ExplicitNull var title: String?
    let pages: [ViewerPage]
}

/// The members of `PageRow`, and what a viewer needs beside them: cells of tables, hashes of images, and whether there is a picture
/// of the page.
struct ViewerPage: Encodable {
    private let row: PageRow
    private let blocks: [ViewerBlock]
    private let hasPicture: Bool

    private enum CodingKeys: String, CodingKey { case blocks, hasPicture }

    init(_ page: StoredPage, _ reader: DocumentReader, links: [AssetLink], hasPicture: Bool) throws {
        row = try PageRow(page, reader)
        self.hasPicture = hasPicture
        blocks = zip(page.blocks, row.blocks).map { block, row in
            ViewerBlock(block, row, asset: links.first { $0.blockID == block.id && $0.sha256 != nil })
        }
    }

    func encode(to encoder: any Encoder) throws {
        try row.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(blocks, forKey: .blocks)
        try container.encode(hasPicture, forKey: .hasPicture)
    }
}

/// The members of a block's row, `table` if it is one, and `asset_sha256` if an image of it is stored.
struct ViewerBlock: Encodable {
    private let row: PageRow.BlockRow
    private let table: [[Cell]]?
    private let assetSHA256: String?

    private enum CodingKeys: String, CodingKey {
        case table
        case assetSHA256 = "assetSha256"
    }

    /// A cell of a table; spans of 1 and body cells are left out.
    private struct Cell: Encodable {
        let text: String
        let columnSpan: Int?
        let rowSpan: Int?
        let isHeader: Bool?
    }

    init(_ block: StoredBlock, _ row: PageRow.BlockRow, asset: AssetLink?) {
        self.row = row
        assetSHA256 = asset?.sha256
        table = Self.cells(of: block.block)?.map { cells in
            cells.map {
                Cell(
                    text: $0.markup ?? $0.text, columnSpan: $0.columnSpan == 1 ? nil : $0.columnSpan,
                    rowSpan: $0.rowSpan == 1 ? nil : $0.rowSpan, isHeader: $0.isHeader ? true : nil)
            }
        }
    }

    private static func cells(of block: Block) -> [[TableCell]]? {
        guard block.type == .table, let markup = block.markup else { return nil }
        switch markup.format {
        case .html: return HTMLTable(markup.content)?.rows
        case .markdown: return MarkdownTable(markup.content)?.rows
        case .latex: return nil
        }
    }

    func encode(to encoder: any Encoder) throws {
        try row.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(table, forKey: .table)
        try container.encodeIfPresent(assetSHA256, forKey: .assetSHA256)
    }
}
