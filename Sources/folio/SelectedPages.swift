internal import DocumentModel
internal import Locating
internal import Search
internal import Storage

/// The pages that `folio export --select` asks for, by search queries and addresses.
struct SelectedPages {
    /// Row ids in each store; nil for all pages.
    let pages: [Set<Int64>]?
    /// The providers of the pages, if an address names one; nil for the preferred parses.
    let providers: [String]?

    /// Finds the pages of any of the texts; one that is an address of a document in the store is not a query.
    ///
    /// - Throws: `CommandFailure` for an address of a page that is not there, and as `SearchEngine.pages` does.
    init(_ texts: [String], allParses: Bool, _ engine: SearchEngine, _ reader: StoreSetReader) throws {
        guard !texts.isEmpty else {
            (pages, providers) = (nil, nil)
            return
        }
        var found: Set<Int64> = []
        var namesProvider = false
        for text in texts {
            guard let page = try Self.addressed(text, reader) else {
                found.formUnion(
                    try engine.pages(SearchRequest(query: text, allParses: allParses), in: reader))
                continue
            }
            found.insert(page.row)
            namesProvider = namesProvider || page.namesProvider
        }
        let rows = try reader.rows(found)
        pages = rows
        providers =
            namesProvider
            ? try Set(
                zip(reader.readers, rows).flatMap { reader, rows in
                    try reader.pages(ids: rows.sorted(), withBlocks: false).map(\.provider)
                }
            ).sorted() : nil
    }

    /// The page that a text is the address of, in the last store that has its document; nil for a query.
    private static func addressed(
        _ text: String, _ set: StoreSetReader
    ) throws -> (row: Int64, namesProvider: Bool)? {
        for (store, reader) in set.readers.enumerated().reversed() {
            guard let locator = try reader.locator(text), let index = locator.pageIndex else { continue }
            guard let page = try reader.pageID(key: locator.key, index: index, provider: locator.provider)
            else { throw try DocumentAddress(text, reader).missingPage }
            return (try set.id(page, store: store), locator.provider != nil)
        }
        return nil
    }
}
