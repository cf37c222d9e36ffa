import DocumentModel
import GRDB
import Testing

@testable import Storage

/// Filters of a search whose words all have lists of frequent terms.
@Suite struct FilteredRankingTests {
    /// A filter under the name of the member of `DocumentFilter` or `PageMatchQuery` that it sets.
    struct Filter: Sendable, CustomTestStringConvertible {
        let member: String
        let set: @Sendable (inout PageMatchQuery) -> Void

        var testDescription: String { member }
    }

    static let filters = [
        Filter(member: "keys") { $0.filter.keys = ["b"] },
        Filter(member: "ids") { $0.filter.ids = [2] },
        Filter(member: "keyPrefix") { $0.filter.keyPrefix = "b" },
        Filter(member: "providers") { $0.filter.providers = ["beta"] },
        Filter(member: "statuses") { $0.filter.statuses = ["partial"] },
        Filter(member: "languages") { $0.filter.languages = ["de"] },
        Filter(member: "updatedSince") { $0.filter.updatedSince = "2026-02" },
        Filter(member: "parses") { $0.filter.parses = .preferred },
        Filter(member: "pageIndexes") { $0.pageIndexes = 2...5 },
        Filter(member: "blockTypes") { $0.blockTypes = [.table] },
    ]

    /// Two documents, one of them with a second parse; `river` is on all pages.
    private func store() throws -> DocumentStore {
        let store = try DocumentStore.inMemory(clock: Samples.clock)
        func document(_ language: String, _ pageCount: Int) -> ParsedDocument {
            var document = Samples.document(
                pages: (0..<pageCount).map { index in
                    let words = Array(repeating: "river", count: index % 3 + 1).joined(separator: " ")
                    let table = index % 4 == 0 ? [Block(.table, text: "gauge")] : []
                    return Page(index: index, blocks: [Block(.text, text: words)] + table)
                })
            document.language = language
            return document
        }
        var partial = document("de", 9)
        partial.status = .partial
        try store.write(
            Samples.parse("a", document("en", 20), provider: "alpha", payload: "1"),
            Samples.parse("a", document("en", 20), provider: "gamma", payload: "2"),
            Samples.parse("b", partial, provider: "beta", payload: "3"))
        try store.database.write {
            try $0.execute(sql: "UPDATE documents SET updated_at = '2026-02-01T00:00:00Z' WHERE key = 'b'")
        }
        var limits = RankingLimits()
        (limits.leastPages, limits.laterPagesAfterWriting) = (2, 1)
        try store.updateRanking(limits)
        return store
    }

    private func matches(
        _ ranking: PageMatchQuery.Ranking, _ store: DocumentStore, _ set: (inout PageMatchQuery) -> Void
    ) throws -> PageMatches {
        var query = PageMatchQuery(
            match: "body : river", expression: .token("river"), filter: DocumentFilter(parses: .all),
            limit: 100, ranking: ranking)
        set(&query)
        return try store.read { try $0.matches(query) }
    }

    @Test(arguments: filters) func `lists and the index leave out the same pages`(filter: Filter) throws {
        let store = try store()
        let terms = try store.database.read { try FrequentTerm.find("river", $0) }
        #expect(terms != nil)
        let overIndex = try matches(.index, store, filter.set)
        #expect(try matches(.lists, store, filter.set) == overIndex)
        let all = try matches(.lists, store) { _ in }
        #expect(overIndex.total > 0 && overIndex.total < all.total)
    }

    @Test func `every member of a document filter is tried`() {
        let members = Mirror(reflecting: DocumentFilter()).children.compactMap(\.label)
        #expect(Set(members).isSubset(of: Self.filters.map(\.member)))
    }
}
