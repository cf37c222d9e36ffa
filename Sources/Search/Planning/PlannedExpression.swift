/// A query over the tokens of the index, in which every exclusion is beside something to exclude from.
package indirect enum PlannedExpression: Hashable, Sendable {
    case phrase(PlannedPhrase)
    /// Phrases in one column; from the end of each to the beginning of the last there are at most `distance` tokens.
    case near([PlannedPhrase], distance: Int)
    /// Two or more, each once.
    case all([PlannedExpression])
    /// Two or more, each once.
    case any([PlannedExpression])
    case excluding(PlannedExpression, PlannedExpression)

    /// All of these, groups within groups opened; nil for none.
    init?(all operands: [PlannedExpression]) {
        let unique = operands.flatMap { if case .all(let inner) = $0 { inner } else { [$0] } }.uniqued()
        guard let first = unique.first else { return nil }
        self = unique.count == 1 ? first : .all(unique)
    }

    /// Any of these, groups within groups opened; nil for none.
    init?(any operands: [PlannedExpression]) {
        let unique = operands.flatMap { if case .any(let inner) = $0 { inner } else { [$0] } }.uniqued()
        guard let first = unique.first else { return nil }
        self = unique.count == 1 ? first : .any(unique)
    }

    /// The phrases and `NEAR`s whose presence speaks for a page, each once: what is shown as found.
    package var wanted: [PlannedExpression] {
        var leaves: [PlannedExpression] = []
        collectLeaves(wanted: true, into: &leaves)
        return leaves.uniqued()
    }

    /// All phrases and `NEAR`s, each once.
    package var leaves: [PlannedExpression] {
        var leaves: [PlannedExpression] = []
        collectLeaves(wanted: nil, into: &leaves)
        return leaves.uniqued()
    }

    private func collectLeaves(wanted: Bool?, into leaves: inout [PlannedExpression]) {
        switch self {
        case .phrase, .near:
            if wanted != false { leaves.append(self) }
        case .all(let operands), .any(let operands):
            for operand in operands { operand.collectLeaves(wanted: wanted, into: &leaves) }
        case .excluding(let base, let excluded):
            base.collectLeaves(wanted: wanted, into: &leaves)
            excluded.collectLeaves(wanted: wanted.map { !$0 }, into: &leaves)
        }
    }

    /// The phrases of a leaf; none for anything else.
    package var phrases: [PlannedPhrase] {
        switch self {
        case .phrase(let phrase): [phrase]
        case .near(let phrases, _): phrases
        default: []
        }
    }
}

extension Sequence where Element: Hashable {
    /// The elements without repetitions, each at its first place.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension PlannedExpression {
    /// The expression with phrases replaced by any of several; what is in a `NEAR` stays as it is.
    ///
    /// `alternatives` holds the replacements of a phrase, itself among them; a phrase that has none stays.
    func expanded(_ alternatives: [PlannedPhrase: [PlannedPhrase]]) -> PlannedExpression {
        switch self {
        case .phrase(let phrase):
            guard let phrases = alternatives[phrase] else { return self }
            return PlannedExpression(any: phrases.map { .phrase($0) }) ?? self
        case .near: return self
        case .all(let operands):
            return PlannedExpression(all: operands.map { $0.expanded(alternatives) }) ?? self
        case .any(let operands):
            return PlannedExpression(any: operands.map { $0.expanded(alternatives) }) ?? self
        case .excluding(let base, let excluded):
            return .excluding(base.expanded(alternatives), excluded.expanded(alternatives))
        }
    }
}
