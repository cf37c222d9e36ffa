internal import DocumentModel

extension StoreSetReader {
    /// The pages that a query matches in all stores, and how many there are, as `DocumentReader.matches` finds them in one.
    ///
    /// Scores come from the statistics of all stores together, so pages rank as in the merged store.
    ///
    /// - Throws: As `DocumentReader.matches`; `unknown_document` only for a key that no store has.
    package func matches(_ query: PageMatchQuery) throws -> PageMatches {
        guard isSet else { return try readers[0].matches(query) }
        try requireKeys(query.filter)
        var part = query
        part.limit = query.limit.addingClamped(query.offset)
        part.offset = 0
        if query.sort == .score, query.limit > 0 { part.statistics = try statistics(of: query) }
        var all = PageMatches(total: 0, matches: [])
        for (store, reader) in readers.enumerated() {
            guard let filter = try filter(query.filter, in: store) else { continue }
            part.filter = filter
            part.after = try after(query.after, in: store)
            let found = try reader.matches(part)
            all.total += found.total
            all.matches += try found.matches.map { try match($0, in: store) }
        }
        all.matches.sort {
            query.sort == .newest ? $0.pageID > $1.pageID : ($1.score, $0.pageID) < ($0.score, $1.pageID)
        }
        all.matches = Array(all.matches.dropFirst(query.offset).prefix(query.limit))
        return all
    }

    /// How many of the pages that match have each value, the most first; the value is nil for unknown.
    package func pageCounts(
        by facet: PageFacet, _ query: PageMatchQuery
    ) throws -> [(value: String?, pages: Int)] {
        guard isSet else { return try readers[0].pageCounts(by: facet, query) }
        try requireKeys(query.filter)
        var counts: [String?: Int] = [:]
        var part = query
        for (store, reader) in readers.enumerated() {
            guard let filter = try filter(query.filter, in: store) else { continue }
            part.filter = filter
            for count in try reader.pageCounts(by: facet, part) {
                counts[count.value, default: 0] += count.pages
            }
        }
        return counts.map { ($0.key, $0.value) }.sorted {
            ($1.pages, $0.value ?? "") < ($0.pages, $1.value ?? "")
        }
    }

    /// What BM25 takes from the indexes as a whole.
    package func scoring() throws -> BM25 {
        let totals = try totals()
        return BM25(pageCount: totals.pages, tokenCount: totals.tokens)
    }

    private func totals() throws -> (pages: Int64, tokens: Int64) {
        try readers.reduce((0, 0)) { sum, reader in
            let state = try RankingState(reader.database)
            // A damaged store may give any numbers.
            return (sum.0 &+ state.pageCount, sum.1 &+ state.tokenCount)
        }
    }

    /// What scores rest on: the pages and tokens of all stores, and the pages of each phrase that is a term of its own.
    private func statistics(of query: PageMatchQuery) throws -> PageMatchQuery.Statistics {
        let totals = try totals()
        let inFamilies = Set(query.families.flatMap(\.phrases))
        let pages = try query.phrases.enumerated().map { index, phrase in
            inFamilies.contains(index) ? 0 : try pageCount(of: phrase)
        }
        return PageMatchQuery.Statistics(
            pageCount: totals.pages, tokenCount: totals.tokens, phrasePages: pages.map(Int64.init))
    }

    private func pageCount(of phrase: PageMatchQuery.Phrase) throws -> Int {
        let query = PageMatchQuery(
            match: phrase.match, expression: phrase.expression, filter: DocumentFilter(parses: .all), limit: 0
        )
        return try readers.reduce(0) { try $0 + $1.matches(query).total }
    }

    private func match(_ match: PageMatch, in store: Int) throws -> PageMatch {
        var match = match
        match.pageID = try id(match.pageID, store: store)
        match.documentID = try id(match.documentID, store: store)
        match.parseID = try id(match.parseID, store: store)
        return match
    }

    /// The same place seen from one store: of pages with the same score, those of earlier stores come before it.
    private func after(_ place: PageMatchQuery.Place?, in store: Int) throws -> PageMatchQuery.Place? {
        guard var place else { return nil }
        let (placeStore, row) = SetRow.place(place.pageID)
        place.pageID = store < placeStore ? .max : store > placeStore ? -1 : row
        return place
    }

    /// The filter for one store; nil if nothing of that store passes.
    private func filter(_ filter: DocumentFilter, in store: Int) throws -> DocumentFilter? {
        var filter = filter
        if let keys = filter.keys {
            filter.keys = try keys.filter { try readers[store].documentID(key: $0) != nil }
        }
        if let ids = filter.ids {
            filter.ids = ids.map(SetRow.place).filter { $0.store == store }.map(\.row)
        }
        return filter.keys == [] || filter.ids == [] ? nil : filter
    }

    /// Refuses a key that no store has.
    private func requireKeys(_ filter: DocumentFilter) throws {
        for key in filter.keys ?? [] { try requireDocument(key: key) }
    }
}
