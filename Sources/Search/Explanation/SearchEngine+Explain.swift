internal import DocumentModel
internal import Storage

extension SearchEngine {
    /// Says how a search is understood, without searching.
    ///
    /// - Throws: As `search`.
    package func explain(_ request: SearchRequest) throws -> SearchExplanation {
        try stores.read { reader in
            let search: PreparedSearch
            do {
                search = try PreparedSearch(request, reader, limits: limits)
            } catch let error as QuerySyntaxError where error.code == .noTerms {
                return SearchExplanation(
                    query: request.query, parsed: "", words: [], match: nil, plan: [],
                    note: "\(error.message); \(error.hint)")
            }
            let words = try search.plan.terms.map { try word($0, search, reader) }
            return SearchExplanation(
                query: request.query, parsed: search.query.expression?.description ?? "", words: words,
                match: search.candidates?.match,
                plan: search.steps(bound: verificationBound, expressionSteps: expressionSteps)
                    + (try furtherSteps(search, reader)))
        }
    }

    /// What is done if fewer pages than asked for have all words.
    private func furtherSteps(_ search: PreparedSearch, _ reader: StoreSetReader) throws -> [String] {
        let request = search.request
        guard search.candidates != nil, search.patterns.isEmpty, request.limit > 0, !request.allWords,
            request.sort == .score,
            let partial = try partialPlan(search, excludesWhole: false, reader)
        else { return [] }
        let pieces = partial.pieces.filter { $0.pages > 0 }.map(\.explanation)
        return [
            "if fewer than \(request.limit) pages are found, those follow that hold some of: \(pieces.joined(separator: ", "))",
            "the best \(NearnessRanking.candidateCount) of these are ranked again by how near to each other the words are",
        ]
    }

    private func word(
        _ planned: PlannedTerm, _ search: PreparedSearch, _ reader: StoreSetReader
    ) throws -> SearchExplanation.Word {
        let isExact = planned.term.isQuoted
        return SearchExplanation.Word(
            text: planned.term.text, offset: planned.term.offset, tokens: planned.phrase.tokens,
            isPrefix: planned.phrase.isPrefix,
            pages: try reader.pageCount(match: planned.phrase.matchString(search.scope)),
            inflections: isExact ? [] : search.inflections[planned.phrase] ?? [],
            forms: isExact
                ? []
                : (search.forms[planned.phrase] ?? []).dropFirst().map { $0.tokens.joined(separator: " ") })
    }
}

extension PartialPlan.Piece {
    /// The word, its inflections and its pages: `measured (measure, measuring) 12`.
    fileprivate var explanation: String {
        let forms = inflections.flatMap(\.tokens).joined(separator: ", ")
        return text.printable + (forms.isEmpty ? "" : " (\(forms))") + " \(pages)"
    }
}

extension PreparedSearch {
    /// The steps in which the answer is found, a line each.
    fileprivate func steps(bound: Int, expressionSteps: Int) -> [String] {
        guard candidates != nil else {
            return ["nothing to search: the filters and fields exclude each other"]
        }
        var steps = ["find matching pages in the index"]
        steps += filterSteps
        switch request.sort {
        case .score:
            let weights = zip(SearchColumn.allCases, PageMatchQuery.defaultWeights)
                .map { "\($0.name) \($1)" }.joined(separator: ", ")
            steps.append("rank them by BM25, with the column weights \(weights)")
        case .newest: steps.append("put the newest pages first")
        }
        if !patterns.isEmpty {
            steps.append(
                "read each page for the text as it is written, the best \(readingBound(expressionSteps)) at most"
            )
        }
        if !scope.isAnsweredByIndex {
            let types = (filters.types ?? []).map(\.rawValue).joined(separator: ", ")
            steps.append(
                "read each page, because other block types share an index column with \(types); above \(bound) pages the total is a lower bound"
            )
        }
        if request.groupsByDocument { steps.append("keep the first page of each document") }
        steps.append("read the blocks of the hits for regions and highlights")
        return steps
    }

    private var filterSteps: [String] {
        var steps: [String] = []
        if filters.pages.parses == .preferred { steps.append("only pages of preferred parses") }
        if let keys = filters.pages.keys {
            steps.append("only the documents \(keys.joined(separator: ", "))")
        }
        if let patterns = filters.patterns {
            steps.append("only documents whose key fits \(patterns.joined(separator: ", "))")
        }
        if !filters.titles.isEmpty {
            steps.append(
                "only documents whose title, key or file name has \(filters.titles.joined(separator: ", or "))"
            )
        }
        if let providers = filters.pages.providers {
            steps.append("only the providers \(providers.joined(separator: ", "))")
        }
        if let languages = filters.pages.languages {
            steps.append("only the languages \(languages.joined(separator: ", "))")
        }
        if let ranges = filters.ranges {
            let numbers = ranges.map {
                $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
            }
            steps.append("only the page numbers \(numbers.joined(separator: ", "))")
        }
        return steps
    }
}
