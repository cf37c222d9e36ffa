/// The members of all rows of a file, and the columns that their values are stored in.
package struct ParquetSchema: Hashable, Sendable {
    package let fields: [ParquetField]
    /// One for each value that is neither a group nor a list, in the order of the fields.
    let columns: [ParquetColumn]

    package init(_ fields: [ParquetField]) {
        self.fields = fields
        var columns: [ParquetColumn] = []
        for field in fields { Self.add(field, named: field.name, below: ParquetColumn.Place(), to: &columns) }
        self.columns = columns
    }

    private static func add(
        _ field: ParquetField, named name: String, below place: ParquetColumn.Place,
        to columns: inout [ParquetColumn]
    ) {
        var place = place
        place.path.append(name)
        place.definition += 1
        switch field.kind {
        case .value(let type): columns.append(ParquetColumn(type: type, place: place))
        case .group(let fields):
            for child in fields { add(child, named: child.name, below: place, to: &columns) }
        case .list(let element):
            // The three levels of LogicalTypes.md, "Lists": the list, its repeated group, and the element.
            place.path.append("list")
            place.definition += 1
            place.listEnds.append(columns.count + element.columnCount)
            add(element, named: "element", below: place, to: &columns)
        }
    }
}

/// Where the values of one member are stored.
struct ParquetColumn: Hashable, Sendable {
    /// What leads to a column.
    struct Place: Hashable, Sendable {
        /// The names of the groups above it and its own (`path_in_schema`).
        var path: [String] = []
        /// How many of these may be missing or are repeated: the greatest definition level.
        var definition = 0
        /// For each list around it, the outermost first, the index of the first column after that list.
        var listEnds: [Int] = []
    }

    let type: ParquetType
    let place: Place

    var greatestDefinition: Int { place.definition }
    /// The number of lists around it.
    var greatestRepetition: Int { place.listEnds.count }
}
