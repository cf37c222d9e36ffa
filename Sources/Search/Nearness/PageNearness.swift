internal import Storage

/// How near to each other a query's words are on one page.
struct PageNearness {
    /// The maximum number of tokens between the first word's last and the second word of a pair.
    static let reach = 2
    /// A passage has this many tokens, and begins at every multiple of half of it.
    static let passageLength = 120

    /// By pair of neighbouring words, how often they are side by side in this order; each weighed by its column.
    let pairs: [Double]
    /// BM25 of the best passage, taken for one of average length.
    let passage: Double
    let length: Int

    init(_ terms: [NearnessTerm], on page: PagePlaces) {
        let occurrences = terms.map { $0.occurrences(in: page) }
        pairs = zip(occurrences, occurrences.dropFirst()).map { Self.pairs($0, $1) }
        passage = Self.bestPassage(occurrences, terms.map(\.idf))
        length = page.length
    }

    /// Both in the order of the page, so that one pass meets all pairs.
    private static func pairs(
        _ firsts: [NearnessTerm.Occurrence], _ seconds: [NearnessTerm.Occurrence]
    ) -> Double {
        var sum = 0.0
        var next = 0
        for first in firsts {
            while next < seconds.count, seconds[next].start <= first.end { next += 1 }
            guard next < seconds.count else { break }
            if seconds[next].start - first.end <= reach { sum += first.weight }
        }
        return sum
    }

    private static func bestPassage(_ occurrences: [[NearnessTerm.Occurrence]], _ idfs: [Double]) -> Double {
        let half = passageLength / 2
        guard let last = occurrences.compactMap({ $0.last?.start }).max() else { return 0 }
        var scores = Array(repeating: 0.0, count: last / half + 1)
        var counts = Array(repeating: 0, count: scores.count + 1)
        for (term, idf) in zip(occurrences, idfs) where !term.isEmpty {
            for occurrence in term { counts[occurrence.start / half] += 1 }
            for cell in scores.indices where counts[cell] + counts[cell + 1] > 0 {
                scores[cell] += idf * BM25.part(Double(counts[cell] + counts[cell + 1]))
            }
            for occurrence in term { counts[occurrence.start / half] = 0 }
        }
        return scores.max() ?? 0
    }
}
