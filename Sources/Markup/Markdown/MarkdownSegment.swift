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
        /// The content is the mark, `[^1]`.
        case footnote
    }

    let kind: Kind
    let range: Range<Int>
    /// What stands between the delimiters; the same as `range` where there are none.
    let content: Range<Int>
    /// The formulas, code spans and tags in it, in order; for `.markdown` only.
    var spans: [MarkdownSpan] = []

    /// The same in a text that has so many bytes before it.
    func moved(by shift: Int) -> MarkdownSegment {
        let moved = { (range: Range<Int>) in range.lowerBound + shift..<range.upperBound + shift }
        let spans = spans.map {
            MarkdownSpan(kind: $0.kind, range: moved($0.range), content: moved($0.content))
        }
        return MarkdownSegment(kind: kind, range: moved(range), content: moved(content), spans: spans)
    }
}

/// A stretch inside a paragraph that markdown must not read as markdown.
struct MarkdownSpan: Hashable {
    enum Kind: Hashable {
        /// A formula; the content is its LaTeX without delimiters.
        case math
        /// A code span or a tag, which cmark reads by itself and nobody else may look into.
        case opaque
        /// Text that stands as it is: the path of a bare address.
        case literal
        /// `~~` at either end of struck text, which no extension of cmark reads; the content is empty, and stands at the
        /// other end.
        case mark
    }

    let kind: Kind
    /// The whole, with delimiters.
    let range: Range<Int>
    /// What stands between the delimiters.
    let content: Range<Int>
}
