extension QueryExpression: CustomStringConvertible {
    /// The expression in the query language with every operator written out: `cat AND ("red dog" OR NOT heading:bird*)`.
    package var description: String {
        switch self {
        case .term(let term): term.description
        case .near(let terms, let distance):
            (terms.first?.fieldPrefix ?? "") + "NEAR("
                + terms.map { $0.withoutField.description }.joined(separator: " ") + ", \(distance))"
        case .not(let operand): "NOT " + operand.grouped
        case .all(let operands): operands.map(\.grouped).joined(separator: " AND ")
        case .any(let operands): operands.map(\.grouped).joined(separator: " OR ")
        }
    }

    private var grouped: String {
        switch self {
        case .term, .near, .not: description
        case .all, .any: "(\(description))"
        }
    }
}

extension QueryTerm: CustomStringConvertible {
    package var description: String {
        let isBare = !isQuoted && !text.isEmpty
        let mark = isPrefix && !text.hasSuffix("*") ? "*" : ""
        return fieldPrefix + (isBare ? textWithoutMinus : "\"\(text)\"") + mark
    }

    /// The text without a minus that would exclude it if it is read again.
    private var textWithoutMinus: String {
        let scalars = text.unicodeScalars
        guard scalars.first?.syntax == "-", let next = scalars.dropFirst().first, next.syntax != "-" else {
            return text
        }
        return scalars.dropFirst().text
    }

    fileprivate var fieldPrefix: String { field.map { $0.rawValue + ":" } ?? "" }

    fileprivate var withoutField: QueryTerm {
        var term = self
        term.field = nil
        return term
    }
}
