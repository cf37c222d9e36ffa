internal import DocumentModel
internal import Storage

extension PageContent {
    /// The blocks that passages are made of, in reading order, with their positions; furniture only if something was found in it.
    ///
    /// A block longer than a passage counts as long as one, since it is cut.
    func passageParts(maxLength: Int) -> [(position: Int, part: PassageCutter.Part)] {
        let found = regionsByBlock
        return blocks.indices.compactMap { position in
            let block = blocks[position].block
            guard !block.text.isEmpty, !block.type.isFurniture || found[position] != nil else { return nil }
            var part = PassageCutter.Part(
                length: block.text.unicodeScalars.count,
                isHeading: block.type == .title || block.type == .heading)
            for match in found[position]?.matches ?? [] { part.counts[match.term.leaf, default: 0] += 1 }
            return (position, part)
        }
    }

    /// A passage of blocks by their positions, without score, title and headings.
    func passage(of hit: SearchHit, _ positions: [Int], seed: Int, size: Int) -> Passage {
        let found = regionsByBlock
        var text = String.UnicodeScalarView()
        var count = 0
        var highlights: [Range<Int>] = []
        var parts: [Passage.Part] = []
        var address: String?
        for position in positions {
            let stored = blocks[position]
            let scalars = Array(stored.block.text.unicodeScalars)
            let range = Self.piece(of: scalars, found[position], size: size)
            if count > 0 {
                text.append(contentsOf: "\n\n".unicodeScalars)
                count += 2
            }
            let start = count
            text.append(contentsOf: scalars[range])
            count += range.count
            for highlight in found[position]?.highlights.ranges ?? [] where highlight.overlaps(range) {
                let visible = highlight.clamped(to: range)
                let offset = start - range.lowerBound
                highlights.append(visible.lowerBound + offset..<visible.upperBound + offset)
            }
            let textRange = range.count < scalars.count ? range : nil
            let locator = locator?.text(block: stored.ordinal, range: textRange)
            if position == seed { address = locator }
            parts.append(
                Passage.Part(
                    blockID: stored.id, ordinal: stored.ordinal, locator: locator, type: stored.block.type,
                    box: stored.block.box, normalizedBox: stored.normalizedBox, span: start..<count,
                    textRange: textRange))
        }
        return Passage(
            hit: hit, title: nil, locator: address, score: hit.score, headings: [], text: String(text),
            highlights: Highlights(highlights), parts: parts)
    }

    private var regionsByBlock: [Int: PageRegion] {
        Dictionary((regions ?? []).map { ($0.block, $0) }) { first, _ in first }
    }

    /// The whole of a block, or the piece of a long one that says most.
    private static func piece(of scalars: [Unicode.Scalar], _ region: PageRegion?, size: Int) -> Range<Int> {
        guard scalars.count > size, let region, !region.matches.isEmpty else { return scalars.indices }
        return SnippetWindow(around: region.matches, in: scalars, length: size).range
    }
}
