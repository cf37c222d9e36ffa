internal import DocumentModel

/// Turns the positions by which the blocks of one parse refer to each other into row ids.
struct BlockReferences {
    private struct PageBlocks {
        let first: Int64
        let count: Int
    }

    private var pages: [Int: PageBlocks] = [:]

    /// Counts row ids from `firstBlock`, the one that the parse's first block is going to have.
    init(_ pages: [Page], firstBlock: Int64) {
        var next = firstBlock
        for page in pages {
            self.pages[page.index] = PageBlocks(first: next, count: page.blocks.count)
            next += Int64(page.blocks.count)
        }
    }

    /// The row id of the block that `block` belongs to.
    func parent(of block: Block, on page: Page, at ordinal: Int, warnings: inout WarningLog) -> Int64? {
        guard let position = block.parent else { return nil }
        guard position != ordinal, let id = id(page: page.index, block: position) else {
            warn("belongs to", place(page, ordinal), &warnings)
            return nil
        }
        return id
    }

    /// The row id of the block that `block` goes on with.
    func continued(by block: Block, on page: Page, at ordinal: Int, warnings: inout WarningLog) -> Int64? {
        guard let place = block.continues else { return nil }
        let isItself = place == Block.Place(page: page.index, block: ordinal)
        guard !isItself, let id = id(page: place.page, block: place.block) else {
            warn("goes on with", self.place(page, ordinal), &warnings)
            return nil
        }
        return id
    }

    /// How messages name a block.
    func place(_ page: Page, _ ordinal: Int) -> String { "page \(page.index + 1), block \(ordinal)" }

    private func id(page: Int, block: Int) -> Int64? {
        guard let blocks = pages[page], (0..<blocks.count).contains(block) else { return nil }
        return blocks.first + Int64(block)
    }

    private func warn(_ relation: String, _ place: String, _ warnings: inout WarningLog) {
        warnings.add("dangling_reference", "a block \(relation) a block that does not exist", at: place)
    }
}
