internal import CSearchRanking
internal import Foundation
internal import GRDB

/// Computes page lengths and lists of frequent terms from the index, in the transaction that changes the index.
///
/// Whatever they cover, searches give the same answers: pages that are not covered yet are ranked without them. So they
/// are brought up to date only now and then, in steps that grow with the store, which makes their cost a constant
/// share of ingest.
struct RankingBuilder {
    let database: Database
    var limits = RankingLimits()

    /// Brings lengths and lists up to date if enough pages came since, or rebuilds them if many are gone.
    func updateIfDue(isWriting: Bool) throws {
        let state = try RankingState(database)
        let last = try RowIDs.lastPage(database)
        let covered = Int(state.pagesCovered)
        if state.pagesRemoved > max(limits.laterPagesAfterWriting, covered / 4) { return try rebuild() }
        let later = Int(last) - covered
        let isDue =
            isWriting
            ? later >= max(limits.laterPagesWhileWriting, covered)
            : later >= max(limits.laterPagesAfterWriting, covered / 32)
        if isDue { try extend(from: state, to: last) }
    }

    /// Rebuilds lengths and lists.
    func rebuild() throws {
        try clear()
        try extend(from: try RankingState(database), to: try RowIDs.lastPage(database))
    }

    /// Forgets lengths and lists; ranking continues without them.
    func clear() throws {
        try database.execute(
            sql: "DELETE FROM page_lengths; DELETE FROM frequent_terms; DELETE FROM frequent_term_pages")
        for key in [StoreInfo.Key.rankingVersion, .rankingPagesCovered, .rankingPagesRemoved] {
            try database.execute(sql: "DELETE FROM store_info WHERE key = ?", arguments: [key.name])
        }
    }

    private func extend(from state: RankingState, to last: Int64) throws {
        // Lists of another format, or with other weights, are of no use.
        if !state.hasLists { try clear() }
        var lengths = try PageLengths(database, from: state.pagesCovered, to: last)
        try lengths.write()
        let lists = try TermListWriter(database, lengths: lengths, after: state.pagesCovered)
        for term in try Row.fetchAll(database, sql: "SELECT id, term, page_count FROM frequent_terms") {
            try lists.extend(
                FrequentTerm(id: term.value(0), pageCount: term.value(2)), token: term.value(1))
        }
        let pages = Int(state.pageCount)
        let sample = try FrequentTokenSample(database, lastPage: last, pages: pages, limits: limits)
        for token in sample.candidates(among: pages) {
            guard try FrequentTerm.find(token, database) == nil else { continue }
            try lists.begin(token) { limits.isFrequent($0, among: Int(last)) }
        }
        try StoreInfo.set(.rankingVersion, RankingState.version, database)
        try StoreInfo.set(.rankingPagesCovered, String(last), database)
    }
}
