internal import Rows

/// Values as JSON, their keys in snake case and sorted.
enum JSONOutput {
    /// Writes one value to standard output, indented.
    static func write(_ value: some Encodable) throws {
        try StandardOutput.putLine(String(decoding: RowEncoder.data(value, isIndented: true), as: UTF8.self))
    }

    /// A value on one line.
    static func line(_ value: some Encodable) throws -> String {
        String(decoding: try RowEncoder.data(value), as: UTF8.self)
    }
}
