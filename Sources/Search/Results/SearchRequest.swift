package import DocumentModel

/// What to search for and how to show it.
package struct SearchRequest: Hashable, Sendable {
    /// The order of hits.
    package enum Sort: String, Sendable, CaseIterable {
        /// The most relevant first.
        case score
        /// The pages that were stored last first.
        case newest
    }

    /// In the language of `QuerySyntax`; filters in it and here must both hold.
    package var query: String
    /// The most hits to return.
    package var limit: Int
    /// How many hits to pass over first.
    package var offset: Int
    /// Names of providers; empty for all.
    ///
    /// Asking for a provider asks for its parses, preferred or not.
    package var providers: [String]
    /// Types of blocks to search in; empty for all.
    package var types: [BlockType]
    /// Keys of documents; empty for all.
    package var documents: [String]
    /// Page numbers, from 1; empty for all.
    package var pages: [ClosedRange<Int>]
    /// BCP 47 tags, as the documents have them; empty for all.
    package var languages: [String]
    package var sort: Sort
    /// Whether to return one hit a document, its best.
    package var groupsByDocument: Bool
    /// Whether to search parses that are not preferred too.
    package var allParses: Bool
    /// Whether words without a field are looked for in headers, footers, page numbers and margin notes too.
    package var furniture: Bool

    package init(
        query: String, limit: Int = 10, offset: Int = 0, providers: [String] = [], types: [BlockType] = [],
        documents: [String] = [], pages: [ClosedRange<Int>] = [], languages: [String] = [],
        sort: Sort = .score,
        groupsByDocument: Bool = false, allParses: Bool = false, furniture: Bool = false
    ) {
        self.query = query
        self.limit = limit
        self.offset = offset
        self.providers = providers
        self.types = types
        self.documents = documents
        self.pages = pages
        self.languages = languages
        self.sort = sort
        self.groupsByDocument = groupsByDocument
        self.allParses = allParses
        self.furniture = furniture
    }
}
