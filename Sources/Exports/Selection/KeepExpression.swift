internal import TextQuality

/// What records must be like to be exported: `gopher_repetition<0.2 and chars>200`.
///
/// Comparisons of scores with numbers or texts, joined by `and`, `or`, `not` and parentheses.
package struct KeepExpression: Hashable, Sendable {
    /// How a score is compared.
    enum Comparison: String, Sendable, CaseIterable {
        case atMost = "<="
        case atLeast = ">="
        case unequal = "!="
        case below = "<"
        case above = ">"
        case equal = "="
    }

    indirect enum Term: Hashable, Sendable {
        case number(Score, Comparison, Double)
        /// Texts are equal or not.
        case text(Score, isEqual: Bool, String)
        case all([Term])
        case any([Term])
        case not(Term)
    }

    /// Why an expression cannot be read, and at which place.
    package struct Problem: Error, Equatable, CustomStringConvertible {
        /// The character that it is about, from 1.
        package let column: Int
        let message: String
        package var description: String { "column \(column): \(message)" }
    }

    /// As it was written.
    package let source: String
    let term: Term

    package init(_ source: String) throws(Problem) {
        self.source = source
        var parser = KeepParser(source)
        term = try parser.parse()
    }

    /// What has to be computed for it.
    var families: Set<Score.Family> { Self.families(term) }

    /// Whether a record is wanted.
    func holds(_ values: ScoreValues) -> Bool { Self.holds(term, values) }

    private static func holds(_ term: Term, _ values: ScoreValues) -> Bool {
        switch term {
        case .number(let score, let comparison, let limit):
            let value = values[number: score]
            return switch comparison {
            case .atMost: value <= limit
            case .atLeast: value >= limit
            case .unequal: value != limit
            case .below: value < limit
            case .above: value > limit
            case .equal: value == limit
            }
        case .text(let score, let isEqual, let text): return (values[text: score] == text) == isEqual
        case .all(let terms): return terms.allSatisfy { holds($0, values) }
        case .any(let terms): return terms.contains { holds($0, values) }
        case .not(let term): return !holds(term, values)
        }
    }

    private static func families(_ term: Term) -> Set<Score.Family> {
        switch term {
        case .number(let score, _, _), .text(let score, _, _): [score.family]
        case .all(let terms), .any(let terms): terms.reduce(into: []) { $0.formUnion(families($1)) }
        case .not(let term): families(term)
        }
    }
}
