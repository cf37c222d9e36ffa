internal import Checksums
package import DocumentModel
internal import Storage

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
    /// How many hits to skip; ignored if there is a cursor.
    package var offset: Int
    /// The end of an earlier result of the same search; nil for the beginning.
    package var cursor: SearchCursor?
    /// Names of providers; empty for all.
    ///
    /// Asking for a provider asks for its parses, preferred or not.
    package var providers: [String]
    /// Types of blocks to search in; empty for all.
    package var types: [BlockType]
    /// Keys of documents, or patterns for them with `*` and `?`; empty for all.
    package var documents: [String]
    /// Words that a document's title, key or file name has, each as `title:` takes them; empty for all.
    package var titles: [String] = []
    /// Page numbers, from 1; empty for all.
    package var pages: [ClosedRange<Int>]
    /// A text that a block must hold as it is written, marks and capitals included; the query may then be empty.
    package var literal: String?
    /// A regular expression that a piece of a block must fit; the query may then be empty.
    package var regex: String?
    /// BCP 47 tags, as the documents have them; empty for all.
    package var languages: [String]
    package var sort: Sort
    /// Whether to return one hit a document, its best.
    package var groupsByDocument: Bool
    /// Whether to search parses that are not preferred too.
    package var allParses: Bool
    /// Whether words without a field are looked for in headers, footers, page numbers and margin notes too.
    package var furniture: Bool
    /// Whether English words without quotation marks find their inflections.
    package var stems: Bool
    /// Whether a page must hold all words, however few pages do.
    package var allWords: Bool
    /// What to count the pages that match by.
    package var facets: [SearchFacet.Field]

    package init(
        query: String, limit: Int = 10, offset: Int = 0, providers: [String] = [], types: [BlockType] = [],
        documents: [String] = [], pages: [ClosedRange<Int>] = [], languages: [String] = [],
        sort: Sort = .score,
        groupsByDocument: Bool = false, allParses: Bool = false, furniture: Bool = false,
        stems: Bool = false, allWords: Bool = false, facets: [SearchFacet.Field] = [],
        cursor: SearchCursor? = nil
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
        self.stems = stems
        self.allWords = allWords
        self.facets = facets
        self.cursor = cursor
    }
}

extension SearchRequest {
    /// A number for what is searched, in which stores and in which order, for every part of it that is shown.
    func fingerprint(in reader: StoreSetReader) -> UInt64 { fingerprint ^ reader.fingerprint }

    private var fingerprint: UInt64 {
        let members: [String] = [
            query, providers.joined(separator: ","), types.map(\.rawValue).joined(separator: ","),
            documents.joined(separator: "\u{0}"), titles.joined(separator: "\u{0}"),
            pages.map { "\($0)" }.joined(separator: ","),
            languages.joined(separator: ","), sort.rawValue,
            "\(groupsByDocument)\(allParses)\(furniture)\(stems)\(allWords)", literal ?? "", regex ?? "",
        ]
        return FNV1a.hash(members.joined(separator: "\u{1}").utf8)
    }
}
