internal import Storage
internal import TextAnalysis

extension SearchEngine {
    /// A store with more documents is not read for the names that a query may mean; `title:` always is.
    private static let greatestDocumentCount = 5_000
    /// More documents of a name are not shown.
    private static let greatestNamedCount = 10

    /// The documents that are called as a query without filters says, for a result that has fewer hits than asked for.
    func documentsNamed(by search: PreparedSearch, _ reader: StoreSetReader) throws -> [NamedDocument] {
        guard !search.filters.areGiven, search.patterns.isEmpty, search.request.offset == 0,
            search.request.cursor == nil,
            try reader.documentCount() <= Self.greatestDocumentCount
        else { return [] }
        // Words that say little are in no name, and what is quoted or excluded is not a name as typed.
        let words = search.plan.terms.filter { planned in
            !planned.phrase.tokens.allSatisfy(FunctionWords.contains)
        }
        guard (1...8).contains(words.count), words.allSatisfy({ $0.phrase.field == nil }) else { return [] }
        return try named([words.map(\.term.text).joined(separator: " ")], reader)
    }

    /// The documents that a query of nothing but `title:` means.
    func documents(titled request: SearchRequest, _ reader: StoreSetReader) throws -> [NamedDocument] {
        let query = try QuerySyntax.parse(request.query, limits: limits)
        return try named(request.titles + query.filters.titles, reader)
    }

    private func named(_ texts: [String], _ reader: StoreSetReader) throws -> [NamedDocument] {
        let tokenizer = Tokenizer()
        let found = try reader.documents(
            named: texts.map { NameWords($0, tokenizer: tokenizer) }, tokenizer: tokenizer)
        // Those of several stores come store by store.
        let sorted = reader.isSet ? found.sorted { $0.key < $1.key } : found
        return sorted.prefix(Self.greatestNamedCount).map {
            NamedDocument(document: $0.key, title: $0.title)
        }
    }
}
