internal import DocumentModel
internal import Storage

extension SearchRun {
    /// How the pages that match divide by each property asked for.
    ///
    /// The index and the tables of documents know providers and languages, and all pages are counted. The types of the
    /// blocks that match show in the text only; the first pages up to the bound are read for them.
    func facets() throws -> [SearchFacet] {
        let fields = search.request.facets.uniqued()
        let read = search.isAnsweredByIndex ? fields.filter { $0 == .type } : fields
        var counted = read.isEmpty ? [:] : try countByReading(read)
        for field in fields where counted[field] == nil {
            let values = try reader.pageCounts(
                by: field == .provider ? .provider : .language, candidates)
            counted[field] = SearchFacet(
                field: field, values: values.map { SearchFacet.Value(value: $0.value, pages: $0.pages) })
        }
        return fields.compactMap { counted[$0] }
    }

    private func countByReading(_ fields: [SearchFacet.Field]) throws -> [SearchFacet.Field: SearchFacet] {
        var counts: [SearchFacet.Field: [String?: Int]] = [:]
        var languages: [Int64: String?] = [:]
        var pages = 0
        // Matches come in batches, so the bound ends the count between two of them, or at the end of all.
        let isWhole = try forEachReadMatch { match, types in
            for field in fields {
                let values: [String?] =
                    switch field {
                    case .provider: [match.provider]
                    case .type: types.map(\.rawValue)
                    case .language: [try language(of: match.documentID, &languages)]
                    }
                for value in values { counts[field, default: [:]][value, default: 0] += 1 }
            }
            pages += 1
            return pages < verificationBound
        }
        return Dictionary(
            uniqueKeysWithValues: fields.map { field in
                let values = (counts[field] ?? [:]).map { SearchFacet.Value(value: $0.key, pages: $0.value) }
                let sorted = values.sorted { ($1.pages, $0.value ?? "") < ($0.pages, $1.value ?? "") }
                return (field, SearchFacet(field: field, values: sorted, isLowerBound: !isWhole))
            })
    }

    /// Calls `body` with pages that match and the types of the blocks that do, until it wants no more.
    ///
    /// - Returns: Whether no page was left out.
    private func forEachReadMatch(_ body: (PageMatch, Set<BlockType>) throws -> Bool) throws -> Bool {
        var query = candidates
        query.offset = 0
        query.limit = verificationBound
        while true {
            let found = try reader.matches(query)
            for (index, match) in found.matches.enumerated()
            where search.filters.contains(pageIndex: match.pageIndex) {
                let content = try PageContent(reader, page: match.pageID, finder: finder)
                guard content.isMatch else { continue }
                guard try body(match, content.regionTypes) else {
                    return query.offset + index + 1 == found.total
                }
            }
            query.offset += found.matches.count
            if query.offset >= found.total || found.matches.isEmpty { return true }
        }
    }

    private func language(of row: Int64, _ known: inout [Int64: String?]) throws -> String? {
        if let language = known[row] { return language }
        let language = try reader.document(row: row)?.language
        known[row] = .some(language)
        return language
    }
}
