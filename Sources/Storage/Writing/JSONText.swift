internal import DocumentModel
internal import Foundation

/// JSON in the columns of the store: compact, with sorted keys, so that equal values are equal texts.
enum JSONText {
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// - Throws: `Damage` for a text that is not what `encode` made.
    static func decode<T: Decodable>(_ type: T.Type, _ text: String) throws(Damage) -> T {
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            throw Damage()
        }
    }

    /// Decodes an object; most are empty, and a decoder takes 5 microseconds to say so.
    ///
    /// - Throws: `Damage` for a text that is not what `encode` made.
    static func decodeObject(_ text: String) throws(Damage) -> [String: MetadataValue] {
        text == "{}" ? [:] : try decode([String: MetadataValue].self, text)
    }

    /// Decodes a list, as `decodeObject` does an object.
    ///
    /// - Throws: `Damage` for a text that is not what `encode` made.
    static func decodeList<T: Decodable>(of type: T.Type, _ text: String) throws(Damage) -> [T] {
        text == "[]" ? [] : try decode([T].self, text)
    }

    /// The options of a parse; none for a text that holds no options.
    static func options(_ text: String?) -> [String: MetadataValue] {
        text.flatMap { try? decodeObject($0) } ?? [:]
    }

    /// A column of JSON that holds something else.
    struct Damage: Error {}
}
