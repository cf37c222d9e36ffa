/// The piece of a block's text that shows most of what was found in it.
struct SnippetWindow {
    /// In code points, cut between words and, if one ends at a good place, sentences.
    let range: Range<Int>

    /// Chooses a window.
    ///
    /// - Parameters:
    ///   - matches: At least one, in the order of their beginnings.
    ///   - scalars: The block's text.
    ///   - length: About how many code points to show.
    init(around matches: [PageRegion.Match], in scalars: [Unicode.Scalar], length: Int) {
        let core = SnippetWindow.densest(matches, length: length)
        let spare = max(0, length - core.count)
        var start = max(0, core.lowerBound - spare / 2)
        let end = min(scalars.count, start + max(length, core.count))
        start = max(0, min(start, end - length))
        let text = SnippetText(scalars: scalars)
        range = text.start(from: start, before: core.lowerBound)..<text.end(from: end, after: core.upperBound)
    }

    /// The span of the matches that lie within `length` of each other and have the most different terms, then the
    /// most matches; the first of equals.
    private static func densest(_ matches: [PageRegion.Match], length: Int) -> Range<Int> {
        var (best, bestScore) = (0..<1, (terms: 0, matches: 0))
        var counts: [PageRegion.Term: Int] = [:]
        var end = 0
        for start in matches.indices {
            let limit = matches[start].range.lowerBound + length
            while end < matches.count, end == start || matches[end].range.upperBound <= limit {
                counts[matches[end].term, default: 0] += 1
                end += 1
            }
            let score = (terms: counts.count, matches: end - start)
            if score > bestScore { (best, bestScore) = (start..<end, score) }
            let term = matches[start].term
            counts[term] = counts[term].flatMap { $0 > 1 ? $0 - 1 : nil }
        }
        let chosen = matches[best]
        let lower = chosen.map(\.range.lowerBound).min() ?? 0
        let upper = chosen.map(\.range.upperBound).max() ?? lower
        // One match longer than a snippet is cut.
        return lower..<min(upper, lower + 4 * length)
    }
}
