/// Takes the values of a row in the order of the schema, and cuts them up into columns.
///
/// Each value gets its levels as Dremel does it (parquet-format, README.md, "Nested Encoding"): the definition level says how much of the
/// path to a value is there, the repetition level which of the lists around it continues with it. A call for each
/// member has to come in the order of the schema; a list's members come once an element.
package struct RowBuilder: Sendable {
    /// With an open page before it, a row of this many bytes still fits into a page.
    package static let largestRow = 1 << 30

    private let columns: [ParquetColumn]
    private var cells: [ColumnCells]
    /// The column that the next value is of.
    private var column = 0
    /// The groups and lists around it that are there.
    private var definition = 0
    /// The lists around it.
    private var depth = 0
    private var repetition = 0

    package init(_ schema: ParquetSchema) {
        columns = schema.columns
        cells = schema.columns.map { _ in ColumnCells() }
    }

    /// Adds a text, which has to be UTF-8.
    package mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) { binary(utf8) }

    package mutating func binary(_ bytes: UnsafeBufferPointer<UInt8>) {
        begin()
        cells[column].values.append(littleEndian: UInt32(clamping: bytes.count))
        cells[column].values.append(contentsOf: bytes)
        column += 1
    }

    package mutating func integer(_ value: Int) {
        begin()
        cells[column].values.append(littleEndian: Int64(value))
        column += 1
    }

    package mutating func real(_ value: Double) {
        begin()
        cells[column].values.append(littleEndian: value.bitPattern)
        column += 1
    }

    package mutating func boolean(_ value: Bool) {
        begin()
        cells[column].values.append(value ? 1 : 0)
        column += 1
    }

    /// Adds a value that is not known.
    package mutating func null() {
        cells[column].add(repetition, definition)
        column += 1
    }

    /// Begins a group; its members follow.
    package mutating func beginGroup() { definition += 1 }

    package mutating func endGroup() { definition -= 1 }

    /// A list that is begun.
    package struct OpenList: Sendable {
        fileprivate let columns: Range<Int>
        fileprivate let repetition: Int
        fileprivate let isEmpty: Bool
    }

    /// Begins a list of some length; its elements follow, each after ``beginElement(_:of:)``.
    package mutating func beginList(count: Int) -> OpenList {
        let list = OpenList(
            columns: column..<columns[column].place.listEnds[depth], repetition: repetition,
            isEmpty: count <= 0)
        depth += 1
        definition += 2
        // A list that is there and empty has the level between those of no list and of an element.
        if list.isEmpty {
            for index in list.columns { cells[index].add(repetition, definition - 1) }
        }
        return list
    }

    /// Begins an element, which adds one value, group or list.
    package mutating func beginElement(_ position: Int, of list: OpenList) {
        column = list.columns.lowerBound
        repetition = position == 0 ? list.repetition : depth
    }

    package mutating func end(_ list: OpenList) {
        definition -= 2
        depth -= 1
        (column, repetition) = (list.columns.upperBound, list.repetition)
    }

    /// Ends the row: appends it to others, in the form that ``ParquetWriter`` takes, and begins the next one.
    ///
    /// - Throws: `rowTooLarge`; then nothing is appended, and the builder is of no more use.
    package mutating func end(appendingTo rows: inout [UInt8]) throws(ParquetError) {
        precondition(column == columns.count, "a row has every member of its schema")
        let size = cells.indices.reduce(0) { $0 + cells[$1].size(columns[$1]) }
        guard size <= Self.largestRow else { throw .rowTooLarge(bytes: size) }
        rows.reserveCapacity(rows.count + size + 4)
        rows.append(littleEndian: UInt32(clamping: size))
        for index in cells.indices {
            cells[index].move(to: &rows, columns[index])
        }
        column = 0
    }

    private mutating func begin() { cells[column].add(repetition, columns[column].greatestDefinition) }
}

/// What a row has in a column.
private struct ColumnCells: Sendable {
    var values: [UInt8] = []
    private var repetitions: [UInt8] = []
    private var definitions: [UInt8] = []

    mutating func add(_ repetition: Int, _ definition: Int) {
        repetitions.append(UInt8(truncatingIfNeeded: repetition))
        definitions.append(UInt8(truncatingIfNeeded: definition))
    }

    /// The bytes in a row.
    func size(_ column: ParquetColumn) -> Int {
        8 + definitions.count * (column.greatestRepetition > 0 ? 2 : 1) + values.count
    }

    /// Appends the number of levels, that of bytes, the levels and the values.
    mutating func move(to rows: inout [UInt8], _ column: ParquetColumn) {
        rows.append(littleEndian: UInt32(clamping: definitions.count))
        rows.append(littleEndian: UInt32(clamping: values.count))
        if column.greatestRepetition > 0 { rows.append(contentsOf: repetitions) }
        rows.append(contentsOf: definitions)
        rows.append(contentsOf: values)
        values.removeAll(keepingCapacity: true)
        repetitions.removeAll(keepingCapacity: true)
        definitions.removeAll(keepingCapacity: true)
    }
}

/// Why a row cannot be written.
package enum ParquetError: Error, Equatable, Sendable {
    /// It has more bytes than a page of the format can count; the numbers of `PageHeader` have 31 bits.
    case rowTooLarge(bytes: Int)
}
