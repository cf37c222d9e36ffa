package import TextAnalysis

/// Finds the blocks of a page that a query is about, and what to mark in them.
///
/// It reads the page as the index does: column by column, with the same tokenizer. Restricted to block types, it
/// reads the page as though it held no other blocks, except that blocks in between still part a phrase.
package struct RegionFinder: Sendable {
    private let expression: PlannedExpression
    private let tokenizer: Tokenizer
    private let scope: SearchScope

    /// Prepares for the pages of one query.
    ///
    /// - Parameters:
    ///   - expression: What the query's plan looks up.
    ///   - tokenizer: The index's tokenizer.
    ///   - scope: Which text of a page is searched.
    package init(_ expression: PlannedExpression, tokenizer: Tokenizer, scope: SearchScope = SearchScope()) {
        self.expression = expression
        self.tokenizer = tokenizer
        self.scope = scope
    }

    /// The regions of a page, the best first: most of the query's terms, then titles and headings, then reading
    /// order; nil where the page does not match.
    package func regions(of blocks: [SearchableBlock]) -> [PageRegion]? {
        let named = expression.leaves.flatMap(\.phrases).compactMap(\.field)
        let columns = Dictionary(
            uniqueKeysWithValues: Set(scope.fields + named).map {
                ($0, FieldText($0, of: blocks, tokenizer: tokenizer))
            })
        let matches = LeafMatches(of: expression.leaves, in: columns, fields: scope.fields) { match in
            guard !scope.types.isEmpty, let parts = columns[match.field]?.parts(in: match.bytes) else {
                return true
            }
            return parts.allSatisfy { scope.types.contains(blocks[$0.block].type) }
        }
        guard matches.satisfies(expression) else { return nil }
        return ordered(collect(matches, from: columns, blocks: blocks), blocks: blocks)
    }

    private func collect(
        _ matches: LeafMatches, from columns: [SearchField: FieldText], blocks: [SearchableBlock]
    ) -> [PageRegion] {
        var found: [Int: [(term: PageRegion.Term, bytes: Range<Int>)]] = [:]
        for (leaf, expression) in expression.wanted.enumerated() {
            for match in matches[expression] {
                for (index, part) in (columns[match.field]?.parts(in: match.bytes) ?? []).enumerated() {
                    let bytes = match.bytes.clamped(to: part.bytes)
                    let start = part.bytes.lowerBound
                    found[part.block, default: []].append(
                        (.init(leaf: leaf, part: index), bytes.lowerBound - start..<bytes.upperBound - start))
                }
            }
        }
        return found.map { block, pieces in
            let offsets = CodePointOffsets(blocks[block].text)
            return PageRegion(block: block, matches: pieces.map { .init($0.term, offsets[$0.bytes]) })
        }
    }

    private func ordered(_ regions: [PageRegion], blocks: [SearchableBlock]) -> [PageRegion] {
        regions.sorted { first, second in
            let isHeading = (blocks[first.block].field == .heading, blocks[second.block].field == .heading)
            if first.termCount != second.termCount { return first.termCount > second.termCount }
            if isHeading.0 != isHeading.1 { return isHeading.0 }
            return first.block < second.block
        }
    }
}
