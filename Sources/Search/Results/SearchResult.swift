/// The answer to a search: what `folio search --json` prints.
package struct SearchResult: Hashable, Sendable {
    /// The query as typed.
    package var query: String
    /// How many pages match; how many documents, where hits are grouped by document.
    package var total: Int
    /// Whether there may be more than `total`, because verifying stopped at a bound.
    package var isTotalLowerBound: Bool
    /// In the order that was asked for.
    package var hits: [SearchHit]

    package init(query: String, total: Int, isTotalLowerBound: Bool = false, hits: [SearchHit]) {
        self.query = query
        self.total = total
        self.isTotalLowerBound = isTotalLowerBound
        self.hits = hits
    }
}

extension SearchResult: Encodable {
    private enum CodingKeys: String, CodingKey {
        case query
        case total
        case isTotalLowerBound = "total_is_lower_bound"
        case hits
    }

    /// `total_is_lower_bound` is there only where it is true.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(query, forKey: .query)
        try container.encode(total, forKey: .total)
        if isTotalLowerBound { try container.encode(true, forKey: .isTotalLowerBound) }
        try container.encode(hits, forKey: .hits)
    }
}
