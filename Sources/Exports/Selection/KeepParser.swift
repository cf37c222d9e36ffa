internal import TextAnalysis
internal import TextQuality

/// Reads a `KeepExpression` by recursive descent.
struct KeepParser {
    private let characters: [Character]
    private var position = 0
    private var depth = 0

    /// Deeper parentheses are a mistake.
    private static let mostDepth = 50

    init(_ source: String) {
        characters = Array(source)
    }

    mutating func parse() throws(KeepExpression.Problem) -> KeepExpression.Term {
        let term = try any()
        skipSpaces()
        guard position == characters.count else {
            throw problem("unexpected '\(rest())'; join conditions with and, or")
        }
        return term
    }

    private mutating func any() throws(KeepExpression.Problem) -> KeepExpression.Term {
        var terms = [try all()]
        while takeWord("or") { terms.append(try all()) }
        return terms.count == 1 ? terms[0] : .any(terms)
    }

    private mutating func all() throws(KeepExpression.Problem) -> KeepExpression.Term {
        var terms = [try one()]
        while takeWord("and") { terms.append(try one()) }
        return terms.count == 1 ? terms[0] : .all(terms)
    }

    private mutating func one() throws(KeepExpression.Problem) -> KeepExpression.Term {
        guard depth < Self.mostDepth else { throw problem("conditions are nested too deeply") }
        depth += 1
        defer { depth -= 1 }
        if takeWord("not") { return .not(try one()) }
        guard take("(") else { return try comparison() }
        let term = try any()
        guard take(")") else { throw problem("a ')' is missing") }
        return term
    }

    private mutating func comparison() throws(KeepExpression.Problem) -> KeepExpression.Term {
        skipSpaces()
        let start = position
        let name = word()
        guard !name.isEmpty else {
            throw problem(
                position == characters.count
                    ? "a condition is missing" : "'\(rest())' is not the name of a score")
        }
        guard let score = Score(rawValue: name) else {
            throw problem("unknown score '\(name)'; docs/training-data.md lists the scores", at: start)
        }
        skipSpaces()
        let sign = position
        guard let comparison = KeepExpression.Comparison.allCases.first(where: { take($0.rawValue) }) else {
            throw problem("one of <, <=, >, >=, =, != is missing after \(name)")
        }
        skipSpaces()
        guard score.isText else { return .number(score, comparison, try number(name)) }
        guard comparison == .equal || comparison == .unequal else {
            throw problem("\(name) is a text; compare it with = or !=", at: sign)
        }
        return .text(score, isEqual: comparison == .equal, try text())
    }

    private mutating func number(_ name: String) throws(KeepExpression.Problem) -> Double {
        let start = position
        while position < characters.count,
            characters[position].isNumber || ".+-eE".contains(characters[position])
        {
            position += 1
        }
        let text = String(characters[start..<position])
        guard let number = Double(text), number.isFinite else {
            throw problem("\(name) must be compared with a number, such as 0.2", at: start)
        }
        return number
    }

    /// A text in quotes, or a word without.
    private mutating func text() throws(KeepExpression.Problem) -> String {
        guard position < characters.count,
            let quote = ["\"", "'"].first(where: { $0 == characters[position] })
        else {
            let word = word()
            guard !word.isEmpty else { throw problem("a text is missing, such as \"Latn\"") }
            return word
        }
        guard let end = characters[(position + 1)...].firstIndex(of: quote) else {
            throw problem("the closing \(quote) is missing")
        }
        defer { position = end + 1 }
        return String(characters[(position + 1)..<end])
    }

    private mutating func word() -> String {
        let start = position
        while position < characters.count,
            characters[position].isLetter || characters[position].isNumber || characters[position] == "_"
        {
            position += 1
        }
        return String(characters[start..<position])
    }

    private mutating func takeWord(_ wanted: String) -> Bool {
        skipSpaces()
        let start = position
        if word().lowercased() == wanted { return true }
        position = start
        return false
    }

    private mutating func take(_ sign: String) -> Bool {
        skipSpaces()
        guard characters[position...].starts(with: sign) else { return false }
        position += sign.count
        return true
    }

    private mutating func skipSpaces() {
        while position < characters.count, characters[position].isWhitespace { position += 1 }
    }

    private func rest() -> String { String(characters[position...].prefix(20)) }

    private func problem(_ message: String, at place: Int? = nil) -> KeepExpression.Problem {
        KeepExpression.Problem(column: (place ?? position) + 1, message: message)
    }
}
