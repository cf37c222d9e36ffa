internal import Storage
internal import TextAnalysis

extension SearchFilters {
    /// Looks up the documents that patterns and words of titles mean.
    ///
    /// A key with `*` or `?` that a document has names that document alone.
    ///
    /// - Throws: `StoreError` `unknown_document` for a key that no document has and a pattern that fits none.
    mutating func findDocuments(_ reader: StoreSetReader, tokenizer: Tokenizer) throws {
        if let keys = pages.keys, keys.contains(where: \.isPattern) {
            var ids: [Int64] = []
            for key in keys {
                let named = try reader.documentRows(key: key)
                if !named.isEmpty {
                    ids += named
                } else if key.isPattern {
                    ids += try reader.documentIDs(pattern: key)
                } else {
                    // The filter itself says that the document is missing.
                    pages.keys = [key]
                    return
                }
            }
            pages.ids = ids.uniqued()
            pages.keys = nil
            patterns = keys
        }
        guard !titles.isEmpty else { return }
        let named = try reader.documents(
            named: titles.map { NameWords($0, tokenizer: tokenizer) }, tokenizer: tokenizer)
        let ids = named.map(\.id)
        pages.ids = pages.ids.map { $0.filter(Set(ids).contains) } ?? ids
    }
}

extension String {
    fileprivate var isPattern: Bool { utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } }
}
