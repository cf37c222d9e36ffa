internal import CSearchRanking
internal import GRDB
internal import GRDBSQLite

/// One ranking of pages by BM25, over FTS5's matches, over lists of frequent terms, or over both one after the other.
///
/// The work is done in `CSearchRanking`, whose header has the formula; this hands it the store's statements.
struct PageRanker: ~Copyable {
    struct RankedPage {
        let page: Int64
        let score: Double
    }

    private static let lists = "SELECT pages FROM frequent_term_pages WHERE id = ?"

    private let handle: OpaquePointer
    private let database: Database
    private let limit: Int

    init(_ database: Database, weights: [Double], limit: Int, state: RankingState) throws {
        let lengths = try database.cachedStatement(sql: "SELECT lengths FROM page_lengths WHERE chunk = ?")
        guard let handle = folio_ranker_create(weights, Int32(weights.count), Int64(limit)) else {
            throw DatabaseError(resultCode: .SQLITE_NOMEM)
        }
        self.handle = handle
        self.database = database
        self.limit = limit
        folio_ranker_set_lengths(handle, lengths.sqliteStatement, state.pagesCovered)
        folio_ranker_set_totals(handle, state.pageCount, state.tokenCount)
    }

    deinit { folio_ranker_destroy(handle) }

    /// How many matches were seen.
    var total: Int { Int(folio_ranker_total(handle)) }

    /// How many pages were scored; fewer than `total` if lists showed that the others cannot be among the best.
    var scoredCount: Int { Int(folio_ranker_scored(handle)) }

    /// Keeps only what comes after a page in the order by score and page.
    func start(after place: PageMatchQuery.Place) {
        folio_ranker_set_after(handle, place.score, place.pageID)
    }

    /// Scores by the statistics of a set of stores.
    func use(_ statistics: PageMatchQuery.Statistics) throws {
        folio_ranker_set_totals(handle, statistics.pageCount, statistics.tokenCount)
        try require(
            folio_ranker_set_phrase_pages(
                handle, statistics.phrasePages, Int32(clamping: statistics.phrasePages.count)))
    }

    /// Makes phrases one term, whose occurrences are summed up.
    func join(_ families: [PageMatchQuery.Family]) throws {
        let phraseCount = (families.flatMap(\.phrases).max() ?? -1) + 1
        var numbers = [Int32](repeating: -1, count: phraseCount)
        for (number, family) in families.enumerated() {
            for phrase in family.phrases where phrase >= 0 { numbers[phrase] = Int32(number) }
        }
        let pages = families.map { Int64($0.pageCount) }
        try require(
            folio_ranker_set_families(handle, numbers, Int32(numbers.count), pages, Int32(pages.count)))
    }

    /// Says that what is ranked next is all that matches the query's phrase, if it is only one: then its pages are counted
    /// by the way.
    func countWhileRanking() { folio_ranker_count_while_ranking(handle) }

    /// Ranks what a statement gives that selects `folio_rank(page_search, ?)`, its first argument.
    func rank(_ statement: Statement, _ arguments: StatementArguments) throws {
        try statement.setArguments([nil] + arguments)
        try require(folio_ranker_rank(handle, statement.sqliteStatement, 1), statement)
    }

    /// Adds the pages of what has no list, as the next term; occurrences of all phrases of the match are summed.
    func collect(_ statement: Statement, _ arguments: StatementArguments) throws {
        try statement.setArguments([nil] + arguments)
        try require(folio_ranker_collect(handle, statement.sqliteStatement, 1), statement)
    }

    /// Adds a frequent term as the next term; `later` is how many pages have it behind those that its lists cover.
    ///
    /// - Throws: `DatabaseError` `SQLITE_CORRUPT` for a number that no term can have.
    func add(_ term: FrequentTerm, later: Int) throws {
        let pages = min(max(Int64(term.pageCount), 0), PageLengths.greatestPage)
        try require(folio_ranker_add_listed(handle, term.id, pages, Int64(later)))
    }

    /// Makes the terms added last one term, whose occurrences are summed; `later` is how many pages have it behind those that
    /// lists cover.
    func merge(_ count: Int, later: Int, hasRemoved: Bool) throws {
        let lists = try database.cachedStatement(sql: Self.lists)
        try require(
            folio_ranker_merge(
                handle, lists.sqliteStatement, Int32(count), Int64(later), hasRemoved ? 1 : 0))
    }

    /// Leaves pages out of searches over lists.
    func exclude(_ pages: ClosedRange<Int64>) throws {
        let pages = pages.clamped(to: 0...PageLengths.greatestPage)
        try require(folio_ranker_exclude(handle, pages.lowerBound, pages.upperBound))
    }

    /// Ranks the pages within `range` that match an expression over the terms added; the first `wanted` terms count.
    func searchLists(
        _ program: ListProgram, wanted: Int, in range: ClosedRange<Int64>, hasRemoved: Bool
    ) throws {
        let lists = try database.cachedStatement(sql: Self.lists)
        try require(
            folio_ranker_search_lists(
                handle, lists.sqliteStatement, program.steps, Int32(program.steps.count), Int32(wanted),
                range.lowerBound, range.upperBound, hasRemoved ? 1 : 0), lists)
    }

    /// The pages and weighed occurrences, in quarters, that were collected last.
    func collected() -> (pages: [Int64], occurrences: [UInt32]) {
        var pages: UnsafePointer<Int64>?
        var occurrences: UnsafePointer<UInt32>?
        let count = folio_ranker_collected(handle, &pages, &occurrences)
        return (
            Array(UnsafeBufferPointer(start: pages, count: count)),
            Array(UnsafeBufferPointer(start: occurrences, count: count))
        )
    }

    /// The best pages, the best first.
    consuming func best() -> [RankedPage] {
        let count = min(limit, total)
        // The empty array is one for all threads, and the standard library writes its count all the same.
        guard count > 0 else { return [] }
        let found = [folio_ranked_page](unsafeUninitializedCapacity: count) {
            $1 = Int(folio_ranker_finish(handle, $0.baseAddress, Int64($0.count)))
        }
        return found.map { RankedPage(page: $0.page, score: $0.score) }
    }

    private func require(_ status: CInt) throws {
        guard status == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
    }

    private func require(_ status: CInt, _ statement: Statement) throws {
        guard status != SQLITE_DONE else { return }
        let message = sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) }
        throw DatabaseError(resultCode: ResultCode(rawValue: status), message: message, sql: statement.sql)
    }
}
