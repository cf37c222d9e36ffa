internal import Foundation

/// Values as JSON, their keys in snake case and sorted.
enum JSONOutput {
    /// Writes one value to standard output, indented.
    static func write(_ value: some Encodable) throws {
        try StandardOutput.putLine(text(value, [.prettyPrinted]))
    }

    /// A value on one line.
    static func line(_ value: some Encodable) throws -> String { try text(value, []) }

    private static func text(
        _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
    ) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = formatting.union([.withoutEscapingSlashes, .sortedKeys])
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
