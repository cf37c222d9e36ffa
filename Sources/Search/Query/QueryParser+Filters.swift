internal import DocumentModel

extension QueryParser {
    fileprivate enum Filter: String, CaseIterable { case provider, document, title, type, page, lang }

    /// Reads a filter such as `page:3-7` into `filters`; false if none is here.
    mutating func parseFilter(isNegated: Bool, depth: Int) throws(QuerySyntaxError) -> Bool {
        let start = index
        for filter in Filter.allCases where takePrefix(filter.rawValue) {
            guard depth == 0, !isNegated else {
                throw QuerySyntaxError(
                    .misplacedFilter, at: start, "\(filter.rawValue): applies to the whole query",
                    hint:
                        "write it outside parentheses and without a minus, or quote it to search for the text"
                )
            }
            try add(filter)
            return true
        }
        return false
    }

    private mutating func add(_ filter: Filter) throws(QuerySyntaxError) {
        let values = takeFilterValues()
        switch filter {
        case .provider: filters.providers += values.map(\.text)
        case .document: filters.documents += values.map(\.text)
        case .title: filters.titles += values.map(\.text)
        case .lang: filters.languages += values.map(\.text)
        case .type:
            for value in values { filters.types.append(try blockType(value)) }
        case .page:
            for value in values { filters.pages.append(try pageRange(value)) }
        }
    }

    /// Takes what follows a filter's colon: values with commas between them, each bare or quoted.
    private mutating func takeFilterValues() -> [ArraySlice<Unicode.Scalar>] {
        var values: [ArraySlice<Unicode.Scalar>] = []
        while index < scalars.count, !scalars[index].properties.isWhitespace {
            if current == "," {
                index += 1
            } else if let quotation = takeQuotation() {
                values.append(quotation)
            } else {
                let value = scalars[index...].prefix { !$0.properties.isWhitespace && $0.syntax != "," }
                index = value.endIndex
                if !value.isEmpty { values.append(value) }
            }
        }
        return values
    }

    private func blockType(_ value: ArraySlice<Unicode.Scalar>) throws(QuerySyntaxError) -> BlockType {
        if let type = BlockType(rawValue: value.text.lowercased()) { return type }
        let names = BlockType.allCases.map(\.rawValue).joined(separator: " ")
        throw QuerySyntaxError(
            .invalidFilter, at: value.startIndex, "type: invalid value '\(value.text)'",
            hint: "use one of \(names)")
    }

    /// The range that `3`, `3-7` or `3–7` names.
    private func pageRange(_ value: ArraySlice<Unicode.Scalar>) throws(QuerySyntaxError) -> ClosedRange<Int> {
        let dashes: Set<Unicode.Scalar> = ["-", "–"]
        let parts = value.map(\.syntax).split(omittingEmptySubsequences: false) { dashes.contains($0) }
        let numbers = parts.compactMap { Int($0.text) }
        if (1...2).contains(numbers.count), numbers.count == parts.count, let first = numbers.first,
            let last = numbers.last, first >= 1, first <= last
        {
            return first...last
        }
        throw QuerySyntaxError(
            .invalidFilter, at: value.startIndex, "page: invalid value '\(value.text)'",
            hint: "write a page number or a range, counted from 1: page:3 or page:3-7")
    }
}

extension QuerySyntax {
    /// Whether a query that is being typed ends in the value of a filter: `radar provider:mi`.
    package static func endsInFilter(_ text: String) -> Bool {
        var word = String.UnicodeScalarView()
        var isQuoted = false
        for scalar in text.unicodeScalars {
            if scalar.quote != nil { isQuoted.toggle() }
            if scalar.properties.isWhitespace, !isQuoted {
                word.removeAll()
            } else {
                word.append(scalar.syntax)
            }
        }
        return QueryParser.Filter.allCases.contains { String(word).hasPrefix($0.rawValue + ":") }
    }
}
