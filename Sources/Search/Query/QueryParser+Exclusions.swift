extension QueryParser {
    /// Skips any number of `NOT` and `-`, and says whether they come to a negation.
    mutating func takeNegations() -> Bool {
        var isNegated = false
        while skipSpace() {
            if take(keyword: "NOT") {
                isNegated.toggle()
            } else if isAtMinus {
                if minusExcludes { isNegated.toggle() }
                index += 1
            } else {
                break
            }
        }
        return isNegated
    }

    /// Whether a minus is here that may exclude what follows: after a space or an opening parenthesis, before
    /// something that is neither a space nor another minus (`--option` is text).
    private var isAtMinus: Bool {
        guard current == "-", index + 1 < scalars.count else { return false }
        if index > 0 {
            let before = scalars[index - 1]
            guard before.properties.isWhitespace || before.syntax == "(" else { return false }
        }
        let next = scalars[index + 1]
        return !next.properties.isWhitespace && next.syntax != "-" && next.syntax != ")"
    }

    /// Whether the minus here excludes; in `f(-x)`, `(-x)` and `( -1, -2 )` it is text.
    private var minusExcludes: Bool {
        if isNumberOfList(at: index + 1) { return false }
        guard index > 0, scalars[index - 1].syntax == "(" else { return true }
        // A group that is excluded has an exclusion in it, or would not be written so.
        if index > 1, scalars[index - 2].syntax == "-" { return true }
        let isCall =
            index > 1 && !scalars[index - 2].properties.isWhitespace
            && !Self.opens.contains(scalars[index - 2].syntax)
        return !isCall && groupGoesOn(after: index + 1)
    }

    /// What may directly precede a group: another group, the colon of a field.
    private static let opens: Set<Unicode.Scalar> = ["(", ":"]

    /// Whether a number begins at a place and a comma or a closing parenthesis ends it.
    private func isNumberOfList(at place: Int) -> Bool {
        let rest = scalars[place...]
        guard let first = rest.first?.syntax, first.isDigit || first == "." else { return false }
        let end = rest.drop { $0.syntax.isDigit || $0 == "." }.first { !$0.properties.isWhitespace }?.syntax
        return end == "," || end == ")"
    }

    /// Whether a group has more than the word that begins at a place; a quotation or group there counts as more.
    private func groupGoesOn(after place: Int) -> Bool {
        let rest = scalars[place...].drop { !$0.endsWord }
        guard rest.startIndex > place else { return true }
        guard scalars[rest.startIndex - 1].syntax != "," else { return false }
        return rest.first { !$0.properties.isWhitespace }.map { $0.syntax != ")" } ?? false
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
