/// A boolean expression over single tokens in the columns that are searched by default: what the lists of frequent terms
/// can answer.
package indirect enum MatchExpression: Hashable, Sendable {
    case token(String)
    /// Any of some phrases, which count as one term: their occurrences are summed.
    case family([MatchPhrase])
    case all([MatchExpression])
    case any([MatchExpression])
    case excluding(MatchExpression, MatchExpression)

    /// The terms, in the order of the expression.
    var terms: [[MatchPhrase]] {
        switch self {
        case .token(let token): [[MatchPhrase([token])]]
        case .family(let phrases): [phrases]
        case .all(let operands), .any(let operands): operands.flatMap(\.terms)
        case .excluding(let base, let excluded): base.terms + excluded.terms
        }
    }

    /// The part that speaks for a page.
    var wanted: MatchExpression {
        if case .excluding(let base, _) = self { base } else { self }
    }

    /// Whether every wanted term on a matching page counts for it, so that scores need no more than that.
    ///
    /// In `a OR (b AND c)` it would not: `b` counts only if `c` is there. In `((a OR b) AND c) NOT d` it should, but FTS5 3.40
    /// loses places of `a`: if `c` is in another column only, it forgets those of a later page that `a` has reached.
    var isScoredByPresence: Bool {
        switch wanted {
        case .token, .family: return true
        case .any(let operands): return operands.allSatisfy(\.isTerm)
        case .all(let operands):
            if wanted != self { return operands.allSatisfy(\.isToken) }
            return operands.allSatisfy {
                if case .any(let inner) = $0 { inner.allSatisfy(\.isTerm) } else { $0.isTerm }
            }
        case .excluding: return false
        }
    }

    private var isToken: Bool { if case .token = self { true } else { false } }

    private var isTerm: Bool { if case .family = self { true } else { isToken } }
}

/// Tokens that are side by side in one column, as FTS5's query language has them.
package struct MatchPhrase: Hashable, Sendable {
    package let tokens: [String]
    /// Whether the last token may continue in the text.
    package let isPrefix: Bool

    package init(_ tokens: [String], isPrefix: Bool = false) {
        self.tokens = tokens
        self.isPrefix = isPrefix
    }

    /// The one whole token that the phrase is; nil for others.
    var token: String? { tokens.count == 1 && !isPrefix ? tokens[0] : nil }

    /// `"t1" + "t2"*`; a quotation mark cannot be part of a token, and would be doubled if it were.
    package var rendered: String {
        let quoted = tokens.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
        return quoted.joined(separator: " + ") + (isPrefix ? "*" : "")
    }
}
