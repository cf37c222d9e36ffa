/// Something about a result that a user should know: counted once a kind, stored with the parse and shown.
package struct ParseWarning: Hashable, Sendable, Codable {
    /// A stable name of the kind: `box_clamped`.
    package var code: String
    /// What happened and what it means, in a sentence.
    package var message: String
    /// Where it happened first: a file and a JSON path or byte.
    package var location: String?
    /// How often it happened.
    package var count: Int

    package init(code: String, message: String, location: String? = nil, count: Int = 1) {
        self.code = code
        self.message = message
        self.location = location
        self.count = count
    }
}

/// The warnings of one parse, one entry a code, in the order of their first occurrence.
package struct WarningLog: Hashable, Sendable {
    package private(set) var warnings: [ParseWarning] = []

    package init() {}

    /// Counts an occurrence; the first one of a code gives the message and the place.
    package mutating func add(_ code: String, _ message: String, at location: String? = nil, count: Int = 1) {
        if let position = warnings.firstIndex(where: { $0.code == code }) {
            warnings[position].count += count
        } else {
            warnings.append(ParseWarning(code: code, message: message, location: location, count: count))
        }
    }
}
