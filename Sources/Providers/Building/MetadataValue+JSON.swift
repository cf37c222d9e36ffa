internal import DocumentModel
internal import JSONView

extension MetadataValue {
    /// The most values that are kept of one member, and how deep.
    private static let limits = (values: 2000, depth: 8)

    /// What a member of a result holds, for `metadata` or `options`; nil for nothing, and for more than metadata should be.
    init?(json value: JSONValue?) {
        var count = 0
        guard let value, let read = Self.read(value, depth: 0, &count) else { return nil }
        self = read
    }

    private static func read(_ value: JSONValue, depth: Int, _ count: inout Int) -> MetadataValue? {
        count += 1
        guard count <= limits.values, depth <= limits.depth else { return nil }
        switch value.kind {
        case .null: return .null
        case .bool: return .bool(value.bool ?? false)
        case .number: return MetadataValue(number: value)
        case .string: return .string(value.string ?? "")
        case .array:
            var values: [MetadataValue] = []
            for element in value.elements {
                guard let read = read(element, depth: depth + 1, &count) else { return nil }
                values.append(read)
            }
            return .array(values)
        case .object:
            var members: [String: MetadataValue] = [:]
            let named = value.object.map { Array($0) } ?? []
            for (name, member) in named {
                guard let read = read(member, depth: depth + 1, &count) else { return nil }
                members[name] = read
            }
            return .object(members)
        }
    }
}
