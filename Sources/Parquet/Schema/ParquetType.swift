/// The types of values that columns have.
package enum ParquetType: Sendable, Hashable {
    case text, integer, real, boolean

    /// The number of the physical type (`Type` in parquet.thrift): BYTE_ARRAY, INT64, DOUBLE, BOOLEAN.
    var physical: Int32 {
        switch self {
        case .boolean: 0
        case .integer: 2
        case .real: 5
        case .text: 6
        }
    }

    /// The bytes of a value as rows carry it; nil if each value says how long it is.
    var width: Int? {
        switch self {
        case .text: nil
        case .integer, .real: 8
        case .boolean: 1
        }
    }
}
