/// How text for people is set off: with ANSI codes on a terminal, not at all elsewhere.
struct TextStyle {
    let isColored: Bool

    func bold(_ text: String) -> String { wrap(text, "1") }

    func dim(_ text: String) -> String { wrap(text, "2") }

    /// A snippet with its highlights bold and yellow.
    func marked(_ snippet: Snippet) -> String {
        let scalars = Array(snippet.text.unicodeScalars)
        var text = ""
        var end = 0
        for range in snippet.highlights.ranges {
            text += scalars[end..<range.lowerBound].text + wrap(scalars[range].text, "1;33")
            end = range.upperBound
        }
        return text + scalars[end...].text
    }

    private func wrap(_ text: String, _ code: String) -> String {
        isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

extension String {
    /// The text with control characters as spaces: a key comes from a file's name, and could steer a terminal.
    var printable: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.isBlank ? " " : $0 }))
    }
}

extension Int {
    /// `no page`, `1 page`, `12 pages`.
    var pages: String { self == 0 ? "no page" : self == 1 ? "1 page" : "\(self) pages" }
}
