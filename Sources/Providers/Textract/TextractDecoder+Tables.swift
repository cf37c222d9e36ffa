internal import DocumentModel

extension TextractDecoder {
    /// Empty rows between two rows with cells are written up to here; a number beyond is not believed.
    private static let widestGap = 256

    private struct Cell {
        let row: Int
        let column: Int
        let rowSpan: Int
        let columnSpan: Int
        let isHeader: Bool
        let words: [Int]
    }

    /// Notes which table or pair shows each word: cells before titles and footers, tables before pairs.
    mutating func findOwners() {
        let blocks = answers.blocks
        for position in blocks.indices where blocks[position].kind == .table {
            let cells = answers.positions(blocks[position].children)
            for word in cells.flatMap(wordsBelow) where tables[word] == nil { tables[word] = position }
        }
        for position in blocks.indices where blocks[position].kind == .table {
            for word in answers.positions(blocks[position].captions).flatMap(wordsBelow)
            where tables[word] == nil {
                tables[word] = position
                captionWords.insert(word)
            }
        }
        for position in blocks.indices where blocks[position].kind == .key {
            let words = wordsOfPair(position)
            if words.allSatisfy({ tables[$0] == nil && pairs[$0] == nil }) {
                for word in words { pairs[word] = position }
            }
        }
    }

    /// Adds a table with its title before and its footers after it, unless cells hold them.
    mutating func addTable(_ table: Int) {
        guard shown.insert(table).inserted else { return }
        let value = answers.blocks[table]
        let captions = answers.positions(value.captions)
        for caption in captions where answers.blocks[caption].kind == .tableTitle {
            addCaption(caption, as: .caption, of: value.id)
        }
        let cells = cells(of: table)
        shown.formUnion(cells.flatMap(\.words))
        var block = Block(.table, text: "", providerType: value.label)
        block.box = box(table)
        block.confidence = value.confidence
        var writer = TableWriter()
        var row = 0
        for cell in cells {
            if cell.row != row {
                if row > 0 { writer.endRow() }
                for _ in 0..<(cell.row - row <= Self.widestGap ? cell.row - row - 1 : 0) {
                    writer.startRow()
                    writer.endRow()
                }
                row = cell.row
                writer.startRow()
            }
            writer.startCell(
                column: cell.column - 1, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
                isHeader: cell.isHeader)
            writer.write(text(of: cell.words).utf8)
            writer.endCell()
        }
        if row > 0 { writer.endRow() }
        block.text = String(decoding: writer.text, as: UTF8.self)
        block.markup = Block.Markup(writer.finish(), .html)
        block.textBoxes = textBoxes(of: cells.flatMap(\.words), in: block.text)
        builder.add(block, named: value.id)
        for caption in captions where answers.blocks[caption].kind == .tableFooter {
            addCaption(caption, as: .footnote, of: value.id)
        }
    }

    /// The cells in the order of rows and columns; a merged cell replaces those that it covers.
    private func cells(of table: Int) -> [Cell] {
        let value = answers.blocks[table]
        let merged = answers.positions(value.mergedCells)
        let covered = Set(merged.flatMap { answers.positions(answers.blocks[$0].children) })
        let single = answers.positions(value.children).filter {
            answers.blocks[$0].kind == .cell && !covered.contains($0)
        }
        let cells = (single + merged).map { position -> Cell in
            let cell = answers.blocks[position]
            let parts = cell.kind == .mergedCell ? answers.positions(cell.children) : [position]
            return Cell(
                row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
                isHeader: cell.isHeader || parts.contains { answers.blocks[$0].isHeader },
                words: parts.flatMap(wordsBelow))
        }
        return cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    }

    private mutating func addCaption(_ position: Int, as type: BlockType, of table: String) {
        let words = wordsBelow(position).filter { captionWords.contains($0) && !shown.contains($0) }
        guard !words.isEmpty else { return }
        shown.formUnion(words)
        let value = answers.blocks[position]
        let said = text(of: words)
        let place = builder.add(
            Block(
                type, text: said, providerType: value.label, box: box(position),
                confidence: value.confidence, textBoxes: textBoxes(of: words, in: said)))
        builder.refer(.parent, from: place, to: table, at: "$.Blocks[\(position)]")
    }

    /// The words of a key and its values.
    func wordsOfPair(_ key: Int) -> [Int] {
        wordsBelow(key) + answers.positions(answers.blocks[key].values).flatMap(wordsBelow)
    }

    /// Adds a key with its value as one block, or as a checkbox if the value is one.
    mutating func addPair(_ key: Int) {
        guard shown.insert(key).inserted else { return }
        let words = wordsOfPair(key).filter { !shown.contains($0) }
        guard !words.isEmpty else { return }
        shown.formUnion(words)
        let values = answers.positions(answers.blocks[key].values)
        let selections = words.filter { answers.blocks[$0].kind == .selection }
        let isCheckbox = selections.count == 1 && values.flatMap(wordsBelow) == selections
        var block = Block(
            isCheckbox ? .checkbox : .formField, text: "", providerType: answers.blocks[key].label)
        let said = isCheckbox ? words.filter { !selections.contains($0) } : words
        block.text = text(of: said)
        block.textBoxes = textBoxes(of: said, in: block.text)
        if isCheckbox {
            block.markup = Block.Markup("\(text(of: selections)) \(block.text)", .markdown)
        }
        let boxes = ([key] + values).compactMap { position in box(position) }
        block.box = boxes.dropFirst().reduce(boxes.first) { $0?.union($1) }
        block.confidence = confidence(of: [key] + values)
        builder.add(block)
    }

    /// Adds a checkbox without a label.
    mutating func addSelection(_ position: Int) {
        shown.insert(position)
        let value = answers.blocks[position]
        builder.add(
            Block(
                .checkbox, text: "", providerType: value.label,
                markup: Block.Markup(text(of: [position]), .markdown), box: box(position),
                confidence: value.confidence))
    }
}
