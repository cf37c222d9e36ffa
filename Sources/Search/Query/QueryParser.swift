/// One walk over a query's code points: recursive descent whose depth is bounded.
struct QueryParser {
    let scalars: [Unicode.Scalar]
    let limits: QueryLimits
    var index = 0
    var filters = QueryFilters()
    private var termCount = 0

    init(scalars: [Unicode.Scalar], limits: QueryLimits) {
        self.scalars = scalars
        self.limits = limits
    }

    /// Reads `a b OR c …` up to the end, or up to the parenthesis that closes the group; nil if nothing is asked.
    mutating func parseAlternatives(
        field: SearchField?, depth: Int
    ) throws(QuerySyntaxError) -> QueryExpression? {
        var alternatives: [QueryExpression] = []
        var terms: [QueryExpression] = []
        while skipSpace() {
            if current == ")" {
                if depth > 0 { break }
                index += 1
            } else if take(keyword: "OR") {
                if let all = QueryExpression(all: terms) { alternatives.append(all) }
                terms = []
            } else if !take(keyword: "AND") {
                let isNegated = takeNegations()
                let operand = try parseOperand(field: field, depth: depth, isNegated: isNegated)
                if let operand { terms.append(isNegated ? .not(operand) : operand) }
            }
        }
        if let all = QueryExpression(all: terms) { alternatives.append(all) }
        return QueryExpression(any: alternatives)
    }

    /// Reads what comes after the negations, if anything.
    private mutating func parseOperand(
        field: SearchField?, depth: Int, isNegated: Bool
    ) throws(QuerySyntaxError) -> QueryExpression? {
        guard skipSpace(), current != ")", !isAt(keyword: "OR"), !isAt(keyword: "AND") else { return nil }
        var field = field
        while let prefix = takeFieldPrefix() { field = prefix }
        if current == "(" { return try parseGroup(field: field, depth: depth) }
        if let term = try parseQuotation(field: field) { return .term(term) }
        if isAt("NEAR(") { return try parseNear(field: field) }
        if try parseFilter(isNegated: isNegated, depth: depth) { return nil }
        return try parseWord(field: field).map(QueryExpression.term)
    }

    private mutating func parseGroup(
        field: SearchField?, depth: Int
    ) throws(QuerySyntaxError) -> QueryExpression? {
        guard depth < limits.depth else {
            throw QuerySyntaxError(
                .queryTooDeep, at: index, "parentheses are nested more than \(limits.depth) deep",
                hint: "write the query with fewer parentheses")
        }
        index += 1
        let group = try parseAlternatives(field: field, depth: depth + 1)
        if index < scalars.count { index += 1 }
        return group
    }

    /// Reads a quotation and the asterisk after it; nil, a lone mark skipped, if none is closed here.
    mutating func parseQuotation(field: SearchField?) throws(QuerySyntaxError) -> QueryTerm? {
        let start = index
        guard let content = takeQuotation() else { return nil }
        let isPrefix = current == "*"
        if isPrefix { index += 1 }
        return try counted(
            QueryTerm(content.text, isPrefix: isPrefix, field: field, offset: start, isQuoted: true))
    }

    /// Reads a word up to a space, quotation mark, parenthesis or, within `NEAR`, comma; nil if none begins here.
    mutating func parseWord(
        field: SearchField?, endingAtComma: Bool = false
    ) throws(QuerySyntaxError) -> QueryTerm? {
        let start = index
        while index < scalars.count, !scalars[index].endsWord, !(endingAtComma && current == ",") {
            index += 1
        }
        guard index > start else { return nil }
        let word = scalars[start..<index]
        let isPrefix = word.last?.syntax == "*"
        return try counted(QueryTerm(word.text, isPrefix: isPrefix, field: field, offset: start))
    }

    private mutating func counted(_ term: QueryTerm) throws(QuerySyntaxError) -> QueryTerm {
        termCount += 1
        guard termCount <= limits.terms else {
            throw QuerySyntaxError(
                .tooManyTerms, at: term.offset, "the query has more than \(limits.terms) words and phrases",
                hint: "split the query into several")
        }
        return term
    }
}

extension QueryExpression {
    /// One expression for all of these; nil for none.
    init?(all operands: [QueryExpression]) {
        guard let first = operands.first else { return nil }
        self = operands.count == 1 ? first : .all(operands)
    }

    /// One expression for any of these; nil for none.
    init?(any operands: [QueryExpression]) {
        guard let first = operands.first else { return nil }
        self = operands.count == 1 ? first : .any(operands)
    }
}
