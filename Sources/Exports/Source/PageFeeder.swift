internal import DocumentModel
internal import Rendering
internal import Storage

/// Passes stored pages on in their order, each document and parse before its pages.
///
/// If the edges of all pages of a parse come before the pages, a parse that fits is held in memory and its edges taken
/// from it; reading the edges of every page on their own took a quarter of the time of an export. Longer ones are read twice.
final class PageFeeder {
    private let reader: DocumentReader
    private let needs: ExportNeeds
    private let visitor: ExportVisitor
    private var parses: OpenParses
    private var held: [StoredPage] = []
    /// About how much memory the held pages take, in bytes.
    private var heldSize = 0
    /// Whether the pages of the open parse are held; not if it is too long, or its edges are not needed.
    private var isHolding = false
    private var parse: Int64?

    /// Above it a parse is read twice, which takes a quarter longer.
    private static let mostHeld = 8 << 20

    init(_ reader: DocumentReader, _ parses: OpenParses, _ needs: ExportNeeds, _ visitor: ExportVisitor) {
        self.reader = reader
        self.parses = parses
        self.needs = needs
        self.visitor = visitor
    }

    /// Takes the next page.
    func add(_ page: StoredPage) throws {
        if page.parseID != parse {
            try finish()
            parse = page.parseID
            isHolding = needs.edges
        }
        guard isHolding else { return try hand(on: page, edges: nil) }
        heldSize += page.blocks.indices.reduce(512) { $0 + 320 + page.blocks[$1].block.text.utf8.count }
        held.append(page)
        if heldSize > Self.mostHeld { try release() }
    }

    /// Passes on what is held.
    func finish() throws {
        try release()
        parse = nil
    }

    private func release() throws {
        let pages = held
        (held, heldSize, isHolding) = ([], 0, false)
        for page in pages { try hand(on: page, edges: pages) }
    }

    private func hand(on page: StoredPage, edges pages: [StoredPage]?) throws {
        let step: OpenParses.Step
        do {
            step = try parses.advance(to: page)
        } catch {
            guard let reason = StoreError.damage(in: error) else { throw error }
            return visitor.failed(
                ExportFailure(document: page.documentKey, pageNumber: page.index + 1, reason: reason))
        }
        guard !step.isSkipped else { return }
        if step.document { try visitor.document(parses.document) }
        if step.parse {
            try visitor.assets(parses.assets)
            parses.assetFailure.map(visitor.failed)
            if needs.edges { try tellEdges(of: page.parseID, pages) }
        }
        try visitor.page(parses.page(page))
    }

    /// Sends the edges of all pages of a parse, of those that are held if these are all.
    private func tellEdges(of parse: Int64, _ pages: [StoredPage]?) throws {
        guard let pages, pages.count == parses.pageCount else {
            return try StoreExportSource.tellEdges(of: parse, reader, visitor.edges)
        }
        for page in pages {
            try visitor.edges(
                PageEdges(
                    pageIndex: page.index, top: Self.edge(page.blocks, page.blocks.indices),
                    bottom: Self.edge(page.blocks, page.blocks.indices.reversed())))
        }
    }

    private static func edge(_ blocks: [StoredBlock], _ positions: some Sequence<Int>) -> [Block] {
        var edge: [Block] = []
        for position in positions
        where !blocks[position].block.type.isFurniture && !blocks[position].block.text.isEmpty {
            let format = blocks[position].block.markup?.format
            edge.append(
                Block(
                    blocks[position].block.type, text: blocks[position].block.text,
                    markup: format.map { Block.Markup("", $0) }, box: blocks[position].block.box))
            if edge.count == EdgeLine.count { break }
        }
        return edge
    }
}
