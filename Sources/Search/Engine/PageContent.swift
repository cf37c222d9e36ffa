internal import DocumentModel
internal import Storage

/// The blocks of a page and what was found in them.
struct PageContent {
    let blocks: [StoredBlock]
    let regions: [PageRegion]?
    /// Nil if no address leads to the page.
    let locator: PageLocator?

    init(_ reader: StoreSetReader, page: Int64, finder: RegionFinder) throws {
        blocks = try reader.blocks(page: page)
        locator = try reader.pageLocator(page: page)
        // An index of the file that is damaged may yield a block twice.
        let types = Dictionary(blocks.map { ($0.id, $0.block.type) }) { first, _ in first }
        regions = finder.regions(
            of: blocks.map { block in
                let column = SearchColumn(for: block.block.type, parent: block.parentID.flatMap { types[$0] })
                return SearchableBlock(block.block.type, field: SearchField(column), text: block.block.text)
            })
    }

    /// Which of the expression's wanted leaves are on the page.
    var foundLeaves: Set<Int> { Set((regions ?? []).flatMap(\.matches).map(\.term.leaf)) }

    /// The address of the page; nil if none leads to it.
    var pageLocator: String? { locator?.text }

    /// Whether the page matches the query.
    var isMatch: Bool { regions != nil }

    var snippet: Snippet { Snippet(of: regions ?? [], in: blocks.map(\.block.text)) }

    /// The types of the blocks in which something was found.
    var regionTypes: Set<BlockType> { Set((regions ?? []).map { blocks[$0.block].block.type }) }

    /// What was found, with the boxes of its words on a page of some size.
    func searchRegions(_ reader: StoreSetReader, on size: PageSize?) throws -> [SearchRegion] {
        let regions = regions ?? []
        let found = Set(regions.map { blocks[$0.block].id })
        let textBoxes = try blocks.first.map { try reader.textBoxes(page: $0.pageID, of: found) } ?? [:]
        return regions.map { region in
            let stored = blocks[region.block]
            return SearchRegion(
                blockID: stored.id, ordinal: stored.ordinal,
                locator: locator?.text(block: stored.ordinal), type: stored.block.type, box: stored.block.box,
                normalizedBox: stored.normalizedBox, surroundings: surroundings(of: stored),
                text: stored.block.text, highlights: region.highlights,
                highlightBoxes: (textBoxes[stored.id] ?? []).highlights(
                    of: region.highlights.ranges, on: size))
        }
    }

    /// The nearest ancestor with a box, for a block that has none.
    private func surroundings(of block: StoredBlock) -> SearchRegion.Surroundings? {
        guard block.block.box == nil else { return nil }
        var parent = block.parentID
        // A damaged store may hold a circle, so no chain is longer than the page.
        for _ in blocks.indices {
            guard let id = parent, let stored = blocks.first(where: { $0.id == id }) else { return nil }
            if let box = stored.block.box { return .init(type: stored.block.type, box: box) }
            parent = stored.parentID
        }
        return nil
    }
}
