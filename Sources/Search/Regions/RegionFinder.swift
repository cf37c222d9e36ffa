package import TextAnalysis

/// Finds the blocks of a page that a query is about, and what to mark in them.
///
/// It reads the page as the index does: column by column, with the same tokenizer. Restricted to block types, it
/// reads the page as though it held no other blocks, except that blocks in between still part a phrase.
package struct RegionFinder: Sendable {
    private let expression: PlannedExpression?
    private let patterns: [TextPattern]
    private let tokenizer: Tokenizer
    private let scope: SearchScope

    /// Prepares for the pages of one query.
    ///
    /// - Parameters:
    ///   - expression: What the query's plan looks up.
    ///   - tokenizer: The index's tokenizer.
    ///   - scope: Which text of a page is searched.
    package init(_ expression: PlannedExpression, tokenizer: Tokenizer, scope: SearchScope = SearchScope()) {
        self.init(expression, tokenizer: tokenizer, scope: scope, patterns: [])
    }

    /// Prepares for the pages of a query with texts that must be there as they are written; without an expression, of these alone.
    init(
        _ expression: PlannedExpression?, tokenizer: Tokenizer, scope: SearchScope, patterns: [TextPattern]
    ) {
        self.expression = expression
        self.patterns = patterns
        self.tokenizer = tokenizer
        self.scope = scope
    }

    /// The regions of a page, the best first: most of the query's terms, then titles and headings, then reading
    /// order; nil if the page does not match.
    package func regions(of blocks: [SearchableBlock]) -> [PageRegion]? {
        guard let written = writtenMatches(in: blocks) else { return nil }
        guard let expression else { return ordered(regions(written), blocks: blocks) }
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
        let found = collect(matches, expression, from: columns, blocks: blocks)
        return ordered(regions(found.merging(written) { $0 + $1 }), blocks: blocks)
    }

    private func regions(_ matches: [Int: [PageRegion.Match]]) -> [PageRegion] {
        matches.map { PageRegion(block: $0.key, matches: $0.value) }
    }

    /// By block, the places of the texts that must be there as they are written; nil if one is missing.
    ///
    /// They count as further terms after those of the expression.
    private func writtenMatches(in blocks: [SearchableBlock]) -> [Int: [PageRegion.Match]]? {
        guard !patterns.isEmpty else { return [:] }
        let firstTerm = expression?.wanted.count ?? 0
        var found: [Int: [PageRegion.Match]] = [:]
        for (number, pattern) in patterns.enumerated() {
            var isFound = false
            for (index, block) in blocks.enumerated()
            where scope.fields.contains(block.field)
                && (scope.types.isEmpty || scope.types.contains(block.type))
            {
                let ranges = pattern.ranges(in: block.text, tokenizer: tokenizer)
                guard !ranges.isEmpty else { continue }
                isFound = true
                found[index, default: []] += ranges.map { .init(.init(leaf: firstTerm + number), $0) }
            }
            guard isFound else { return nil }
        }
        return found
    }

    private func collect(
        _ matches: LeafMatches, _ expression: PlannedExpression, from columns: [SearchField: FieldText],
        blocks: [SearchableBlock]
    ) -> [Int: [PageRegion.Match]] {
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
        return Dictionary(
            uniqueKeysWithValues: found.map { block, pieces in
                let offsets = CodePointOffsets(blocks[block].text)
                return (
                    block, pieces.map { PageRegion.Match($0.term, offsets[offsets.withModifiers($0.bytes)]) }
                )
            })
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
