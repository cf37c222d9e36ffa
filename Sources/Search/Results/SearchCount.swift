/// How many pages match a query, and nothing else.
package struct SearchCount: Hashable, Sendable {
    /// The query as typed.
    package var query: String
    /// Pages; documents, if hits are grouped by document.
    package var total: Int
    /// Why a valid query finds nothing; nil if it asks for something.
    package var note: String?

    package init(query: String, total: Int, note: String? = nil) {
        self.query = query
        self.total = total
        self.note = note
    }
}

extension SearchCount: Encodable {
    private enum CodingKeys: String, CodingKey { case query, total, note }

    /// `note` is there only if it says something.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(query, forKey: .query)
        try container.encode(total, forKey: .total)
        try container.encodeIfPresent(note, forKey: .note)
    }
}
