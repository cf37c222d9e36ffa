/// A member of a row, with what is below it.
///
/// All members are optional, as Arrow, Spark and DuckDB write them: files with and without nulls then have one schema.
package struct ParquetField: Hashable, Sendable {
    package indirect enum Kind: Hashable, Sendable {
        case value(ParquetType)
        case group([ParquetField])
        /// A list of elements; the name of the element's field is not used.
        case list(ParquetField)
    }

    package let name: String
    package let kind: Kind

    package init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }

    /// How many columns of values it has.
    package var columnCount: Int {
        switch kind {
        case .value: 1
        case .group(let fields): fields.reduce(0) { $0 + $1.columnCount }
        case .list(let element): element.columnCount
        }
    }
}
