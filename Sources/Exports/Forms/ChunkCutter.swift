internal import DocumentModel
internal import Passages

/// Cuts the text of a record into chunks.
struct ChunkCutter {
    struct Chunk {
        let text: String
        /// The outermost first; a heading that the chunk begins with is not among them.
        let headings: [String]
        /// The places of its blocks, or pieces of blocks, in it.
        let blocks: [RecordText.BlockSpan]
    }

    /// At most how many code points a chunk has.
    let size: Int

    /// The chunks of a text with block spans, which are in order.
    func chunks(of text: RecordText) -> [Chunk] {
        let scalars = Array(String(decoding: text.bytes, as: UTF8.self).unicodeScalars)
        let spans = text.blockSpans
        // A block that is cut still begins in the chunk of its heading.
        let parts = spans.map {
            PassageGrowth.Part(
                length: $0.end - $0.start > size ? size * 3 / 4 : $0.end - $0.start,
                isHeading: $0.heading != nil)
        }
        var path = HeadingPath<String>()
        var (passed, chunks): (Int, [Chunk]) = (0, [])
        for passage in PassageGrowth(size: size).passages(of: parts) {
            let range = spans[passage.lowerBound].start..<spans[passage.upperBound].end
            for piece in pieces(of: range, scalars) {
                let blocks = passage.filter {
                    spans[$0].start < piece.upperBound && spans[$0].end > piece.lowerBound
                }
                guard let first = blocks.first else { continue }
                while passed < first {
                    if let heading = spans[passed].heading { path.pass(heading.text, level: heading.level) }
                    passed += 1
                }
                let own = piece.lowerBound == spans[first].start ? spans[first].heading?.level : nil
                chunks.append(
                    Chunk(
                        text: String(String.UnicodeScalarView(scalars[piece])),
                        headings: path.above(level: own),
                        blocks: blocks.map { spans[$0].moved(into: piece) }))
            }
        }
        return chunks
    }

    /// A range of a text in pieces that are not longer than a chunk and have no white space at their ends.
    private func pieces(of range: Range<Int>, _ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        while true {
            while start < range.upperBound, scalars[start].properties.isWhitespace { start += 1 }
            guard start < range.upperBound else { return pieces }
            let next = cut(from: start, to: range.upperBound, scalars)
            var end = next
            while end > start + 1, scalars[end - 1].properties.isWhitespace { end -= 1 }
            pieces.append(start..<end)
            start = next
        }
    }

    /// The end of a piece: the last end of a line in its second half, else after the last space there, else when it is full.
    private func cut(from start: Int, to end: Int, _ scalars: [Unicode.Scalar]) -> Int {
        guard end - start > size else { return end }
        let half = start + size / 2..<start + size
        if let line = half.last(where: { scalars[$0] == "\n" }) { return line + 1 }
        if let space = half.last(where: { scalars[$0].properties.isWhitespace }) { return space + 1 }
        return start + size
    }
}

extension RecordText.BlockSpan {
    /// The part of the block that is in a piece of the text, counted from the beginning of the piece.
    fileprivate func moved(into piece: Range<Int>) -> RecordText.BlockSpan {
        var span = self
        span.start = max(start, piece.lowerBound) - piece.lowerBound
        span.end = min(end, piece.upperBound) - piece.lowerBound
        return span
    }
}
