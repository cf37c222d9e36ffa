/// One folded token and where it stood.
package struct Token: Hashable, Sendable {
    /// The folded text.
    package let text: String
    /// The bytes of the original UTF-8 it was made of, soft hyphens and broken lines inside included.
    package let range: Range<Int>
    /// Its place among the tokens, from 0 without gaps.
    package let position: Int
    package let kind: TokenKind
}
