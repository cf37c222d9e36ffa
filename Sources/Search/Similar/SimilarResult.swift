/// The pages most like one: what `folio similar --json` prints.
package struct SimilarResult: Hashable, Sendable {
    /// The page's document, by its own key.
    package var document: String
    /// The position in the source document, from 0.
    package var pageIndex: Int
    /// The address of the page or block; nil if none leads to it.
    package var locator: String?
    /// What was looked for: the terms that distinguish the page from others, the weightiest first.
    package var terms: [RareTerm]
    /// How many other pages hold one of the terms.
    package var total: Int
    /// The most alike first.
    package var hits: [SearchHit]
}

extension SimilarResult: Encodable {
    private enum CodingKeys: String, CodingKey {
        case document
        case pageIndex = "page_index"
        case pageNumber = "page_number"
        case locator, terms, total, hits
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(document, forKey: .document)
        try container.encode(pageIndex, forKey: .pageIndex)
        try container.encode(pageIndex + 1, forKey: .pageNumber)
        try container.encode(locator, forKey: .locator)
        try container.encode(terms, forKey: .terms)
        try container.encode(total, forKey: .total)
        try container.encode(hits, forKey: .hits)
    }
}

extension SimilarResult {
    /// The result for people to read.
    ///
    /// `colored` says whether the reader is a terminal that shows ANSI colours.
    package func text(colored: Bool) -> String {
        guard !terms.isEmpty else { return "No word of this page is on another page.\n" }
        let list = terms.map { "\($0.text) \($0.pages)" }.joined(separator: ", ")
        return "Searched for \(list)\n\n"
            + SearchResult(query: "", total: total, hits: hits).text(colored: colored)
    }
}
