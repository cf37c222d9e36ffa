/// Puts a snippet together from pieces of blocks and carries the highlights along.
struct SnippetBuilder {
    private var text = String.UnicodeScalarView()
    private var count = 0
    private var ranges: [Range<Int>] = []
    /// Whether a space is due before the next visible scalar.
    private var isSpacePending = false
    /// Whether the last piece was cut at its end.
    private var isCut = false

    /// The snippet of what was added.
    var snippet: Snippet {
        var text = text
        if isCut { text.append("…") }
        return Snippet(text: String(text), highlights: Highlights(ranges))
    }

    /// Adds a piece of a block's text.
    mutating func add(_ scalars: [Unicode.Scalar], _ piece: Range<Int>, highlights: Highlights) {
        isSpacePending = false
        if count > 0 {
            for scalar in " … ".unicodeScalars { append(scalar) }
        } else if scalars[..<piece.lowerBound].contains(where: { !$0.isBlank }) {
            append("…")
        }
        let start = count
        var offsets: [Int] = []
        for index in piece {
            let scalar = scalars[index]
            if scalar.isBlank {
                isSpacePending = count > start
                offsets.append(count)
            } else {
                if isSpacePending { append(" ") }
                isSpacePending = false
                offsets.append(count)
                append(scalar)
            }
        }
        offsets.append(count)
        for range in highlights.ranges where range.overlaps(piece) {
            let visible = range.clamped(to: piece)
            // A highlight's end is taken from its last scalar, so that white space after it stays outside.
            guard let last = visible.last(where: { !scalars[$0].isBlank }) else { continue }
            ranges.append(
                offsets[visible.lowerBound - piece.lowerBound]..<offsets[last - piece.lowerBound] + 1)
        }
        isCut = scalars[piece.upperBound...].contains { !$0.isBlank }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        text.append(scalar)
        count += 1
    }
}

extension Unicode.Scalar {
    /// Whether it is shown as a space: white space and control characters, which could steer a terminal.
    var isBlank: Bool { properties.isWhitespace || properties.generalCategory == .control }
}
