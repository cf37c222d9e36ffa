internal import Storage

extension SearchRun {
    /// What the reading of pages for texts as they are written came to, where that is not plain from the hits.
    func note(on page: MatchPage) throws -> String? {
        guard !search.patterns.isEmpty, request.limit > 0 else { return nil }
        if page.isTotalLowerBound, !page.hasEnough(request.limit) {
            return
                "only the best \(readingBound) pages that the index suggests were read; add words or filters to the query"
        }
        guard page.total == 0 else { return nil }
        let suggested = try reader.matches(candidates).total
        return suggested == 0
            ? "no page contains the words of the text"
            : "of \(suggested) pages with its words, none contains the text exactly as it is written"
    }
}

extension MatchPage {
    fileprivate func hasEnough(_ limit: Int) -> Bool { matches.count >= limit }
}
