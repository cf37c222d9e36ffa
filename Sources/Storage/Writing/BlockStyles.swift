internal import DocumentModel
internal import GRDB

/// What many blocks have in common: a row of `block_styles`.
struct BlockStyle: Hashable {
    let type: BlockType
    let providerType: String?
    let level: Int?
    let markupFormat: Block.Markup.Format?
    let fontName: String?
    let fontSize: Double?
    let isBold: Bool?
    let isItalic: Bool?

    /// The texts are those of the block without NUL characters.
    init(_ block: Block, providerType: String?, fontName: String?) {
        type = block.type
        self.providerType = providerType
        level = block.level
        markupFormat = block.markup?.format
        self.fontName = fontName
        // SQLite stores NULL for NaN.
        fontSize = block.font?.size.flatMap { $0.isNaN ? nil : $0 }
        isBold = block.font?.isBold
        isItalic = block.font?.isItalic
    }
}

/// The styles of a store, which a writer adds to; remembers the row ids of those that it met.
struct BlockStyles {
    /// The maximum number of remembered styles; after that all are looked up again.
    private static let capacity = 1 << 16

    private let database: Database
    private var ids: [BlockStyle: Int64] = [:]
    private var last: (style: BlockStyle, id: Int64)?

    init(_ database: Database) { self.database = database }

    /// The row id of a style, which is stored now unless it is there.
    mutating func id(of style: BlockStyle) throws -> Int64 {
        if let last, last.style == style { return last.id }
        let id = try ids[style] ?? findOrInsert(style)
        last = (style, id)
        return id
    }

    /// Forgets everything, since a transaction or savepoint was rolled back, and styles with it.
    mutating func forget() {
        ids = [:]
        last = nil
    }

    private mutating func findOrInsert(_ style: BlockStyle) throws -> Int64 {
        let values: StatementArguments = [
            style.type.rawValue, style.providerType, style.level, style.markupFormat?.rawValue,
            style.fontName, style.fontSize, style.isBold, style.isItalic,
        ]
        if ids.count >= Self.capacity { ids = [:] }
        var id = try Int64.fetchOne(database.cachedStatement(sql: Self.findSQL), arguments: values)
        if id == nil {
            try database.cachedStatement(sql: Self.insertSQL).execute(arguments: values)
            id = database.lastInsertedRowID
        }
        ids[style] = id
        return id ?? 0
    }

    private static let findSQL = """
        SELECT id FROM block_styles WHERE type = ? AND provider_type IS ? AND level IS ? AND markup_format IS ?
            AND font_name IS ? AND font_size IS ? AND is_bold IS ? AND is_italic IS ?
        """

    private static let insertSQL = """
        INSERT INTO block_styles (type, provider_type, level, markup_format, font_name, font_size, is_bold, is_italic)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
}
