internal import Foundation
internal import GRDB

/// Writes the lists of frequent terms from the index.
struct TermListWriter {
    private let database: Database
    private let lengths: PageLengths
    private let covered: Int64
    /// Only what it takes to collect: nothing is scored.
    private let state: RankingState
    private let find: Statement
    private let store: Statement

    /// Makes a writer that takes the pages behind `covered` to existing lists.
    init(_ database: Database, lengths: PageLengths, after covered: Int64) throws {
        self.database = database
        self.lengths = lengths
        self.covered = covered
        state = try RankingState(database)
        find = try database.makeStatement(
            sql: "SELECT folio_rank(page_search, ?) FROM page_search WHERE page_search MATCH ? AND rowid > ?")
        store = try database.makeStatement(
            sql: """
                INSERT INTO frequent_term_pages (id, pages) VALUES (?, ?)
                ON CONFLICT DO UPDATE SET pages = excluded.pages
                """)
    }

    /// Adds the later pages of a term that has lists.
    func extend(_ term: FrequentTerm, token: String) throws {
        let added = try collect(token, after: covered)
        guard !added.pages.isEmpty else { return }
        try write(added.pages, added.occurrences, of: term.id)
        try database.cachedStatement(
            sql: "UPDATE frequent_terms SET page_count = page_count + ? WHERE id = ?"
        )
        .execute(arguments: [added.pages.count, term.id])
    }

    /// Begins the lists of a token, if `isFrequent` says so of the number of its pages.
    func begin(_ token: String, where isFrequent: (Int) -> Bool) throws {
        let found = try collect(token, after: 0)
        guard isFrequent(found.pages.count) else { return }
        try database.cachedStatement(sql: "INSERT INTO frequent_terms (term, page_count) VALUES (?, ?)")
            .execute(arguments: [token, found.pages.count])
        try write(found.pages, found.occurrences, of: database.lastInsertedRowID)
    }

    /// The pages of a token behind one, with their occurrences.
    func collect(_ token: String, after page: Int64) throws -> (pages: [Int64], occurrences: [UInt32]) {
        let ranker = try PageRanker(
            database, weights: PageMatchQuery.defaultWeights, limit: 0, state: state)
        try ranker.collect(find, [FrequentTerm.match([MatchPhrase([token])]), page])
        return ranker.collected()
    }

    /// The lists of pages that no list has yet, by chunk.
    func lists(of matches: (pages: [Int64], occurrences: [UInt32])) throws -> [(chunk: Int64, list: Data)] {
        try chunks(of: matches.pages).map { chunk, range in
            let list = try TermList.extend(
                nil, with: matches.pages[range], matches.occurrences[range], lengths: lengths[chunk])
            return (chunk, list)
        }
    }

    private func write(_ pages: [Int64], _ occurrences: [UInt32], of term: Int64) throws {
        for (chunk, range) in chunks(of: pages) {
            let id = FrequentTerm.listID(term, chunk: chunk)
            let existing = try Data.fetchOne(
                database.cachedStatement(sql: "SELECT pages FROM frequent_term_pages WHERE id = ?"),
                arguments: [id])
            let list = try TermList.extend(
                existing, with: pages[range], occurrences[range], lengths: lengths[chunk])
            try store.execute(arguments: [id, list])
        }
    }

    /// Ascending pages by the chunk that they are in.
    private func chunks(of pages: [Int64]) -> [(chunk: Int64, range: Range<Int>)] {
        var chunks: [(chunk: Int64, range: Range<Int>)] = []
        var start = 0
        while start < pages.count {
            let chunk = pages[start] / PageLengths.chunkPages
            var end = start
            while end < pages.count, pages[end] / PageLengths.chunkPages == chunk { end += 1 }
            chunks.append((chunk, start..<end))
            start = end
        }
        return chunks
    }
}
