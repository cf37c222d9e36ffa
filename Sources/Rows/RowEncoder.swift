package import Foundation

/// Writes rows as JSON: their keys in snake case and sorted, slashes as they are.
package enum RowEncoder {
    /// The JSON of a value in UTF-8, on one line or indented.
    ///
    /// - Throws: `EncodingError` for numbers that JSON cannot express.
    package static func data(_ value: some Encodable, isIndented: Bool = false) throws -> Data {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        if isIndented { encoder.outputFormatting.insert(.prettyPrinted) }
        return try encoder.encode(value)
    }
}
