internal import DocumentModel
internal import Storage

/// What a request and the filters in its query say together: both must hold.
struct SearchFilters {
    var pages: DocumentFilter
    /// Nil for all.
    var types: [BlockType]?
    /// Page numbers, from 1, apart from each other or not; nil for all.
    var ranges: [ClosedRange<Int>]?

    /// Words that a document's title, key or file name has, one of these; empty for all.
    var titles: [String]
    /// What named documents by patterns; nil if nothing did.
    var patterns: [String]?

    init(_ request: SearchRequest, _ query: QueryFilters) {
        titles = request.titles + query.titles
        let providers = SearchFilters.common(request.providers, query.providers)
        pages = DocumentFilter(
            keys: SearchFilters.common(request.documents, query.documents), providers: providers,
            languages: SearchFilters.common(request.languages, query.languages),
            parses: request.allParses || providers != nil ? .all : .preferred)
        types = SearchFilters.common(request.types, query.types)
        ranges = SearchFilters.common(request.pages, query.pages) { first, second in
            first.flatMap { range in
                second.filter(range.overlaps).map { $0.clamped(to: range) }
            }
        }
    }

    /// Whether there is any filter.
    var areGiven: Bool {
        pages.keys != nil || pages.ids != nil || pages.providers != nil || pages.languages != nil
            || types != nil || ranges != nil
    }

    /// Whether the filters exclude each other, so that no page passes.
    var isContradictory: Bool {
        [pages.keys, pages.providers, pages.languages].contains([]) || pages.ids == [] || types == []
            || ranges == []
    }

    /// The positions of pages, from 0, that hold all ranges; nil for all pages.
    var pageIndexes: ClosedRange<Int>? {
        guard let first = ranges?.map(\.lowerBound).min(), let last = ranges?.map(\.upperBound).max() else {
            return nil
        }
        return first - 1...last - 1
    }

    /// Whether a page is in one of the ranges.
    func contains(pageIndex: Int) -> Bool {
        ranges?.contains { $0.contains(pageIndex + 1) } ?? true
    }

    /// What two filters both let pass; one that is empty lets everything pass, and nil does.
    private static func common<Value>(
        _ first: [Value], _ second: [Value], both: ([Value], [Value]) -> [Value]
    ) -> [Value]? {
        if first.isEmpty { return second.isEmpty ? nil : second }
        return second.isEmpty ? first : both(first, second)
    }

    private static func common<Value: Equatable>(_ first: [Value], _ second: [Value]) -> [Value]? {
        common(first, second) { first, second in first.filter(second.contains) }
    }
}
