/// A part of a markdown text that one reader deals with.
struct MarkdownSegment {
    enum Kind: Hashable {
        /// CommonMark, for cmark.
        case markdown
        case comment
        case displayMath
        case htmlTable
        case pipeTable
        case fencedCode
    }

    let kind: Kind
    let range: Range<Int>
    /// What stands between the delimiters; the same as `range` where there are none.
    let content: Range<Int>
    /// The formulas, code spans and tags in it, in order; for `.markdown` only.
    var spans: [MarkdownSpan] = []
}
