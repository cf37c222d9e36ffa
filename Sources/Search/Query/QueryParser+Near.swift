extension QueryParser {
    /// Reads `NEAR(a "b c", 5)`, the index at its `N`; nil if it is empty.
    mutating func parseNear(field: SearchField?) throws(QuerySyntaxError) -> QueryExpression? {
        let defaultDistance = 10
        index += "NEAR(".count
        var terms: [QueryTerm] = []
        var distance: Int?
        while skipSpace(keepingCommas: true), current != ")" {
            try checkNearOperand()
            if current == "," {
                distance = try takeNearDistance() ?? distance
            } else if let term = try parseQuotation(field: field) {
                terms.append(term)
            } else if let term = try parseWord(field: field, endingAtComma: true) {
                terms.append(term)
            }
        }
        if index < scalars.count { index += 1 }
        guard let first = terms.first else { return nil }
        return terms.count == 1 ? .term(first) : .near(terms, distance: distance ?? defaultDistance)
    }

    private func checkNearOperand() throws(QuerySyntaxError) {
        let isOperator = ["AND", "OR", "NOT"].contains { isAt(keyword: $0) }
        guard isOperator || current == "(" else { return }
        throw QuerySyntaxError(
            .invalidNear, at: index, "NEAR accepts only words and phrases",
            hint: #"write NEAR(one "two three", 5), or quote the word"#)
    }

    /// Skips a comma, and takes the number after it if it is the last thing in the parentheses.
    private mutating func takeNearDistance() throws(QuerySyntaxError) -> Int? {
        index += 1
        guard skipSpace() else { return nil }
        let digits = scalars[index...].prefix { ("0"..."9").contains($0.syntax) }
        let after = scalars[digits.endIndex...].drop { $0.properties.isWhitespace }.first
        guard !digits.isEmpty, after == nil || after?.syntax == ")" else { return nil }
        guard let number = Int(digits.map(\.syntax).text), number <= limits.distance else {
            throw QuerySyntaxError(
                .invalidNear, at: index, "the distance of NEAR is at most \(limits.distance) tokens",
                hint: "to find words anywhere on a page, write them without NEAR")
        }
        index = digits.endIndex
        return number
    }
}
