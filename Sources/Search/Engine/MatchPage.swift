internal import Storage

/// The matches that one result shows, of all that there are.
struct MatchPage {
    var matches: [PageMatch] = []
    /// How many come before these.
    var start = 0
    /// How many there are in all.
    var total = 0
    /// Whether there may be more than `total`.
    var isTotalLowerBound = false
    /// By document row, how many of its pages match; empty if matches are not grouped.
    var documentHits: [Int64: Int] = [:]

    /// Whether there is, or may be, a match after these.
    var hasNext: Bool { !matches.isEmpty && (start + matches.count < total || isTotalLowerBound) }

    /// The part of all matches that begins at a place, up to a number of them.
    init(_ all: [PageMatch], from start: Int, limit: Int, isWhole: Bool) {
        self.start = min(start, all.count)
        matches = Array(all.dropFirst(start).prefix(limit))
        total = all.count
        isTotalLowerBound = !isWhole
    }

    init(_ matches: [PageMatch], start: Int, total: Int) {
        self.matches = matches
        self.start = start
        self.total = total
    }
}

extension SearchCursor {
    /// The place of the hits after this cursor among all matches: after its page, or at that page's former place if
    /// it is no longer there.
    func start(in matches: [PageMatch], sort: SearchRequest.Sort) -> Int {
        if let index = matches.firstIndex(where: { $0.pageID == page }) { return index + 1 }
        switch sort {
        case .newest: return matches.firstIndex { $0.pageID < page } ?? matches.count
        case .score: return min(position - 1, matches.count)
        }
    }
}
