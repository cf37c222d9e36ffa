package import DocumentModel

/// What a query says about pages beside their text: `provider:mineru type:table page:3-7`.
///
/// Values of one filter are alternatives; different filters must all hold. An empty list does not filter.
package struct QueryFilters: Hashable, Sendable {
    package var providers: [String]
    /// Keys of documents, or patterns for them with `*` and `?`.
    package var documents: [String]
    /// Words that a document's title, key or file name has.
    package var titles: [String]
    package var types: [BlockType]
    /// Page numbers, from 1.
    package var pages: [ClosedRange<Int>]
    /// BCP 47 tags, as the documents have them.
    package var languages: [String]

    package init(
        providers: [String] = [], documents: [String] = [], titles: [String] = [],
        types: [BlockType] = [], pages: [ClosedRange<Int>] = [], languages: [String] = []
    ) {
        self.providers = providers
        self.documents = documents
        self.titles = titles
        self.types = types
        self.pages = pages
        self.languages = languages
    }
}
