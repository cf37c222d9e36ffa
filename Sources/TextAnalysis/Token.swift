/// One folded token and its original place.
package struct Token: Hashable, Sendable {
    /// The folded text.
    package let text: String
    /// The bytes of the original UTF-8 it was made of, soft hyphens and broken lines inside included.
    package let range: Range<Int>
    /// Its place among the tokens, from 0 without gaps.
    package let position: Int
    package let kind: TokenKind
}

/// What a token is made of, which a query planner and a highlighter must know.
package enum TokenKind: UInt8, Sendable {
    /// A run of letters and digits of a script with spaces between words.
    case word
    /// Two neighbouring characters of a run of Chinese, Japanese, Korean, Thai …
    case pair
    /// The last character of such a run, which follows the run's pairs; also a run of one character.
    case lastCharacter
}
