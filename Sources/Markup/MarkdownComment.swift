/// An HTML comment in markdown: parsers put things into them that are not for every reader.
package struct MarkdownComment: Hashable, Sendable {
    /// Between `<!--` and `-->`, without white space at the ends.
    package let text: String
    /// The bytes of the source, with the marks.
    package let source: Range<Int>
    /// The number of blocks before it.
    package let position: Int
}
