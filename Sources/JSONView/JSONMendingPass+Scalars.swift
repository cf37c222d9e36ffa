extension JSONMendingPass {
    private static let null = Array("null".utf8)

    /// Reads `true`, `false`, `null`, or one of the names of numbers that JSON does not have.
    mutating func readLiteral() throws(JSONSyntaxError) {
        for name: StaticString in ["true", "false", "null"] where try readWord(name) { return }
        for name: StaticString in ["NaN", "Infinity"] {
            let start = position
            if try readWord(name) { return replace(start..<position, with: Self.null, as: .nonFiniteNumber) }
        }
        throw failure("a value is missing or is not valid JSON")
    }

    /// Reads a number, and rewrites it if simdjson would refuse it.
    ///
    /// - Parameter isLast: Whether the text may end with it: it is the outermost value, which nothing closes.
    /// - Throws: `JSONSyntaxError` if digits are missing or the text ends inside the number.
    mutating func readNumber(isLast: Bool) throws(JSONSyntaxError) {
        let start = position
        let isNegative = input[start] == UInt8(ascii: "-")
        if isNegative || input[start] == UInt8(ascii: "+") { position += 1 }
        if isNegative, try readWord("Infinity") {
            return replace(start..<position, with: Self.null, as: .nonFiniteNumber)
        }
        let whole = readDigits()
        var fraction: Range<Int>?
        if nextIs(".") {
            position += 1
            fraction = readDigits()
        }
        guard !whole.isEmpty || fraction?.isEmpty == false else {
            throw cutShortAtEnd("a number has no digits")
        }
        var exponent: Range<Int>?
        if nextIs("e") || nextIs("E") {
            let first = position
            position += 1
            if nextIs("-") || nextIs("+") { position += 1 }
            guard !readDigits().isEmpty else { throw cutShortAtEnd("a number's exponent has no digits") }
            exponent = first..<position
        }
        guard position < input.count || isLast else {
            throw failure("the text ends inside a number; it was cut short")
        }
        let number = Number(
            start: start, isNegative: isNegative, hasPlus: input[start] == UInt8(ascii: "+"), whole: whole,
            fraction: fraction, exponent: exponent)
        spell(number)
    }

    private struct Number {
        let start: Int
        let isNegative: Bool
        let hasPlus: Bool
        let whole: Range<Int>
        let fraction: Range<Int>?
        let exponent: Range<Int>?
    }

    /// Leaves a number that simdjson reads, and spells the others so that it does.
    private mutating func spell(_ number: Number) {
        let range = number.start..<position
        let isInteger = number.fraction == nil && number.exponent == nil
        let hasLeadingZero = number.whole.count > 1 && input[number.whole.lowerBound] == UInt8(ascii: "0")
        let isValid =
            !number.hasPlus && !number.whole.isEmpty && !hasLeadingZero && number.fraction?.isEmpty != true
        // 18 digits fit 64 bits, and 300 without an exponent fit a double.
        let mayOverflow =
            isInteger ? number.whole.count > 18 : number.exponent != nil || number.whole.count > 300
        if isValid && !mayOverflow { return }

        let sign = number.isNegative ? "-" : ""
        let whole = text(number.whole.drop { input[$0] == UInt8(ascii: "0") })
        var spelled = sign + (whole.isEmpty ? "0" : whole)
        if let fraction = number.fraction {
            spelled += "." + (fraction.isEmpty ? "0" : text(fraction))
        } else if isInteger, Int64(spelled) == nil, UInt64(spelled) == nil {
            spelled += ".0"
        }
        if let exponent = number.exponent { spelled += text(exponent) }
        if Double(spelled)?.isFinite != true {
            replace(range, with: Self.null, as: .nonFiniteNumber)
        } else if !spelled.utf8.elementsEqual(input[range]) {
            replace(range, with: Array(spelled.utf8), as: .rewrittenNumber)
        }
    }

    private func text(_ range: some Collection<Int>) -> String {
        String(decoding: range.lazy.map { input[$0] }, as: UTF8.self)
    }

    private mutating func readDigits() -> Range<Int> {
        let start = position
        while position < input.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(input[position]) {
            position += 1
        }
        return start..<position
    }

    private func nextIs(_ character: Unicode.Scalar) -> Bool {
        position < input.count && input[position] == UInt8(ascii: character)
    }

    /// Goes past a word if it is here; a text that ends inside it was cut.
    private mutating func readWord(_ word: StaticString) throws(JSONSyntaxError) -> Bool {
        let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        let rest = input[position...].prefix(expected.count)
        guard expected.starts(with: rest), !rest.isEmpty else { return false }
        guard rest.count == expected.count else {
            throw failure("the text ends inside \(word); it was cut short", at: input.count)
        }
        position += expected.count
        return true
    }

    private func cutShortAtEnd(_ reason: String) -> JSONSyntaxError {
        position < input.count ? failure(reason) : failure("the text ends inside a number; it was cut short")
    }
}
