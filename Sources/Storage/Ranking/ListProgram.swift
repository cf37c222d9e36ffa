internal import CSearchRanking

/// A `MatchExpression` in postfix form, for the search over lists: numbers of terms, and operators below 0.
struct ListProgram {
    private(set) var steps: [Int32] = []
    private var termCount: Int32 = 0

    /// Numbers the terms as `MatchExpression.terms` does.
    init(_ expression: MatchExpression) {
        add(expression)
    }

    private mutating func add(_ expression: MatchExpression) {
        switch expression {
        case .token, .family:
            steps.append(termCount)
            termCount += 1
        case .all(let operands): add(operands, Int32(FOLIO_AND))
        case .any(let operands): add(operands, Int32(FOLIO_OR))
        case .excluding(let base, let excluded): add([base, excluded], Int32(FOLIO_NOT))
        }
    }

    private mutating func add(_ operands: [MatchExpression], _ operation: Int32) {
        for (index, operand) in operands.enumerated() {
            add(operand)
            if index > 0 { steps.append(operation) }
        }
    }
}
