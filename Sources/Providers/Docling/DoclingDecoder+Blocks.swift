internal import DocumentModel
internal import JSONView

extension DoclingDecoder {
    /// Lays a block where the item's `prov` says: one block a region of a page, the later ones continuing the first.
    ///
    /// Text is divided between regions by `charspan`; if those do not fit the text, the first block has all of it.
    @discardableResult
    mutating func append(_ block: Block, for item: DoclingItem, in surroundings: Surroundings) -> Block.Place
    {
        let parts = DoclingProvenance.parts(item.value["prov"], pages: pages)
        if parts.contains(where: \.lacksHeight) {
            warn(
                "box_without_page_height",
                "a box is measured from the bottom of a page whose height is unknown, and was left out", item
            )
        }
        var block = block
        block.providerType = item.label
        if !item.isBody, !block.type.isFurniture { block.type = .aside }
        guard parts.count > 1 else {
            block.box = parts.first?.box
            return place(block, number: parts.first?.page ?? page(of: item), parent: surroundings.parent)
        }
        let pieces = DoclingDivision(of: block.text, item: item)?.pieces(parts.map(\.span))
        if pieces == nil, !block.text.isEmpty {
            warn(
                "text_not_divided",
                "a text in several columns or on several pages does not say which of it is where; the first place has all of it",
                item)
        }
        return appendPieces(pieces, of: block, parts: parts, item: item, in: surroundings)
    }

    private mutating func appendPieces(
        _ pieces: [String]?, of block: Block, parts: [DoclingProvenance], item: DoclingItem,
        in surroundings: Surroundings
    ) -> Block.Place {
        var previous: Block.Place?
        var first: Block.Place?
        for (position, part) in parts.enumerated() {
            var piece = block
            piece.box = part.box
            if let pieces {
                piece.text = pieces[position]
                let marker =
                    position == 0 && block.type == .listItem
                    ? marker(of: item, number: surroundings.number) : nil
                piece.markup = markup(of: pieces[position], item, block.type, marker: marker)
            } else if position > 0 {
                piece.text = ""
                piece.markup = nil
                piece.asset = nil
            }
            // A part on an earlier page cannot continue a later one.
            if let previous, previous.page <= part.page - 1 + context.pageOffset {
                piece.continues = previous
            }
            let placed = place(piece, number: part.page, parent: surroundings.parent)
            previous = placed
            first = first ?? placed
        }
        return first ?? place(block, number: currentPage, parent: surroundings.parent)
    }

    /// The markup of a piece of a block; a list item's marker goes with the first.
    private func markup(
        of piece: String, _ item: DoclingItem, _ type: BlockType, marker: String?
    ) -> Block.Markup? {
        let inline = DoclingInline(piece, of: item)
        switch type {
        case .formula: return item.text.isEmpty ? nil : Block.Markup(piece, .latex)
        case .code: return Self.fencedCode(piece, of: item)
        default:
            if let marker { return Block.Markup("\(marker) \(inline.markdown)", .markdown) }
            return inline.isMarked ? Block.Markup(inline.markdown, .markdown) : nil
        }
    }

    mutating func place(_ block: Block, number: Int, parent: Block.Place?) -> Block.Place {
        currentPage = number
        return pages.append(block, number: number, parent: parent)
    }

    /// The page of an item: its own, else that of the first placed item below it, else the current one.
    func page(of item: DoclingItem) -> Int { placedPage(item, depth: 0) ?? currentPage }

    private func placedPage(_ item: DoclingItem, depth: Int) -> Int? {
        if let page = item.value["prov"]?.array?.first?["page_no"]?.int { return page }
        // The first few levels and children decide; a page is not worth a search of the whole tree.
        guard depth < 4, let children = item.children else { return nil }
        for (position, reference) in children.enumerated() where position < 4 {
            guard let child = resolved(reference) else { continue }
            if let page = placedPage(child, depth: depth + 1) { return page }
        }
        return nil
    }
}
