internal import Storage

extension SearchRun {
    /// What is not plain from the hits: what the query excludes, and what the reading of pages came to.
    func note(on page: MatchPage) throws -> String? {
        let notes = [search.plan.excludedNote, try readingNote(on: page)].compactMap(\.self)
        return notes.isEmpty ? nil : notes.joined(separator: "; ")
    }

    private func readingNote(on page: MatchPage) throws -> String? {
        guard search.mustVerify, request.limit > 0 else { return nil }
        if page.isTotalLowerBound { return lowerBoundNote(on: page) }
        guard !search.patterns.isEmpty, page.total == 0 else { return nil }
        let suggested = try reader.matches(candidates).total
        let what =
            request.regexText == nil
            ? "contains the text exactly as it is written"
            : request.literalText == nil
                ? "matches the regular expression" : "has both the text and the expression"
        return suggested == 0
            ? "no page contains the words of the \(request.regexText == nil ? "text" : "expression")"
            : "of \(suggested) pages with its words, none \(what)"
    }

    private func lowerBoundNote(on page: MatchPage) -> String {
        guard page.hasEnough(request.limit) else {
            return
                "only the best \(readingBound) pages that the index suggests were read; add words or filters to the query"
        }
        let what =
            request.groupsByDocument ? "the total and the hits of each document count" : "the total counts"
        return
            "\(what) only pages that were read: the best \(min(verificationBound, readingBound)) that the index suggests, or as many as the hits need"
    }
}

extension MatchPage {
    fileprivate func hasEnough(_ limit: Int) -> Bool { matches.count >= limit }
}
