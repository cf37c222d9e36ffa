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

/// A member that is `null` in JSON if it has no value, so that every row has the same members.
@propertyWrapper package struct ExplicitNull<Value: Encodable>: Encodable {
    /// The value, nil for `null`.
    package var wrappedValue: Value?

    /// Wraps a value.
    package init(wrappedValue: Value?) {
        self.wrappedValue = wrappedValue
    }

    /// Writes the value, or `null`.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
}
