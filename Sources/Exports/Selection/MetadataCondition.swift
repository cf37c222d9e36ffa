internal import DocumentModel

/// A member of a document's metadata and the value it must have: `author=Lee`.
package struct MetadataCondition: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// Reads `NAME=VALUE`; nil if the name is missing.
    package init?(_ text: String) {
        guard let sign = text.firstIndex(of: "="), sign != text.startIndex else { return nil }
        self.init(name: String(text[..<sign]), value: String(text[text.index(after: sign)...]))
    }

    /// Whether the member is there with that value, or is a list that holds it.
    func holds(in metadata: [String: MetadataValue]) -> Bool {
        guard let found = metadata[name] else { return false }
        if case .array(let values) = found { return values.contains { Self.text($0) == value } }
        return Self.text(found) == value
    }

    private static func text(_ value: MetadataValue) -> String? {
        switch value {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .unsigned(let value): String(value)
        case .double(let value): String(value)
        case .string(let value): value
        case .array, .object: nil
        }
    }
}
