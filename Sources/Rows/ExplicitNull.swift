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
