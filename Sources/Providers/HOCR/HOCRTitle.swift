/// The properties in an hOCR element's `title`: `bbox 10 20 30 40; x_wconf 93; image "a; b.png"`.
struct HOCRTitle {
    private let properties: [Substring: Substring]

    init(_ title: String) {
        var properties: [Substring: Substring] = [:]
        for property in Self.parts(of: title) {
            let name = property.prefix { !$0.isWhitespace }
            if properties[name] == nil { properties[name] = property.dropFirst(name.count) }
        }
        self.properties = properties
    }

    /// The title at its semicolons, except those between quotes.
    private static func parts(of title: String) -> [Substring] {
        var isQuoted = false
        return title.split { character in
            if character == "\"" { isQuoted.toggle() }
            return character == ";" && !isQuoted
        }.map { $0.drop(while: \.isWhitespace) }
    }

    /// The numbers of a property, nil in place of an invalid one; nil if the property is missing.
    func numbers(_ name: Substring) -> [Double?]? {
        properties[name]?.split(whereSeparator: \.isWhitespace).map { Double($0) }
    }

    /// The first number of a property.
    func number(_ name: Substring) -> Double? { numbers(name)?.first ?? nil }

    /// The text of a property without its quotes.
    func text(_ name: Substring) -> String? {
        let value = properties[name]?.drop(while: \.isWhitespace).prefix(1 << 12) ?? ""
        guard let quote = value.first else { return nil }
        if quote == "\"" || quote == "'" { return String(value.dropFirst().prefix { $0 != quote }) }
        return TextJoin.trimmed(String(value))
    }
}
