extension PlannedExpression {
    /// The expression with phrases replaced by any of several; what stands in a `NEAR` stays as it is.
    ///
    /// `alternatives` holds what stands for a phrase, itself among them; a phrase that has none stays.
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
