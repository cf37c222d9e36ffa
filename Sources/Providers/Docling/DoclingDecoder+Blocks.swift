internal import DocumentModel
internal import JSONView

extension DoclingDecoder {
    /// Lays a block where the item's `prov` says: one block a page, the later ones continuing the first.
    ///
    /// Text is divided between pages by `charspan`; where those do not fit the text, the first block has all of it.
    @discardableResult
    mutating func append(_ block: Block, for item: DoclingItem, in surroundings: Surroundings) -> Block.Place
    {
        let parts = DoclingProvenance.parts(item.value["prov"], pages: pages)
        if parts.contains(where: \.lacksHeight) {
            warn(
                "box_without_page_height",
                "a box is measured from the bottom of a page whose height is not told, and was left out", item
            )
        }
        var block = block
        block.providerType = item.label
        if !item.isBody, !block.type.isFurniture { block.type = .aside }
        guard parts.count > 1 else {
            block.box = parts.first?.box
            return place(block, number: parts.first?.page ?? page(of: item), parent: surroundings.parent)
        }
        let pieces = Self.pieces(of: block.text, parts: parts, item: item)
        if pieces == nil, !block.text.isEmpty {
            warn(
                "text_not_divided",
                "a text on several pages does not tell which of it stands where; its first page has all of it",
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
                piece.markup = Self.markup(
                    DoclingInline(pieces[position], of: item), block.type, marker: marker)
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
    private static func markup(_ inline: DoclingInline, _ type: BlockType, marker: String?) -> Block.Markup? {
        switch type {
        case .formula: Block.Markup(inline.text, .latex)
        case .code: nil
        default:
            if let marker {
                Block.Markup("\(marker) \(inline.markdown)", .markdown)
            } else {
                inline.isMarked ? Block.Markup(inline.markdown, .markdown) : nil
            }
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

    /// Cuts a text where its `charspan`s (code points of `orig`) change page; nil where they do not fit.
    private static func pieces(of text: String, parts: [DoclingProvenance], item: DoclingItem) -> [String]? {
        let scalars = text.unicodeScalars
        guard text == item.text, scalars.count == (item.value["orig"]?.string ?? text).unicodeScalars.count,
            let first = parts.first?.span, first.lowerBound == 0
        else { return nil }
        var cuts: [Int] = []
        var end = 0
        for part in parts {
            guard let span = part.span, span.lowerBound >= end, span.lowerBound <= scalars.count else {
                return nil
            }
            cuts.append(wordStart(span.lowerBound, in: scalars, after: cuts.last ?? 0))
            end = span.upperBound
        }
        cuts.append(scalars.count)
        return zip(cuts, cuts.dropFirst()).map { start, end in
            let lower = scalars.index(scalars.startIndex, offsetBy: start)
            let piece = scalars[lower..<scalars.index(lower, offsetBy: end - start)]
            return trimmed(String(piece))
        }
    }

    /// The start of the word around a cut: spans drift by the hyphens that Docling took out of `text`.
    private static func wordStart(
        _ cut: Int, in scalars: String.UnicodeScalarView, after previous: Int
    ) -> Int {
        var cut = cut
        var index = scalars.index(scalars.startIndex, offsetBy: cut)
        while cut > previous, index < scalars.endIndex, isSpaced(scalars[index]) {
            let before = scalars.index(before: index)
            guard isSpaced(scalars[before]) else { break }
            index = before
            cut -= 1
        }
        return cut
    }

    /// Whether this is a letter of a script that parts its words by spaces: before the CJK blocks.
    private static func isSpaced(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x2E80 && scalar.properties.isAlphabetic
    }

    private static func trimmed(_ text: String) -> String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }
}
