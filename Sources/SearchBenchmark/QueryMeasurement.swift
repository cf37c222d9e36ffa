internal import Search
internal import Storage
internal import TextAnalysis

/// One query, answered in each way, over and over; questions by pages with any of their tokens.
struct QueryMeasurement: Encodable {
    let name: String
    let query: String
    /// What Folio looks up, for other engines.
    let expression: LookedUp
    let total: Int
    /// Milliseconds of every round: the whole search with snippets and boxes of ten hits; the ten best pages and the total over the
    /// lists, without lists, and by the built-in function (which then counts, where there are more than ten); the total alone.
    let search: [Double]
    let lists: [Double]
    let index: [Double]
    let builtIn: [Double]
    let count: [Double]

    init(name: String, query: String, store: DocumentStore) throws {
        self.name = name
        self.query = query
        var plan = try QueryPlan(try QuerySyntax.parse(query), tokenizer: Tokenizer())
        // Other engines are asked for any of a question's words; Folio's whole search finds these by itself.
        if name.hasPrefix("question") {
            let tokens = plan.expression.leaves.flatMap(\.phrases).flatMap(\.tokens)
            plan = QueryPlan(expression: .any(Set(tokens).sorted().map { .phrase(PlannedPhrase([$0])) }))
        }
        expression = LookedUp(plan.expression)
        let engine = SearchEngine(store: store)
        search = try Self.times { _ = try engine.search(SearchRequest(query: query)) }
        func pages(_ ranking: PageMatchQuery.Ranking, limit: Int = 10) throws -> PageMatches {
            let asked = PageMatchQuery(
                match: plan.matchString() ?? "", expression: plan.matchExpression(), limit: limit,
                ranking: ranking)
            return try store.read { try $0.matches(asked) }
        }
        let found = try pages(.lists)
        guard try found == pages(.index) else { throw Difference(query: query) }
        total = found.total
        lists = try Self.times { _ = try pages(.lists) }
        index = try Self.times { _ = try pages(.index) }
        builtIn = try Self.times { _ = try pages(.builtIn) }
        count = try Self.times { _ = try pages(.lists, limit: 0) }
    }

    /// The two ways of ranking gave different answers.
    struct Difference: Error {
        let query: String
    }

    /// Milliseconds of some rounds, after one that fills caches.
    private static func times(_ body: () throws -> Void) rethrows -> [Double] {
        try body()
        let clock = ContinuousClock()
        let start = clock.now
        var times: [Double] = []
        while times.count < 5 || times.count < 30 && start.duration(to: clock.now) < .milliseconds(400) {
            times.append(try clock.measure(body) / .milliseconds(1))
        }
        return times
    }
}

/// A planned expression as JSON.
indirect enum LookedUp: Encodable {
    case phrase([String], isPrefix: Bool)
    case group(String, [LookedUp])

    init(_ expression: PlannedExpression) {
        switch expression {
        case .phrase(let phrase): self = .phrase(phrase.tokens, isPrefix: phrase.isPrefix)
        case .near(let phrases, _):
            self = .group("near", phrases.map { .phrase($0.tokens, isPrefix: $0.isPrefix) })
        case .all(let operands): self = .group("all", operands.map(LookedUp.init))
        case .any(let operands): self = .group("any", operands.map(LookedUp.init))
        case .excluding(let base, let excluded):
            self = .group("excluding", [LookedUp(base), LookedUp(excluded)])
        }
    }

    private enum Key: String, CodingKey { case kind, tokens, prefix, operands }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .phrase(let tokens, let isPrefix):
            try container.encode("phrase", forKey: .kind)
            try container.encode(tokens, forKey: .tokens)
            try container.encode(isPrefix, forKey: .prefix)
        case .group(let kind, let operands):
            try container.encode(kind, forKey: .kind)
            try container.encode(operands, forKey: .operands)
        }
    }
}
