internal import DocumentModel
internal import Markup

/// One region of a page whose content is markdown: its label, its place and its text.
struct MarkdownRegion {
    let label: String?
    let box: Box?
    var content: String
    /// The first image of the region.
    var asset: String?
    let path: String
}

extension ParseBuilder {
    /// Adds a region whose content is markdown with formulas and HTML tables.
    ///
    /// A text region is what its markdown says: a heading, a list with its items, code. A region of several such blocks stays one block, since
    /// it has one box.
    mutating func add(_ region: MarkdownRegion, by labels: LabelTable) {
        add(region, as: labels.block(region.label, in: &self, at: region.path))
    }

    /// Adds a region as a block whose type is known.
    mutating func add(_ region: MarkdownRegion, as block: Block) {
        var block = block
        block.box = region.box
        let content = assets.extractEmbedded(from: region.content, on: pageIndex)
        let parts = FramedContent(LiteralTags.escaped(content))
        block.asset = region.asset ?? parts.images.first.map { assets.name(of: $0, on: pageIndex) }
        switch block.type {
        case .title, .heading:
            let heading = BlockText.heading(parts.text)
            block.level = heading?.level ?? block.level
            let text = heading?.text ?? parts.text
            fill(&block, with: text, as: .ofLine(text), at: region.path)
            add(block)
        case .text, .list, .listItem, .code: addPieces(of: parts.text, to: block, at: region.path)
        case .table, .formula, .figure, .chart:
            fill(&block, with: parts.text, as: .markdown, at: region.path)
            if block.type == .table { block.text = TableText.withoutDollars(block.text) }
            add(block)
        default:
            fill(&block, with: parts.text, as: .ofLine(parts.text), at: region.path)
            add(block)
        }
    }

    private mutating func addPieces(of markdown: String, to block: Block, at path: String) {
        var block = block
        let pieces = MarkdownBlocks(markdown, on: pageIndex, assets: &assets).blocks
        let isList = pieces.first?.type == .list && pieces.dropFirst().allSatisfy { $0.parent == 0 }
        if isList, pieces.count > 2 {
            let list = add(place(pieces[0], as: block))
            for var item in pieces.dropFirst() {
                item.parent = list.block
                item.providerType = block.providerType
                add(item)
            }
        } else if isList, var item = pieces.last {
            item.parent = nil
            add(place(item, as: block))
        } else if let only = pieces.first, pieces.count == 1 {
            add(place(only, as: block))
        } else {
            fill(&block, with: markdown, as: .markdown, at: path)
            block.text = pieces.map(Self.said).filter { !$0.isEmpty }.joined(separator: "\n")
            add(block)
        }
    }

    /// A piece of a region's markdown with what the region says of it; plain text stays what the label says.
    private func place(_ piece: Block, as region: Block) -> Block {
        var block = piece
        block.providerType = region.providerType
        block.box = region.box
        block.asset = piece.asset ?? region.asset
        block.confidence = piece.confidence ?? region.confidence
        block.font = piece.font ?? region.font
        if piece.type == .text { block.type = region.type == .list ? .listItem : region.type }
        return block
    }

    /// What a piece says, with the number of a list item, which its markdown keeps apart.
    private static func said(_ piece: Block) -> String {
        guard piece.type == .listItem, let markup = piece.markup, markup.format == .markdown else {
            return piece.text
        }
        let number = markup.content.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == ")" }
        return number.isEmpty || piece.text.hasPrefix(number) ? piece.text : "\(number) \(piece.text)"
    }

    /// A box of four numbers on a scale that ends at `extent`, from the top left; an unusable one is counted as `box_unreadable`.
    mutating func box(_ numbers: [Double], upTo extent: Double, at path: String) -> Box? {
        if numbers.count == 4, numbers[0] <= numbers[2], numbers[1] <= numbers[3],
            numbers.allSatisfy({ $0 >= 0 && $0 <= extent * 1.01 }), let box = Box(numbers),
            box.width > 0 || box.height > 0
        {
            return box
        }
        warn(
            "box_unreadable",
            "a box has an unknown shape, is inverted or is empty; its block is kept without a box",
            at: path)
        return nil
    }
}
