internal import TextAnalysis

/// Tokenizes the terms of a query and moves its exclusions to a place at which the index can answer them.
struct QueryPlanner {
    /// The pages that a part of a query means.
    ///
    /// The index can list the pages that match, not those that do not; so a part is kept as the one or the other,
    /// and De Morgan's laws say which comes out of `AND`, `OR` and `NOT`.
    enum Answer {
        /// It asks for nothing: punctuation only.
        case nothing
        case pages(PlannedExpression)
        /// All pages but these.
        case complement(PlannedExpression)
    }

    let tokenizer: Tokenizer
    let limits: QueryLimits
    private var tokenCount = 0
    private var prefixCount = 0
    /// The words and phrases in the order in which they were typed.
    private(set) var terms: [PlannedTerm] = []
    /// Whether a word was left out for having nothing but marks that carry meaning.
    private(set) var hasLostMarks = false
    private var isExcluding = false

    init(tokenizer: Tokenizer, limits: QueryLimits) {
        self.tokenizer = tokenizer
        self.limits = limits
    }

    mutating func plan(_ expression: QueryExpression) throws(QuerySyntaxError) -> Answer {
        switch expression {
        case .term(let term):
            return try planned(term).flatMap(\.expression).map(Answer.pages) ?? .nothing
        case .near(let terms, let distance):
            var phrases: [PlannedPhrase] = []
            for term in terms { if let phrase = try planned(term)?.phrase { phrases.append(phrase) } }
            guard let first = phrases.first else { return .nothing }
            return .pages(phrases.count == 1 ? .phrase(first) : .near(phrases, distance: distance))
        case .not(let operand):
            isExcluding.toggle()
            defer { isExcluding.toggle() }
            return try plan(operand).complemented
        case .all(let operands):
            let (pages, complements) = try split(operands)
            return Answer(pages: PlannedExpression(all: pages), butNot: PlannedExpression(any: complements))
        case .any(let operands):
            // A or not B is not (B and not A).
            let (pages, complements) = try split(operands)
            return Answer(pages: PlannedExpression(all: complements), butNot: PlannedExpression(any: pages))
                .complemented
        }
    }

    private mutating func split(
        _ operands: [QueryExpression]
    ) throws(QuerySyntaxError) -> (pages: [PlannedExpression], complements: [PlannedExpression]) {
        var pages: [PlannedExpression] = []
        var complements: [PlannedExpression] = []
        for operand in operands {
            switch try plan(operand) {
            case .nothing: break
            case .pages(let expression): pages.append(expression)
            case .complement(let expression): complements.append(expression)
            }
        }
        return (pages, complements)
    }

    /// A phrase, and the reading of a word that a line end parts at its hyphen: `fine-⏎tuned` for `fine-tuned`.
    private mutating func planned(_ term: QueryTerm) throws(QuerySyntaxError) -> PlannedTerm? {
        let tokens = tokenizer.phrase(term.text)
        guard let last = tokens.last else {
            hasLostMarks = hasLostMarks || TellingMarks.isLost(of: term.text)
            return nil
        }
        tokenCount += tokens.count
        guard tokenCount <= limits.terms else {
            throw QuerySyntaxError(
                .tooManyTerms, at: term.offset, "the query expands to more than \(limits.terms) words",
                hint: "shorten it, or search for a characteristic part")
        }
        let phrase = PlannedPhrase(
            tokens.map(\.text), isPrefix: last.isPrefix || term.isPrefix, field: term.field)
        if phrase.isPrefix { prefixCount += 1 }
        guard prefixCount <= limits.prefixes else {
            throw QuerySyntaxError(
                .tooManyTerms, at: term.offset,
                "the query expands to more than \(limits.prefixes) word prefixes",
                hint: "write whole words; a single Chinese character counts as a prefix")
        }
        let broken = phrase.isPrefix ? nil : tokenizer.hyphenatedWord(term.text)
        let reading = broken.map { PlannedPhrase([$0], field: phrase.field) }
        var planned = PlannedTerm(term: term, phrase: phrase, reading: reading)
        planned.isExcluded = isExcluding
        terms.append(planned)
        return planned
    }
}

extension QueryPlanner.Answer {
    /// The pages that match the one and not the other; nil means a condition that was not given.
    fileprivate init(pages: PlannedExpression?, butNot excluded: PlannedExpression?) {
        switch (pages, excluded) {
        case (let pages?, let excluded?): self = .pages(.excluding(pages, excluded))
        case (let pages?, nil): self = .pages(pages)
        case (nil, let excluded?): self = .complement(excluded)
        case (nil, nil): self = .nothing
        }
    }

    fileprivate var complemented: Self {
        switch self {
        case .nothing: .nothing
        case .pages(let expression): .complement(expression)
        case .complement(let expression): .pages(expression)
        }
    }
}
