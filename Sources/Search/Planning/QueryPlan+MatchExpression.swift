package import Storage

extension QueryPlan {
    /// The query as the lists of frequent terms can answer it; nil where they cannot: they have single tokens, and only
    /// in the columns that are searched by default.
    ///
    /// Its tokens stand in the order in which `matchString` has them.
    package func matchExpression(_ scope: SearchScope = SearchScope()) -> MatchExpression? {
        guard scope.types.isEmpty, scope.fields == SearchField.defaults else { return nil }
        return expression.matchExpression
    }
}

extension PlannedExpression {
    fileprivate var matchExpression: MatchExpression? {
        switch self {
        case .phrase(let phrase):
            guard phrase.tokens.count == 1, !phrase.isPrefix, phrase.field == nil else { return nil }
            return .token(phrase.tokens[0])
        case .near: return nil
        case .excluding(let base, let excluded):
            guard let base = base.matchExpression, let excluded = excluded.matchExpression else { return nil }
            return .excluding(base, excluded)
        case .all: return operandExpressions.map(MatchExpression.all)
        case .any: return operandExpressions.map(MatchExpression.any)
        }
    }

    private var operandExpressions: [MatchExpression]? {
        let operands = operandsDeepestFirst.compactMap(\.matchExpression)
        return operands.count == operandsDeepestFirst.count ? operands : nil
    }
}
