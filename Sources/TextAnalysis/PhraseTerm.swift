/// One term of a phrase: a whole token, or the beginning of one.
package struct PhraseTerm: Hashable, Sendable {
    /// The folded text.
    package let text: String
    /// Whether any token that begins with `text` will do; only the last term of a phrase can be so.
    package let isPrefix: Bool

    /// Makes a term of folded text.
    package init(text: String, isPrefix: Bool) {
        self.text = text
        self.isPrefix = isPrefix
    }
}
