internal import Storage

extension QueryPlan {
    /// What FTS5's parser can hold, less a margin: it stops at 100 symbols with "parser stack overflow".
    static let greatestStackDepth = 90

    /// The `MATCH` string that asks the index, with nothing in it but our own operators and quoted tokens; nil if
    /// nothing in that scope can match.
    ///
    /// Every term without a field looks at the columns of the scope.
    package func matchString(_ scope: SearchScope = SearchScope()) -> String? {
        guard let expression = scope.indexExpression(expression) else { return nil }
        let filter = "{" + scope.fields.map(\.column).joined(separator: " ") + "} : "
        let fields = Set(expression.leaves.flatMap(\.phrases).map(\.field))
        // Column filters inside each other intersect, so one around everything is for queries that name none.
        return fields == [nil]
            ? filter + "(" + expression.rendered() + ")" : expression.rendered(filter: filter)
    }

    /// The phrases of `matchString`, in its order; nil for those in a `NEAR`.
    func phrases(_ scope: SearchScope) -> [PlannedPhrase?] {
        renderedPhrases(scope).map { $0.isNear ? nil : $0.phrase }
    }

    /// The phrases of `matchString` by themselves, in its order.
    func matchPhrases(_ scope: SearchScope = SearchScope()) -> [PageMatchQuery.Phrase] {
        renderedPhrases(scope).map { phrase, _ in
            PageMatchQuery.Phrase(
                match: phrase.matchString(scope),
                expression: QueryPlan(expression: .phrase(phrase)).matchExpression(scope))
        }
    }

    private func renderedPhrases(_ scope: SearchScope) -> [PlannedExpression.RenderedPhrase] {
        scope.indexExpression(expression)?.renderedPhrases ?? []
    }

    /// How many symbols FTS5's parser stacks for the query at most.
    var stackDepth: Int { 4 + expression.stackDepth }
}

extension PlannedExpression {
    /// The FTS5 expression; `filter` is put before every leaf that names no field.
    fileprivate func rendered(filter: String = "") -> String {
        switch self {
        case .phrase(let phrase): filterPrefix(filter) + phrase.rendered
        case .near(let phrases, let distance):
            filterPrefix(filter) + "NEAR(" + phrases.map(\.rendered).joined(separator: " ") + ", \(distance))"
        case .all: operandsDeepestFirst.map { $0.grouped(filter) }.joined(separator: " AND ")
        case .any: operandsDeepestFirst.map { $0.grouped(filter) }.joined(separator: " OR ")
        case .excluding(let base, let excluded): base.grouped(filter) + " NOT " + excluded.grouped(filter)
        }
    }

    fileprivate typealias RenderedPhrase = (phrase: PlannedPhrase, isNear: Bool)

    fileprivate var renderedPhrases: [RenderedPhrase] {
        switch self {
        case .phrase(let phrase): [(phrase, false)]
        case .near(let phrases, _): phrases.map { ($0, true) }
        case .all, .any: operandsDeepestFirst.flatMap(\.renderedPhrases)
        case .excluding(let base, let excluded): base.renderedPhrases + excluded.renderedPhrases
        }
    }

    private func grouped(_ filter: String) -> String {
        isLeaf ? rendered(filter: filter) : "(" + rendered(filter: filter) + ")"
    }

    private func filterPrefix(_ filter: String) -> String {
        phrases.first?.field.map { $0.column + " : " } ?? filter
    }

    private var isLeaf: Bool {
        switch self {
        case .phrase, .near: true
        default: false
        }
    }

    private var operands: [PlannedExpression] {
        switch self {
        case .phrase, .near: []
        case .excluding(let base, let excluded): [base, excluded]
        case .all(let operands), .any(let operands): operands
        }
    }

    /// The operands of `AND` or `OR` with the deepest first: a group that opens an expression takes one symbol on
    /// FTS5's stack, a later one three.
    var operandsDeepestFirst: [PlannedExpression] {
        var operands = operands
        let depths = operands.map(\.stackDepth)
        guard let deepest = depths.max(), let index = depths.firstIndex(of: deepest) else { return [] }
        operands.insert(operands.remove(at: index), at: 0)
        return operands
    }

    fileprivate var stackDepth: Int {
        let leafDepth = 6
        let depths = operands.map(\.stackDepth)
        switch self {
        case .phrase, .near: return leafDepth
        case .excluding: return max(1 + depths[0], 3 + depths[1])
        case .all, .any:
            let ordered = depths.sorted(by: >)
            return max(1 + ordered[0], 3 + ordered[1])
        }
    }
}

extension PlannedPhrase {
    /// The `MATCH` string that asks for this phrase alone, in any column.
    var matchString: String { rendered }

    /// The `MATCH` string that asks for this phrase alone, in its field or else the fields of a scope.
    func matchString(_ scope: SearchScope) -> String {
        let columns = field.map { [$0] } ?? scope.fields
        return "{" + columns.map(\.column).joined(separator: " ") + "} : " + rendered
    }

    fileprivate var rendered: String { matchPhrase.rendered }

    /// The phrase as the index is asked for it.
    var matchPhrase: MatchPhrase { MatchPhrase(tokens, isPrefix: isPrefix) }
}
