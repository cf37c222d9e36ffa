internal import DocumentModel

extension SearchEngine {
    /// Searches for passages: the best pieces of the best pages.
    ///
    /// The pages looked at are twice as many as the passages asked for, at least 20 and for this at most 200. Passages of pages
    /// with all words come first; of each part, those with the highest score.
    ///
    /// - Parameters:
    ///   - request: As for a search; its limit counts passages, and its offset and cursor do not count.
    ///   - size: About how many code points a passage has. Only a block that is longer is cut.
    /// - Throws: As `search`.
    /// - Returns: The passages, and the search without its hits.
    package func passages(_ request: SearchRequest, size: Int) throws -> PassageResult {
        var pages = request
        let limit = max(0, request.limit)
        pages.limit = limit == 0 ? 0 : max(limit, min(limit.addingClamped(limit), 200), 20)
        (pages.offset, pages.cursor) = (0, nil)
        var maker = PassageMaker(size: size)
        var passages: [Passage] = []
        let search = try forEachPage(pages) { page, _ in passages += try maker.passages(of: page) }
        let ranked = passages.enumerated().sorted { first, second in
            let isWhole = (first.element.hit.matched == .all, second.element.hit.matched == .all)
            if isWhole.0 != isWhole.1 { return isWhole.0 }
            if first.element.score != second.element.score {
                return first.element.score > second.element.score
            }
            return first.offset < second.offset
        }
        return PassageResult(
            search: search, size: size, passages: ranked.prefix(limit).map(\.element))
    }
}
