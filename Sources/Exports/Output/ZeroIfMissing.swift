/// A sum that earlier versions of the program did not write: 0 if a manifest has no such member.
@propertyWrapper package struct ZeroIfMissing: Codable, Hashable, Sendable {
    package var wrappedValue: Int

    package init(wrappedValue: Int) {
        self.wrappedValue = wrappedValue
    }

    package init(from decoder: any Decoder) throws {
        wrappedValue = try decoder.singleValueContainer().decode(Int.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}

extension KeyedDecodingContainer {
    /// What the compiler calls for a member with that wrapper.
    func decode(_ type: ZeroIfMissing.Type, forKey key: Key) throws -> ZeroIfMissing {
        try decodeIfPresent(type, forKey: key) ?? ZeroIfMissing(wrappedValue: 0)
    }
}
