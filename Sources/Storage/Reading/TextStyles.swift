internal import DocumentModel
internal import GRDB

/// What a text takes of the styles of its blocks, each style read once: a join would look it up for every block.
struct TextStyles {
    struct Style {
        var type = BlockType.other
        var level: Int?
        var markupFormat: Block.Markup.Format?
        /// The font's name and size alone; nil if no name is known.
        var font: FontInfo?
    }

    /// The maximum number of remembered styles; after that all are read again.
    private static let capacity = 1 << 16

    private let database: Database
    private var styles: [Int64: Style] = [:]
    private var last: (id: Int64, style: Style)?

    init(_ database: Database) { self.database = database }

    /// The style of a row id; that of `other` for one that leads nowhere.
    mutating func style(_ id: Int64) throws -> Style {
        if let last, last.id == id { return last.style }
        let style = try styles[id] ?? read(id)
        last = (id, style)
        return style
    }

    private mutating func read(_ id: Int64) throws -> Style {
        let statement = try database.cachedStatement(
            sql: "SELECT type, level, markup_format, font_name, font_size FROM block_styles WHERE id = ?")
        try statement.setArguments([id])
        var row = RowDecoder(statement)
        defer { row.end() }
        var style = Style()
        if try row.next() {
            style.type = row.blockType()
            style.level = row.optionalInt()
            style.markupFormat = row.optionalString().flatMap(Block.Markup.Format.init)
            let (name, size) = (row.optionalString(), row.optionalDouble())
            style.font = name.map { FontInfo(name: $0, size: size) }
        }
        if styles.count >= Self.capacity { styles = [:] }
        styles[id] = style
        return style
    }
}
