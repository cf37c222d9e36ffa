import Search

extension QueryExpression {
    /// The expression in a short notation for expectations: `(a & "b c" & !(d | heading:e*))`.
    var notation: String {
        switch self {
        case .term(let term): term.notation
        case .near(let terms, let distance):
            "NEAR(" + terms.map(\.notation).joined(separator: " ") + ", \(distance))"
        case .not(let operand): "!" + operand.notation
        case .all(let operands): "(" + operands.map(\.notation).joined(separator: " & ") + ")"
        case .any(let operands): "(" + operands.map(\.notation).joined(separator: " | ") + ")"
        }
    }
}

extension QueryTerm {
    var notation: String {
        let field = field.map { $0.rawValue + ":" } ?? ""
        let text = text.contains(" ") ? "\"\(text)\"" : text
        return field + text + (isPrefix && !text.hasSuffix("*") ? "*" : "")
    }
}
