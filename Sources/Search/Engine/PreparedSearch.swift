internal import DocumentModel
internal import Storage
internal import TextAnalysis

/// A request that was read and planned: what the index is asked and what pages are read for.
struct PreparedSearch {
    let request: SearchRequest
    let query: ParsedQuery
    let plan: QueryPlan
    /// What of the plan is looked for on a page; nil if only texts are.
    let wanted: PlannedExpression?
    /// Texts that a page must hold as they are written.
    let patterns: [TextPattern]
    /// The inflections that replace words, if these were asked for.
    let inflections: [PlannedPhrase: [VocabularyEntry]]
    /// Other forms of writing words, by the words.
    let forms: [PlannedPhrase: [PlannedPhrase]]
    /// The replacements of phrases that have inflections or other forms, themselves among them.
    private let alternatives: [PlannedPhrase: [PlannedPhrase]]
    /// The same by what counts as one term.
    let families: [InflectionFamily]
    let filters: SearchFilters
    let scope: SearchScope
    let tokenizer: Tokenizer
    /// What the index is asked, its limit and offset not set; nil if no page can match.
    let candidates: PageMatchQuery?

    /// - Throws: `QuerySyntaxError`; `StoreError` if the vocabulary cannot be read.
    init(_ request: SearchRequest, _ reader: StoreSetReader, limits: QueryLimits) throws {
        tokenizer = Tokenizer()
        query = try QuerySyntax.parse(request.query, limits: limits)
        patterns = try request.patterns(tokenizer)
        let planned = try Self.plan(
            query, patterns, hasExpression: request.regexText != nil, tokenizer: tokenizer, limits: limits)
        inflections = request.stems ? try Inflections(reader).find(for: planned.terms) : [:]
        forms = try WordForms(tokenizer) { try reader.pageCount(match: $0.matchString, upTo: $1) }
            .find(for: planned.terms)
        alternatives = Self.alternatives(inflections).merging(forms) { ($0 + $1).uniqued() }
        let expanded = try planned.expanded(alternatives)
        wanted = expanded.terms.isEmpty ? nil : expanded.expression
        plan = try expanded.requiring(patterns)
        var filters = SearchFilters(request, plan.filters)
        try filters.findDocuments(reader, tokenizer: tokenizer)
        self.filters = filters
        scope = SearchScope(types: Set(filters.types ?? []), furniture: request.furniture)
        families = try InflectionFamily.families(alternatives, scope, reader)
        candidates = Self.candidates(plan, families, filters, scope, request)
        self.request = request
    }

    /// The same search with another plan, with further words that replace several, and another part of its result.
    init(
        _ other: PreparedSearch, plan: QueryPlan, families: [InflectionFamily], request: SearchRequest
    ) {
        (query, inflections, tokenizer) = (other.query, other.inflections, other.tokenizer)
        (forms, alternatives) = (other.forms, other.alternatives)
        (filters, scope, patterns) = (other.filters, other.scope, other.patterns)
        let known = families.reduce(into: Set()) { $0.formUnion($1.phrases) }
        self.families = families + other.families.filter { $0.phrases.isDisjoint(with: known) }
        wanted = plan.expression
        candidates = Self.candidates(plan, self.families, filters, scope, request)
        self.plan = plan
        self.request = request
    }

    /// The plan of the query's words; of texts to look for, if it has none.
    private static func plan(
        _ query: ParsedQuery, _ patterns: [TextPattern], hasExpression: Bool, tokenizer: Tokenizer,
        limits: QueryLimits
    ) throws(QuerySyntaxError) -> QueryPlan {
        do throws(QuerySyntaxError) {
            return try QueryPlan(query, tokenizer: tokenizer, limits: limits)
        } catch  where error.code == .noTerms && !patterns.isEmpty {
            guard let expression = PlannedExpression(all: patterns.compactMap(\.narrowing)) else {
                throw QuerySyntaxError(
                    .tooBroad, at: 0,
                    "the index cannot narrow this down, because no whole word is sure to be on every page that it means",
                    hint: "add a query of words that the pages must contain, or "
                        + (hasExpression
                            ? "a word with its edges such as \\bword\\b" : "whole words to the text")
                )
            }
            return QueryPlan(expression: expression, filters: query.filters)
        }
    }

    private static func candidates(
        _ plan: QueryPlan, _ families: [InflectionFamily], _ filters: SearchFilters, _ scope: SearchScope,
        _ request: SearchRequest
    ) -> PageMatchQuery? {
        let match = filters.isContradictory ? nil : plan.matchString(scope)
        let phrases = families.isEmpty ? [] : plan.phrases(scope)
        return match.map { match in
            var query = PageMatchQuery(
                match: match, expression: plan.matchExpression(scope, families: families.map(\.phrases)),
                families: families.compactMap { $0.family(among: phrases) },
                filter: filters.pages,
                pageIndexes: filters.pageIndexes,
                blockTypes: scope.isAnsweredByIndex ? nil : filters.types,
                sort: request.sort == .score ? .score : .newest)
            query.phrases = plan.matchPhrases(scope)
            return query
        }
    }

    /// The replacements of phrases that have inflections.
    private static func alternatives(
        _ inflections: [PlannedPhrase: [VocabularyEntry]]
    ) -> [PlannedPhrase: [PlannedPhrase]] {
        Dictionary(
            uniqueKeysWithValues: inflections.map { phrase, entries in
                (phrase, entries.map { PlannedPhrase([$0.token], field: phrase.field) })
            })
    }

    /// What a term comes to in the plan's expression, with its inflections.
    func expression(of planned: PlannedTerm) -> PlannedExpression? {
        planned.expression?.expanded(alternatives)
    }

    /// Whether only the text of a page shows whether it matches.
    var mustVerify: Bool { !scope.isAnsweredByIndex || !patterns.isEmpty }

    /// How many pages are read at most for texts as they are written; a costly expression is looked for on fewer.
    func readingBound(_ steps: Int) -> Int {
        guard let cost = patterns.map(\.cost).max() else { return .max }
        return max(1, min(20_000, steps / max(1, cost)))
    }

    /// Whether the index and the filters that it applies know all pages that match.
    var isAnsweredByIndex: Bool { !mustVerify && (filters.ranges?.count ?? 1) <= 1 }

    var finder: RegionFinder {
        RegionFinder(wanted, tokenizer: tokenizer, scope: scope, patterns: patterns)
    }

    /// What the terms of a page's matches are numbers of: the words and phrases, then what the index was asked for each text.
    var leaves: [PlannedExpression] {
        (wanted?.wanted ?? []) + patterns.map { $0.narrowing ?? plan.expression }
    }
}
