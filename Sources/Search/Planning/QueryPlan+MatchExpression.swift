package import Storage

extension QueryPlan {
    /// The query as the lists of frequent terms can answer it; nil if they cannot: they know only the columns that are searched by
    /// default, and phrases only if any of several words will do.
    ///
    /// Its terms are in the order in which `matchString` has their phrases. Phrases of one family, which must not have any
    /// in common, are one term.
    package func matchExpression(
        _ scope: SearchScope = SearchScope(), families: [Set<PlannedPhrase>] = []
    ) -> MatchExpression? {
        guard scope.types.isEmpty, scope.fields == SearchField.defaults,
            Set(families.flatMap(\.self)).count == families.reduce(0, { $0 + $1.count })
        else { return nil }
        switch expression {
        case .excluding(let base, let excluded):
            guard let wanted = base.matchExpression(families, allowsPhrases: base.isAny),
                let unwanted = excluded.matchExpression([], allowsPhrases: base.isAny)
            else { return nil }
            return .excluding(wanted, unwanted)
        default: return expression.matchExpression(families, allowsPhrases: expression.isAny)
        }
    }
}

extension PlannedExpression {
    /// Whether any of several words is enough for a page.
    fileprivate var isAny: Bool { if case .any = self { true } else { false } }

    fileprivate func matchExpression(
        _ families: [Set<PlannedPhrase>], allowsPhrases: Bool
    ) -> MatchExpression? {
        switch self {
        case .phrase(let phrase):
            guard phrase.field == nil else { return nil }
            if phrase.tokens.count == 1, !phrase.isPrefix { return .token(phrase.tokens[0]) }
            // If all words must be there, FTS5 reads no more of a phrase's pages than it must.
            return allowsPhrases ? .family([phrase.matchPhrase]) : nil
        case .near: return nil
        case .excluding(let base, let excluded):
            guard let base = base.matchExpression(families, allowsPhrases: allowsPhrases),
                let excluded = excluded.matchExpression([], allowsPhrases: allowsPhrases)
            else { return nil }
            return .excluding(base, excluded)
        case .all:
            return Self.expressions(operandsDeepestFirst, families, allowsPhrases).map(MatchExpression.all)
        case .any:
            return Self.expressions(operandsDeepestFirst, families, allowsPhrases).map {
                $0.count == 1 ? $0[0] : .any($0)
            }
        }
    }

    /// The operands, those of one family as one at the place of its first; an `any` of one family is that alone.
    private static func expressions(
        _ operands: [PlannedExpression], _ families: [Set<PlannedPhrase>], _ allowsPhrases: Bool
    ) -> [MatchExpression]? {
        var done: Set<PlannedPhrase> = []
        var expressions: [MatchExpression] = []
        for operand in operands {
            if case .phrase(let phrase) = operand {
                guard !done.contains(phrase) else { continue }
                if let family = families.first(where: { $0.contains(phrase) }), family.count > 1 {
                    let phrases = operands.flatMap(\.phrases).filter(family.contains)
                    guard phrases.allSatisfy({ $0.field == nil && (allowsPhrases || $0.isToken) }) else {
                        return nil
                    }
                    done.formUnion(phrases)
                    expressions.append(.family(phrases.map(\.matchPhrase)))
                    continue
                }
            }
            guard let expression = operand.matchExpression(families, allowsPhrases: allowsPhrases) else {
                return nil
            }
            expressions.append(expression)
        }
        return expressions
    }
}

extension PlannedPhrase {
    fileprivate var isToken: Bool { tokens.count == 1 && !isPrefix }
}
