/// A boolean expression over single tokens in the columns that are searched by default: what the lists of frequent terms
/// can answer.
package indirect enum MatchExpression: Hashable, Sendable {
    case token(String)
    case all([MatchExpression])
    case any([MatchExpression])
    case excluding(MatchExpression, MatchExpression)

    /// The tokens, in the order in which they stand in the expression.
    var tokens: [String] {
        switch self {
        case .token(let token): [token]
        case .all(let operands), .any(let operands): operands.flatMap(\.tokens)
        case .excluding(let base, let excluded): base.tokens + excluded.tokens
        }
    }

    /// The part that speaks for a page.
    var wanted: MatchExpression {
        if case .excluding(let base, _) = self { base } else { self }
    }

    /// Whether every wanted token that stands on a matching page counts for it, so that scores need no more than that.
    ///
    /// In `a OR (b AND c)` it would not: `b` counts only where `c` is. In `((a OR b) AND c) NOT d` it should, but FTS5 3.40
    /// loses places of `a`: where `c` stands in another column only, it forgets those of a later page that `a` has reached.
    var isScoredByPresence: Bool {
        switch wanted {
        case .token: return true
        case .any(let operands): return operands.allSatisfy(\.isToken)
        case .all(let operands):
            if wanted != self { return operands.allSatisfy(\.isToken) }
            return operands.allSatisfy {
                if case .any(let inner) = $0 { inner.allSatisfy(\.isToken) } else { $0.isToken }
            }
        case .excluding: return false
        }
    }

    private var isToken: Bool { if case .token = self { true } else { false } }
}
