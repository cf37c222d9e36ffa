internal import DocumentModel

extension TextractDecoder {
    /// The types of layout; the words of forms and tables in them are shown as such.
    private static let labels = LabelTable(
        of: "Textract", calledAs: "BlockType",
        [
            "LAYOUT_TITLE": .title, "LAYOUT_HEADER": .pageHeader, "LAYOUT_FOOTER": .pageFooter,
            "LAYOUT_SECTION_HEADER": .heading, "LAYOUT_PAGE_NUMBER": .pageNumber, "LAYOUT_LIST": .list,
            "LAYOUT_FIGURE": .figure, "LAYOUT_TABLE": .text, "LAYOUT_KEY_VALUE": .formField,
            "LAYOUT_TEXT": .text,
        ])

    /// Regions in regions are followed so far; what is deeper is read as a region of the page.
    private static let deepest = 8

    /// Adds a page: the regions of its layout in their order, then what is in no region, in reading order.
    mutating func readPage(_ blocks: [Int]) {
        let regions = blocks.filter { answers.blocks[$0].kind == .layout }
        let inner = Set(regions.flatMap { answers.positions(answers.blocks[$0].children) })
        for region in regions where !inner.contains(region) { readRegion(region, parent: nil, depth: 0) }
        for region in regions { readRegion(region, parent: nil, depth: 0) }
        let loose = blocks.filter {
            switch answers.blocks[$0].kind {
            case .line: !shown.contains($0)
            case .selection: tables[$0] == nil && pairs[$0] == nil
            default: false
            }
        }
        let boxes = loose.map { position in box(position) }
        let placed = loose.indices.filter { boxes[$0] != nil }
        let order = ReadingOrder.positions(of: placed.compactMap { boxes[$0] }).map { placed[$0] }
        for position in order + loose.indices.filter({ boxes[$0] == nil }) { addLoose(loose[position]) }
        for position in blocks where !shown.contains(position) { addRest(position) }
    }

    /// Adds a region of the layout; the paragraphs in a list are its items.
    private mutating func readRegion(_ region: Int, parent: Int?, depth: Int) {
        guard depth < Self.deepest, shown.insert(region).inserted else { return }
        let value = answers.blocks[region]
        let children = answers.positions(value.children)
        let inner = children.filter { answers.blocks[$0].kind == .layout && !shown.contains($0) }
        var block = Self.labels.block(value.label, in: &builder, at: "$.Blocks[\(region)]")
        block.box = box(region)
        block.confidence = value.confidence
        if let parent {
            (block.type, block.level, block.parent) = (.listItem, 1, parent)
        } else if block.type == .list, inner.contains(where: { hasOwnText($0) }) {
            let list = builder.add(block).block
            for item in inner { readRegion(item, parent: list, depth: depth + 1) }
            block.type = .text
        }
        addLines(children, as: block, withForms: value.label == "LAYOUT_KEY_VALUE")
        for child in inner { readRegion(child, parent: parent, depth: depth + 1) }
    }

    /// Whether a region has a word that no table shows.
    private func hasOwnText(_ region: Int) -> Bool {
        answers.positions(answers.blocks[region].children).contains { line in
            answers.blocks[line].kind == .line && !shown.contains(line)
                && !wordsBelow(line).allSatisfy { tables[$0] != nil }
        }
    }

    /// Adds the lines of a region as one block, parted if a table or a pair is between them.
    private mutating func addLines(_ children: [Int], as block: Block, withForms: Bool) {
        let lines = children.filter { answers.blocks[$0].kind == .line && !shown.contains($0) }
        let words = lines.flatMap(wordsBelow)
        let isForm = withForms || words.allSatisfy { pairs[$0] != nil || tables[$0] != nil }
        let pieces = lines.flatMap { line in self.pieces(of: line, withForms: isForm) }
        let isWhole = pieces.allSatisfy { $0.owner == nil && $0.isWholeLine }
        var run: [TextractPiece] = []
        for piece in pieces {
            if piece.owner == nil { run.append(piece) } else { addRun(&run, as: block, isWhole: false) }
            addOwner(of: piece)
        }
        if run.isEmpty, block.type == .figure, isWhole { builder.add(block) }
        addRun(&run, as: block, isWhole: isWhole)
    }

    /// Adds pieces of text as one block; a part of a region has the box of its own lines.
    private mutating func addRun(_ run: inout [TextractPiece], as block: Block, isWhole: Bool) {
        guard !run.isEmpty else { return }
        var block = block
        block.text = run.map { text(of: $0) }.joined(separator: "\n")
        block.textBoxes = textBoxes(of: run.flatMap(\.positions), in: block.text)
        if !isWhole {
            let boxes = run.flatMap(\.positions).compactMap { position in box(position) }
            block.box = boxes.dropFirst().reduce(boxes.first) { $0?.union($1) }
        }
        builder.add(block)
        run = []
    }

    /// What a line shows: its words, and in the place of those that a table or pair shows, that.
    private mutating func pieces(of line: Int, withForms: Bool) -> [TextractPiece] {
        shown.insert(line)
        let words = wordsBelow(line)
        var pieces: [TextractPiece] = []
        for word in words {
            let pair = pairs[word].flatMap { withForms || shown.contains($0) ? $0 : nil }
            if let owner = tables[word] ?? pair {
                if pieces.last?.owner != owner { pieces.append(TextractPiece(owner: owner)) }
                continue
            }
            shown.insert(word)
            if let last = pieces.last, last.owner == nil {
                pieces[pieces.count - 1].positions.append(word)
            } else {
                pieces.append(TextractPiece(positions: [word]))
            }
        }
        let isWhole = words.isEmpty || pieces.count == 1 && pieces[0].owner == nil
        return isWhole ? [TextractPiece(positions: [line], isWholeLine: true)] : pieces
    }

    private func text(of piece: TextractPiece) -> String {
        piece.isWholeLine ? answers.blocks[piece.positions[0]].text : text(of: piece.positions)
    }

    private mutating func addOwner(of piece: TextractPiece) {
        guard let owner = piece.owner else { return }
        if answers.blocks[owner].kind == .table { addTable(owner) } else { addPair(owner) }
    }

    /// Adds a line or selection that is in no region.
    private mutating func addLoose(_ position: Int) {
        guard answers.blocks[position].kind == .line else { return addSelection(position) }
        for piece in pieces(of: position, withForms: true) {
            addOwner(of: piece)
            guard piece.owner == nil else { continue }
            var block = Block(.text, text: "", providerType: "LINE")
            block.confidence = confidence(of: piece.positions)
            var run = [piece]
            addRun(&run, as: block, isWhole: false)
        }
    }

    /// Adds what has no line: words alone, tables and pairs without text, signatures.
    private mutating func addRest(_ position: Int) {
        let value = answers.blocks[position]
        switch value.kind {
        case .word:
            guard tables[position] == nil, pairs[position] == nil else { return }
            addRest(position, as: .text)
        case .table: addTable(position)
        case .key where wordsBelow(position).contains(where: { pairs[$0] == position }): addPair(position)
        case .signature: addRest(position, as: .mark)
        case .other where !value.text.isEmpty:
            builder.warn(
                "unknown_block_type",
                "Textract does not document this BlockType; its block is kept as `other`: \(value.label)",
                at: "$.Blocks[\(position)]")
            addRest(position, as: .other)
        default: break
        }
    }

    private mutating func addRest(_ position: Int, as type: BlockType) {
        shown.insert(position)
        let value = answers.blocks[position]
        builder.add(
            Block(
                type, text: value.text, providerType: value.label, box: box(position),
                confidence: value.confidence))
    }
}

/// A stretch of a line: words that the line shows, or the table or key that shows them.
struct TextractPiece {
    /// The words, or the line.
    var positions: [Int] = []
    var isWholeLine = false
    /// A table or a key.
    var owner: Int?
}
