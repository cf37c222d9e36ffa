/// The answer to a search: what `folio search --json` prints.
package struct SearchResult: Hashable, Sendable {
    /// The query as typed.
    package var query: String
    /// How many pages match; how many documents, if hits are grouped by document.
    package var total: Int
    /// Whether there may be more than `total`, because verifying stopped at a bound.
    package var isTotalLowerBound: Bool
    /// How many further pages hold some of the words; nil if these were not looked for.
    package var totalSome: Int?
    /// Whether a word of the query is on no page at all.
    var hasUnknownWords = false
    /// In the order that was asked for.
    package var hits: [SearchHit]
    /// Documents that are called as the query says, if it has nothing but `title:`, or finds fewer pages with all words than asked for.
    package var documents: [NamedDocument] = []
    /// How many hits come before these.
    package var start: Int
    /// The place at which to continue; nil if these are the last hits.
    package var next: SearchCursor?
    /// In the order that was asked for.
    package var facets: [SearchFacet]
    /// What was looked up, in words, if marks of the query that carry meaning were dropped; else nil.
    package var searchedAs: String?
    /// What is not plain from the hits: why nothing is found, which words pages must not have, that only some pages were read.
    package var note: String?
    /// What would have been found; only if nothing was.
    package var suggestions: SearchSuggestions?

    package init(
        query: String, total: Int, isTotalLowerBound: Bool = false, hits: [SearchHit], start: Int = 0,
        next: SearchCursor? = nil, facets: [SearchFacet] = [], note: String? = nil,
        suggestions: SearchSuggestions? = nil
    ) {
        self.query = query
        self.total = total
        self.isTotalLowerBound = isTotalLowerBound
        self.hits = hits
        self.start = start
        self.next = next
        self.facets = facets
        self.note = note
        self.suggestions = suggestions
    }
}

extension SearchResult: Encodable {
    private enum CodingKeys: String, CodingKey {
        case query
        case total
        case isTotalLowerBound = "total_is_lower_bound"
        case totalSome = "total_some"
        case hits, documents
        case next = "next_cursor"
        case facets
        case searchedAs = "searched_as"
        case note
        case suggestions
    }

    /// All but `query`, `total` and `hits` are there only if they say something.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(query, forKey: .query)
        try container.encode(total, forKey: .total)
        if isTotalLowerBound { try container.encode(true, forKey: .isTotalLowerBound) }
        try container.encodeIfPresent(totalSome, forKey: .totalSome)
        try container.encode(hits, forKey: .hits)
        if !documents.isEmpty { try container.encode(documents, forKey: .documents) }
        try container.encodeIfPresent(next?.text, forKey: .next)
        if !facets.isEmpty { try container.encode(facets, forKey: .facets) }
        try container.encodeIfPresent(searchedAs, forKey: .searchedAs)
        try container.encodeIfPresent(note, forKey: .note)
        try container.encodeIfPresent(suggestions, forKey: .suggestions)
    }
}
