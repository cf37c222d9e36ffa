internal import DocumentModel

extension MetadataValue {
    /// The text of a string, else nil.
    var text: String? { if case .string(let text) = self { text } else { nil } }
    /// The value of a boolean, else nil.
    var flag: Bool? { if case .bool(let flag) = self { flag } else { nil } }
    /// The value of a whole number, else nil.
    var number: Int? { if case .int(let number) = self { number } else { nil } }
    /// The texts of a list, else nil.
    var texts: [String]? { if case .array(let values) = self { values.compactMap(\.text) } else { nil } }
}
