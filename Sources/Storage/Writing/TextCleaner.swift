/// Replaces NUL characters, at which many SQLite clients believe a text to end, and counts them.
struct TextCleaner {
    /// How many were replaced.
    private(set) var count = 0
    /// Where the first one was.
    private(set) var firstPlace: String?

    mutating func clean(_ text: String, at place: @autoclosure () -> String) -> String {
        var text = text
        let found = text.withUTF8 { $0.reduce(0) { $1 == 0 ? $0 + 1 : $0 } }
        guard found > 0 else { return text }
        if count == 0 { firstPlace = place() }
        count += found
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
    }

    mutating func clean(optional text: String?, at place: @autoclosure () -> String) -> String? {
        guard let text else { return nil }
        return clean(text, at: place())
    }
}
