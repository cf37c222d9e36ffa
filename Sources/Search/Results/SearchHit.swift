package import DocumentModel

/// One page that matches.
package struct SearchHit: Hashable, Sendable {
    /// The path of the store that the page is in; nil if only one was searched.
    package var store: String?
    /// The document's key.
    package var document: String
    package var provider: String
    /// The position in the source document, from 0.
    package var pageIndex: Int
    /// The address of the page, as `Locator` reads it; nil if none leads to it.
    package var pageLocator: String?
    /// Relevance, above 0 and more for better pages; it compares hits of one query only.
    package var score: Double
    package var snippet: Snippet
    /// Nil if the provider does not send it.
    package var pageSize: PageSize?
    /// The height that boxes were turned with, if the provider measures from the bottom and sends no height.
    ///
    /// They are as far off as it is. Nil if nothing was assumed.
    package var assumedPageHeight: Double?
    /// The blocks that match, the best first.
    package var regions: [SearchRegion]
    /// How many pages of the document match; nil if hits are not grouped.
    package var documentHits: Int?
    /// Whether the page holds all that was asked for, or some of it.
    package var matched = Matched.all
    /// The words of the query that are not on the page, in their order; of a run of Chinese the pairs that are not.
    package var missing: [String] = []

    /// How much of the query a page holds.
    package enum Matched: String, Sendable, Encodable {
        case all
        case some
    }

    package init(
        document: String, provider: String, pageIndex: Int, pageLocator: String? = nil, score: Double,
        snippet: Snippet, pageSize: PageSize?, assumedPageHeight: Double? = nil,
        regions: [SearchRegion], documentHits: Int? = nil
    ) {
        self.document = document
        self.provider = provider
        self.pageIndex = pageIndex
        self.pageLocator = pageLocator
        self.score = score
        self.snippet = snippet
        self.pageSize = pageSize
        self.assumedPageHeight = assumedPageHeight
        self.regions = regions
        self.documentHits = documentHits
    }
}

extension SearchHit {
    /// The address of the best block, or of the page if no block holds what was searched for; nil if none leads there.
    package var locator: String? { regions.isEmpty ? pageLocator : regions.first?.locator }
}

extension SearchHit: Encodable {
    private enum CodingKeys: String, CodingKey {
        case store, document
        case provider
        case pageIndex = "page_index"
        case pageNumber = "page_number"
        case locator, ordinal
        case score
        case snippet
        case pageSize = "page_size"
        case assumedPageHeight = "assumed_page_height"
        case regions
        case documentHits = "document_hits"
        case matched, missing
    }

    /// What is unknown is null; `store` is there only if several were searched, `document_hits` only if hits are grouped, `assumed_page_height` only if one was
    /// assumed, `missing` only if words are.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(store, forKey: .store)
        try container.encode(document, forKey: .document)
        try container.encode(provider, forKey: .provider)
        try container.encode(pageIndex, forKey: .pageIndex)
        try container.encode(pageIndex + 1, forKey: .pageNumber)
        try container.encode(locator, forKey: .locator)
        try container.encode(regions.first?.ordinal, forKey: .ordinal)
        try container.encode(score, forKey: .score)
        try container.encode(snippet, forKey: .snippet)
        try container.encode(pageSize.map(EncodedPageSize.init), forKey: .pageSize)
        try container.encodeIfPresent(assumedPageHeight, forKey: .assumedPageHeight)
        try container.encode(regions, forKey: .regions)
        try container.encodeIfPresent(documentHits, forKey: .documentHits)
        try container.encode(matched, forKey: .matched)
        if matched == .some { try container.encode(missing, forKey: .missing) }
    }
}

/// The size of a page as hits and passages have it: a unit that is unknown is null.
struct EncodedPageSize: Encodable {
    let size: PageSize

    private enum CodingKeys: String, CodingKey { case width, height, unit }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(size.width, forKey: .width)
        try container.encode(size.height, forKey: .height)
        try container.encode(size.unit, forKey: .unit)
    }
}
