internal import DocumentModel

/// Blocks that an export leaves out by their type, or because the parser is not sure of them.
struct UnwantedBlocks {
    let types: Set<BlockType>
    let leastConfidence: Double?

    /// Removes them from a page and tells their texts.
    func remove(from page: inout ExportPage) -> [RemovedText] {
        guard !types.isEmpty || leastConfidence != nil, page.blocks.contains(where: { reason($0) != nil })
        else { return [] }
        var removed: [RemovedText] = []
        var (blocks, ordinals): ([Block], [Int]) = ([], [])
        for (position, block) in page.blocks.enumerated() {
            if let reason = reason(block) {
                guard !block.text.isEmpty else { continue }
                removed.append(RemovedText(pageNumber: page.number, reason: reason, text: block.text))
            } else {
                blocks.append(block)
                ordinals.append(page.ordinal(at: position))
            }
        }
        (page.blocks, page.ordinals) = (blocks, ordinals)
        return removed
    }

    private func reason(_ block: Block) -> RemovedText.Reason? {
        if types.contains(block.type) { return .excludedType }
        guard let leastConfidence, let confidence = block.confidence, confidence < leastConfidence else {
            return nil
        }
        return .lowConfidence
    }
}
