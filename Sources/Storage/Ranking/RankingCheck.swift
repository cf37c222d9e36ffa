internal import Foundation
internal import GRDB

/// Compares page lengths and lists of frequent terms with the index that they were computed from.
struct RankingCheck {
    let database: Database

    /// Says what differs first; nil if nothing does.
    func complaint() throws -> String? {
        let state = try RankingState(database)
        guard state.hasLists else { return nil }
        let last = state.pagesCovered
        let lengths = try PageLengths(database, from: 0, to: last)
        for chunk in 0...last / PageLengths.chunkPages
        where try PageLengths.stored(chunk, database) != lengths[chunk] {
            return "the page lengths differ from the index"
        }
        let writer = try TermListWriter(database, lengths: lengths, after: last)
        let terms = try Row.fetchAll(
            database, sql: "SELECT id, term, page_count FROM frequent_terms ORDER BY id")
        for row in terms {
            let (term, token) = try (
                FrequentTerm(id: row.value(0), pageCount: row.value(2)), row.value(1) as String
            )
            var expected = try writer.collect(token, after: 0)
            let count = expected.pages.count { $0 <= last }
            expected = (Array(expected.pages[..<count]), Array(expected.occurrences[..<count]))
            let isRight =
                if state.pagesRemoved == 0 {
                    try term.pageCount == count && hasList(term, of: expected, writer)
                } else {
                    try remaining(of: term, last, lengths)
                        == zip(expected.pages, expected.occurrences).map(Entry.init)
                }
            if !isRight { return "the lists of '\(token)' differ from the index" }
        }
        return nil
    }

    private struct Entry: Equatable {
        let page: Int64
        let occurrences: UInt32
    }

    /// Whether the lists are, byte for byte, those that would be made of the index today.
    private func hasList(
        _ term: FrequentTerm, of matches: (pages: [Int64], occurrences: [UInt32]), _ writer: TermListWriter
    ) throws -> Bool {
        var count = 0
        for (chunk, list) in try writer.lists(of: matches) {
            guard try stored(term, chunk) == list else { return false }
            count += 1
        }
        let chunks = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM frequent_term_pages WHERE id >> 20 = ?", arguments: [term.id]
        )
        return chunks == count
    }

    /// What the lists hold of pages that are still there.
    private func remaining(of term: FrequentTerm, _ last: Int64, _ lengths: PageLengths) throws -> [Entry] {
        var entries: [Entry] = []
        for chunk in 0...last / PageLengths.chunkPages {
            guard let bytes = try stored(term, chunk), let list = TermList.read(bytes) else { continue }
            let known = lengths[chunk]
            for (page, occurrences) in zip(list.pages, list.occurrences) where known[Int(page)] > 0 {
                entries.append(
                    Entry(page: chunk * PageLengths.chunkPages + Int64(page), occurrences: occurrences))
            }
        }
        return entries
    }

    private func stored(_ term: FrequentTerm, _ chunk: Int64) throws -> Data? {
        try Data.fetchOne(
            database.cachedStatement(sql: "SELECT pages FROM frequent_term_pages WHERE id = ?"),
            arguments: [FrequentTerm.listID(term.id, chunk: chunk)])
    }
}
