internal import DocumentModel

/// Turns the positions by which the blocks of one parse refer to each other into what `block_rows.parent` and
/// `block_extras.continues` hold: distances from the first block of the page that refers.
struct BlockReferences {
    private struct PageBlocks {
        /// The page's place among the pages of the parse, whose row ids are contiguous.
        let page: Int64
        let count: Int
    }

    private var pages: [Int: PageBlocks] = [:]

    init(_ pages: [Page]) {
        for (position, page) in pages.enumerated() {
            self.pages[page.index] = PageBlocks(page: Int64(position), count: page.blocks.count)
        }
    }

    /// The distance of the block that `block` belongs to.
    func parent(of block: Block, on page: Page, at ordinal: Int, warnings: inout WarningLog) -> Int64? {
        guard let position = block.parent else { return nil }
        let place = Block.Place(page: page.index, block: position)
        guard position != ordinal, let distance = distance(to: place, from: page) else {
            warn("belongs to", self.place(page, ordinal), &warnings)
            return nil
        }
        return distance
    }

    /// The distance of the block that `block` continues.
    func continued(by block: Block, on page: Page, at ordinal: Int, warnings: inout WarningLog) -> Int64? {
        guard let place = block.continues else { return nil }
        let isItself = place == Block.Place(page: page.index, block: ordinal)
        guard !isItself, let distance = distance(to: place, from: page) else {
            warn("continues", self.place(page, ordinal), &warnings)
            return nil
        }
        return distance
    }

    /// How messages name a block.
    func place(_ page: Page, _ ordinal: Int) -> String { "page \(page.index + 1), block \(ordinal)" }

    private func distance(to place: Block.Place, from page: Page) -> Int64? {
        guard let blocks = pages[place.page], let own = pages[page.index],
            (0..<blocks.count).contains(place.block)
        else { return nil }
        return BlockID.distance(toPage: blocks.page, ordinal: place.block, fromPage: own.page)
    }

    private func warn(_ relation: String, _ place: String, _ warnings: inout WarningLog) {
        warnings.add("dangling_reference", "a block \(relation) a block that does not exist", at: place)
    }
}
