internal import DocumentModel
internal import Locating
internal import Search
internal import Storage

/// The pages that `folio export --select` asks for, by search queries and addresses.
struct SelectedPages {
    /// Row ids; nil for all pages.
    let pages: Set<Int64>?
    /// The providers of the pages, if an address names one; nil for the preferred parses.
    let providers: [String]?

    /// Finds the pages of any of the texts; one that is an address of a document in the store is no query.
    ///
    /// - Throws: `CommandFailure` for an address of a page that is not there, and as `SearchEngine.pages` does.
    init(_ texts: [String], allParses: Bool, _ engine: SearchEngine, _ reader: DocumentReader) throws {
        guard !texts.isEmpty else {
            (pages, providers) = (nil, nil)
            return
        }
        var found: Set<Int64> = []
        var namesProvider = false
        for text in texts {
            guard let locator = try reader.locator(text), let index = locator.pageIndex else {
                found.formUnion(
                    try engine.pages(SearchRequest(query: text, allParses: allParses), in: reader))
                continue
            }
            guard let page = try reader.pageID(key: locator.key, index: index, provider: locator.provider)
            else { throw try DocumentAddress(text, reader).missingPage }
            found.insert(page)
            namesProvider = namesProvider || locator.provider != nil
        }
        pages = found
        providers =
            namesProvider
            ? try Set(reader.pages(ids: found.sorted(), withBlocks: false).map(\.provider)).sorted() : nil
    }
}
