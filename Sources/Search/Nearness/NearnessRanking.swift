internal import DocumentModel
internal import Storage

/// Ranks the best pages by BM25 again: pages come first if the words are near to each other.
///
/// To a page's score are added half of BM25 over pairs of neighbouring words of the query, as if each pair were a word, and half of
/// BM25 of its best passage. The pages that hold a pair are counted among the candidates, so that nothing but these is read.
/// This is exact over the candidates, which are the best by BM25; no other page is looked at, and none can come before
/// one of them that it was behind.
struct NearnessRanking {
    /// How many pages are ranked again.
    static let candidateCount = 200
    static let pairWeight = 0.5
    static let passageWeight = 0.5

    private let terms: [NearnessTerm]
    private let patterns: TokenPatterns
    private let scope: SearchScope
    private let scoring: BM25

    init(_ pieces: [PartialPlan.Piece], scope: SearchScope, scoring: BM25) {
        let phrases = pieces.map { $0.expression.leaves.flatMap(\.phrases) }
        let patterns = TokenPatterns(phrases.flatMap(\.self))
        terms = zip(pieces, phrases).map { piece, phrases in
            NearnessTerm(
                phrases: phrases.map { patterns.numbers(of: $0) }.filter { !$0.isEmpty },
                idf: scoring.idf(pages: piece.pages))
        }
        self.patterns = patterns
        self.scope = scope
        self.scoring = scoring
    }

    /// The candidates by their new scores, the highest first, of equals the page stored first.
    func ranked(_ candidates: some Sequence<PageMatch>, _ reader: StoreSetReader) throws -> [PageMatch] {
        var ranked = Array(candidates)
        var places = PagePlaces(patterns, scope: scope)
        let pages = try ranked.map { match in
            try places.read(page: match.pageID, reader)
            return PageNearness(terms, on: places)
        }
        let idfs = terms.indices.dropLast().map { pair in
            scoring.idf(pages: pages.count { $0.pairs[pair] > 0 })
        }
        for (index, page) in pages.enumerated() {
            let pairs = zip(page.pairs, idfs).reduce(0) { sum, pair in
                pair.0 > 0 ? sum + pair.1 * scoring.part(pair.0, length: page.length) : sum
            }
            ranked[index].score += Self.pairWeight * pairs + Self.passageWeight * page.passage
        }
        return ranked.sorted { ($1.score, $0.pageID) < ($0.score, $1.pageID) }
    }
}

extension SearchRun {
    /// The matches that a query asks for, the first of all ranked again by nearness if that counts.
    func matches(_ query: PageMatchQuery) throws -> PageMatches {
        let count = NearnessRanking.candidateCount
        guard let nearness, query.limit > 0, query.offset < count else { return try reader.matches(query) }
        var head = query
        head.offset = 0
        head.limit = max(count, query.offset.addingClamped(query.limit))
        var found = try reader.matches(head)
        let matches =
            try nearness.ranked(found.matches.prefix(count), reader) + found.matches.dropFirst(count)
        found.matches = Array(matches.dropFirst(query.offset).prefix(query.limit))
        return found
    }
}
