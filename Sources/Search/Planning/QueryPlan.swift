internal import Storage
package import TextAnalysis

/// What a query looks up: its expression over index tokens, and the filters.
package struct QueryPlan: Hashable, Sendable {
    package let expression: PlannedExpression
    package let filters: QueryFilters
    /// The words and phrases that ask for something, in the order in which they were typed.
    package let terms: [PlannedTerm]
    /// Whether words were left out for having nothing but marks that carry meaning.
    let hasLostMarks: Bool

    package init(
        expression: PlannedExpression, filters: QueryFilters = QueryFilters(), terms: [PlannedTerm] = [],
        hasLostMarks: Bool = false
    ) {
        self.hasLostMarks = hasLostMarks
        self.expression = expression
        self.filters = filters
        self.terms = terms
    }

    /// The plan with words replaced by any of several phrases, their inflections.
    func expanded(
        _ alternatives: [PlannedPhrase: [PlannedPhrase]]
    ) throws(QuerySyntaxError) -> QueryPlan {
        guard !alternatives.isEmpty else { return self }
        return try QueryPlan(
            expression: expression.expanded(alternatives), filters: filters, terms: terms,
            hasLostMarks: hasLostMarks
        ).checked()
    }

    /// The plan with what the index must hold for texts as they are written.
    func requiring(_ patterns: [TextPattern]) throws(QuerySyntaxError) -> QueryPlan {
        let operands = [expression] + patterns.compactMap(\.narrowing)
        guard operands.count > 1, let expression = PlannedExpression(all: operands) else { return self }
        return try QueryPlan(
            expression: expression, filters: filters, terms: terms, hasLostMarks: hasLostMarks
        ).checked()
    }

    /// Plans a query.
    ///
    /// A term without letters and digits asks for nothing and is left out.
    ///
    /// - Throws: `QuerySyntaxError` with `no_terms`, `only_exclusions`, `too_many_terms` or `query_too_deep`.
    package init(
        _ query: ParsedQuery, tokenizer: Tokenizer, limits: QueryLimits = QueryLimits()
    ) throws(QuerySyntaxError) {
        var planner = QueryPlanner(tokenizer: tokenizer, limits: limits)
        switch try query.expression.map({ query throws(QuerySyntaxError) in try planner.plan(query) })
            ?? .nothing
        {
        case .nothing:
            throw Self.nothingAsked(query)
        case .complement:
            throw QuerySyntaxError(
                .onlyExclusions, at: planner.terms.first?.term.offset ?? 0,
                "the query only excludes words",
                hint: "add words that pages must contain: wanted -unwanted")
        case .pages(let expression):
            self.init(
                expression: expression, filters: query.filters, terms: planner.terms,
                hasLostMarks: planner.hasLostMarks)
        }
        self = try checked()
    }

    /// Why a query asks for nothing.
    private static func nothingAsked(_ query: ParsedQuery) -> QuerySyntaxError {
        if query.expression == nil, query.filters != QueryFilters() {
            return QuerySyntaxError(
                .noTerms, at: 0, "the query has only filters and no word to search for",
                hint: "add a word that pages must contain")
        }
        let words = query.text.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, words.allSatisfy({ ["AND", "OR", "NOT"].contains($0) }) else {
            return QuerySyntaxError(
                .noTerms, at: 0, "the query contains no letter or digit to search for",
                hint: "write at least one word; marks such as . , ! + # are not indexed")
        }
        return QuerySyntaxError(
            .noTerms, at: 0, "AND, OR and NOT in capitals are operators, and the query has no words for them",
            hint: "to search for the word, write \(first.lowercased()) or \"\(first)\"")
    }

    private func checked() throws(QuerySyntaxError) -> QueryPlan {
        guard stackDepth <= QueryPlan.greatestStackDepth else {
            throw QuerySyntaxError(
                .queryTooDeep, at: 0, "the groups of the query are nested too deep",
                hint: "write the query with fewer parentheses")
        }
        return self
    }
}
