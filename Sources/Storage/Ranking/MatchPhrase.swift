/// Tokens that stand side by side in one column, as FTS5's query language has them.
package struct MatchPhrase: Hashable, Sendable {
    package let tokens: [String]
    /// Whether the last token may go on in the text.
    package let isPrefix: Bool

    package init(_ tokens: [String], isPrefix: Bool = false) {
        self.tokens = tokens
        self.isPrefix = isPrefix
    }

    /// The one whole token that the phrase is; nil for others.
    var token: String? { tokens.count == 1 && !isPrefix ? tokens[0] : nil }

    /// `"t1" + "t2"*`; a quotation mark cannot be part of a token, and would be doubled if it were.
    package var rendered: String {
        let quoted = tokens.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
        return quoted.joined(separator: " + ") + (isPrefix ? "*" : "")
    }
}
