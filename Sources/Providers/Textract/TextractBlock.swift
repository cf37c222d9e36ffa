internal import JSONView

/// One entry of `Blocks`, read in one pass over its members.
struct TextractBlock {
    enum Kind: Equatable {
        case page, line, word, selection, table, cell, mergedCell, key, value, tableTitle, tableFooter,
            signature
        case query, queryResult
        /// `LAYOUT_TEXT` and its kin.
        case layout
        case other
    }

    private(set) var kind = Kind.other
    /// `BlockType` as sent.
    private(set) var label = ""
    private(set) var id = ""
    private(set) var text = ""
    /// 0…1.
    private(set) var confidence: Double?
    private(set) var geometry: JSONValue?
    private(set) var page: Int?
    private(set) var row = 1
    private(set) var column = 1
    private(set) var rowSpan = 1
    private(set) var columnSpan = 1
    private(set) var isHeader = false
    private(set) var isSelected = false
    /// The short name of a query.
    private(set) var alias: String?
    /// The ids of related blocks by the kind of relation.
    private(set) var children: [String] = []
    private(set) var values: [String] = []
    private(set) var mergedCells: [String] = []
    private(set) var captions: [String] = []
    private(set) var answers: [String] = []

    init(_ value: JSONValue) {
        guard let object = value.object else { return }
        var isKey = false
        for (name, member) in object.members {
            switch name {
            case "BlockType": label = member.string ?? ""
            case "Id": id = member.string ?? ""
            case "Text": text = member.string ?? ""
            case "Confidence":
                confidence = member.double.flatMap { (0...100).contains($0) ? $0 / 100 : nil }
            case "Geometry": geometry = member["BoundingBox"] ?? member["Polygon"]
            case "Page": page = member.int
            case "RowIndex": row = max(member.int ?? 1, 1)
            case "ColumnIndex": column = max(member.int ?? 1, 1)
            case "RowSpan": rowSpan = max(member.int ?? 1, 1)
            case "ColumnSpan": columnSpan = max(member.int ?? 1, 1)
            case "SelectionStatus": isSelected = member.string == "SELECTED"
            case "EntityTypes":
                let types = member.elements.compactMap(\.string)
                isHeader = types.contains("COLUMN_HEADER")
                isKey = types.contains("KEY")
            case "Relationships": readRelations(member)
            case "Query":
                text = member["Text"]?.string ?? ""
                alias = member["Alias"]?.string
            default: break
            }
        }
        kind = Self.kind(label, isKey: isKey)
    }

    private mutating func readRelations(_ relations: JSONValue) {
        for relation in relations.elements {
            let ids = relation.list("Ids").compactMap(\.string)
            switch relation["Type"]?.string {
            case "CHILD": children += ids
            case "VALUE": values += ids
            case "MERGED_CELL": mergedCells += ids
            case "TABLE_TITLE", "TITLE", "TABLE_FOOTER", "FOOTER": captions += ids
            case "ANSWER": answers += ids
            default: break
            }
        }
    }

    private static func kind(_ label: String, isKey: Bool) -> Kind {
        switch label {
        case "PAGE": .page
        case "LINE": .line
        case "WORD": .word
        case "SELECTION_ELEMENT": .selection
        case "TABLE": .table
        case "CELL": .cell
        case "MERGED_CELL": .mergedCell
        case "KEY_VALUE_SET": isKey ? .key : .value
        case "KEY": .key
        case "VALUE": .value
        case "TABLE_TITLE", "TITLE": .tableTitle
        case "TABLE_FOOTER", "FOOTER": .tableFooter
        case "SIGNATURE": .signature
        case "QUERY": .query
        case "QUERY_RESULT": .queryResult
        default: label.hasPrefix("LAYOUT_") ? .layout : .other
        }
    }
}
