package import Rendering
internal import TextAnalysis

/// What a piece of a block's markdown is in the block's own text.
package struct BlockPiece: Sendable {
    /// Half-open code points of the block's text; nil if nobody can say, as within markup.
    package let range: Range<Int>?

    /// Compares a block's markdown with its text.
    ///
    /// The piece is looked for as it is, and then without the backslashes of markdown. If it occurs as often in the text as in the
    /// markdown, its places are the same in order, and one of them is the piece's; else its place is unknown.
    ///
    /// - Parameters:
    ///   - piece: Code points of `markdown`.
    ///   - markdown: What the block wrote.
    ///   - text: The block's text.
    ///   - normalizer: What brought the text to form before it was written; nil if nothing did.
    package init(
        _ piece: Range<Int>, of markdown: [Unicode.Scalar], in text: [Unicode.Scalar],
        normalizer: TextNormalizer? = nil
    ) {
        let normalized = normalizer?.mapped(text)
        let written = normalized?.scalars ?? text
        let found =
            Self.range(piece, of: markdown, in: written)
            ?? Self.unescaped(piece, of: markdown).flatMap {
                Self.range($0.piece, of: $0.markdown, in: written)
            }
        range = found.map { normalized?.range($0) ?? $0 }
    }

    private static func range(
        _ piece: Range<Int>, of markdown: [Unicode.Scalar], in text: [Unicode.Scalar]
    ) -> Range<Int>? {
        let finder = TextFinder(String(String.UnicodeScalarView(markdown[piece])))
        let (written, own) = (finder.ranges(in: markdown), finder.ranges(in: text))
        guard written.count == own.count,
            let place = written.firstIndex(where: { $0.overlaps(piece) && piece.contains($0.lowerBound) })
        else { return nil }
        return own[place]
    }

    /// The markdown without the backslashes that escape, and the piece in it; nil if it has no backslashes.
    private static func unescaped(
        _ piece: Range<Int>, of markdown: [Unicode.Scalar]
    ) -> (piece: Range<Int>, markdown: [Unicode.Scalar])? {
        var result: [Unicode.Scalar] = []
        var (start, end) = (0, 0)
        var isEscaped = false
        for (place, scalar) in markdown.enumerated() {
            if place == piece.lowerBound { start = result.count }
            let next = place + 1 < markdown.count ? markdown[place + 1] : " "
            isEscaped =
                !isEscaped && scalar == "\\" && next.isASCII
                && UInt8(truncatingIfNeeded: next.value).isPunctuation
            if !isEscaped { result.append(scalar) }
            if place + 1 == piece.upperBound { end = result.count }
        }
        guard result.count < markdown.count, start < end else { return nil }
        return (start..<end, result)
    }
}
