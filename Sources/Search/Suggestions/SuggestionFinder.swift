internal import Storage

/// Looks for what a search that found nothing would have found; bounded in words and in look-ups.
struct SuggestionFinder {
    /// A longer query is a pasted text, whose rare words are not misspellings.
    private static let greatestWordCount = 16

    private let engine: SearchEngine
    private let search: PreparedSearch
    private let reader: StoreSetReader

    init(_ engine: SearchEngine, _ search: PreparedSearch, _ reader: StoreSetReader) {
        self.engine = engine
        self.search = search
        self.reader = reader
    }

    func suggestions() throws -> SearchSuggestions {
        let terms = search.plan.terms.prefix(Self.greatestWordCount)
        var spelling = SpellingFinder {
            try reader.token(from: $0, below: $1)
        } pageCount: {
            try reader.pageCount(match: PlannedPhrase([$0]).matchString)
        }
        var words: [SearchSuggestions.Word] = []
        for planned in terms { words.append(try word(planned, &spelling)) }
        return SearchSuggestions(
            words: words.uniqued(), correction: try correction(zip(terms, words)), wider: try wider())
    }

    private func word(
        _ planned: PlannedTerm, _ spelling: inout SpellingFinder
    ) throws -> SearchSuggestions.Word {
        let match = planned.phrase.matchString(search.scope)
        let pages = try reader.pageCount(match: match)
        var word = SearchSuggestions.Word(text: planned.term.text, pages: pages, tokens: [])
        guard pages == 0 else { return word }
        for (index, token) in planned.phrase.tokens.enumerated().prefix(Self.greatestWordCount) {
            let isPrefix = planned.phrase.isPrefix && index == planned.phrase.tokens.count - 1
            let phrase = PlannedPhrase([token], isPrefix: isPrefix)
            let count = try reader.pageCount(match: phrase.matchString)
            word.tokens.append(
                SearchSuggestions.Token(
                    text: token, pages: count, spellings: count == 0 ? try spelling.near(token) : []))
        }
        return word
    }

    /// The query with the best spelling in the place of every word that is on no page, if that finds something.
    private func correction(
        _ words: Zip2Sequence<ArraySlice<PlannedTerm>, [SearchSuggestions.Word]>
    ) throws -> SearchSuggestions.Other? {
        var corrected = QueryCorrection(search.query.text, tokenizer: search.tokenizer)
        for (planned, word) in words {
            for token in word.tokens {
                guard let best = token.spellings.first else { continue }
                corrected.replace(token.text, by: best.token, in: planned.term)
            }
        }
        guard corrected.isChanged else { return nil }
        var request = search.request
        request.query = corrected.text
        guard let total = try? engine.count(request, reader), total > 0 else { return nil }
        return SearchSuggestions.Other(text: corrected.text, total: total)
    }

    private func wider() throws -> [SearchSuggestions.Other] {
        var others: [SearchSuggestions.Other] = []
        func attempt(_ name: String, _ change: (inout SearchRequest) -> Void) throws {
            var request = search.request
            change(&request)
            guard request != search.request else { return }
            let total = try engine.count(request, reader)
            if total > 0 { others.append(SearchSuggestions.Other(text: name, total: total)) }
        }
        if search.filters.areGiven {
            try attempt("no filters") { request in
                request.query = search.query.withoutFilters
                (request.providers, request.types, request.documents) = ([], [], [])
                (request.pages, request.languages, request.titles) = ([], [], [])
            }
        }
        try attempt("--all-parses") { $0.allParses = true }
        try attempt("--furniture") { $0.furniture = true }
        if !search.request.stems { try attempt("--stem") { $0.stems = true } }
        return others
    }
}
