extension QueryParser {
    /// The scalar here in its ASCII form; nil at the end.
    var current: Unicode.Scalar? { index < scalars.count ? scalars[index].syntax : nil }

    /// Goes to the next scalar that is neither white space nor a Chinese clause mark; false at the end.
    ///
    /// Within `NEAR` a comma, full-width or not, parts the words from the distance and is kept.
    mutating func skipSpace(keepingCommas: Bool = false) -> Bool {
        while index < scalars.count {
            let scalar = scalars[index]
            let isMark = scalar.partsClauses && !(keepingCommas && scalar.syntax == ",")
            guard scalar.properties.isWhitespace || isMark else { break }
            index += 1
        }
        return index < scalars.count
    }

    /// Whether these scalars, in their ASCII forms, are here.
    func isAt(_ literal: String) -> Bool {
        var position = index
        for scalar in literal.unicodeScalars {
            guard position < scalars.count, scalars[position].syntax == scalar else { return false }
            position += 1
        }
        return true
    }

    /// Whether this word in capitals is here, whole.
    func isAt(keyword: String) -> Bool {
        guard isAt(keyword) else { return false }
        let end = index + keyword.unicodeScalars.count
        return end == scalars.count || scalars[end].endsWord
    }

    mutating func take(keyword: String) -> Bool {
        guard isAt(keyword: keyword) else { return false }
        index += keyword.unicodeScalars.count
        return true
    }

    /// Takes `heading:` and its like if something to look for follows directly.
    mutating func takeFieldPrefix() -> SearchField? {
        for field in SearchField.allCases where takePrefix(field.rawValue) { return field }
        return nil
    }

    /// Takes a name and its colon if something other than a space or a closing parenthesis follows directly.
    mutating func takePrefix(_ name: String) -> Bool {
        guard isAt(name + ":") else { return false }
        let end = index + name.unicodeScalars.count + 1
        guard end < scalars.count, !scalars[end].properties.isWhitespace, scalars[end].syntax != ")" else {
            return false
        }
        index = end
        return true
    }

    /// Takes a quotation with its marks; nil, a lone mark skipped, if none is closed here.
    ///
    /// The next mark of the opening one's kind closes it, or else the next mark of any kind.
    mutating func takeQuotation() -> ArraySlice<Unicode.Scalar>? {
        guard index < scalars.count, let opening = scalars[index].quote else { return nil }
        index += 1
        let rest = scalars[index...]
        guard
            let end = rest.firstIndex(where: { $0.quote == opening })
                ?? rest.firstIndex(where: { $0.quote != nil })
        else { return nil }
        defer { index = end + 1 }
        return scalars[index..<end]
    }
}
