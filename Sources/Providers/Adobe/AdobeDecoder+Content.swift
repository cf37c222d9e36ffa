internal import DocumentModel
internal import JSONView

extension AdobeDecoder {
    /// The text of a block or a cell, without markers of list items; the two halves of a word that a hyphen parted are joined.
    mutating func text(of pieces: [Piece]) -> String {
        var (text, line, hyphen) = ("", "", "")
        for piece in pieces where !piece.path.isMarker && !piece.text.isEmpty {
            if piece.path.own == "HyphenSpan", !text.isEmpty {
                hyphen = piece.text
                continue
            }
            if !hyphen.isEmpty {
                builder.warn(
                    "hyphen_removed", "a hyphen at the end of a line was left out and its word joined",
                    at: piece.place)
            } else if piece.path.line != line, !text.isEmpty {
                while text.last?.isWhitespace == true { text.removeLast() }
                text += "\n"
            }
            text += piece.text
            (line, hyphen) = (piece.path.line, "")
        }
        return (text + hyphen).trimmingWhiteSpace
    }

    /// Writes a table's cells; a piece outside of cells is a row of its own.
    mutating func fillTable(_ block: inout Block, with pieces: [Piece]) {
        let said = pieces.filter { $0.path.cell != nil || !$0.text.isEmpty }
        let cells = Self.groups(of: said) { $0.path.cell ?? $0.path.line }
        var writer = TableWriter()
        for (position, cell) in cells.enumerated() {
            if position == 0 || cell[0].path.row != cells[position - 1][0].path.row {
                if position > 0 { writer.endRow() }
                writer.startRow()
            }
            let itself = cell.first { ["TD", "TH"].contains($0.path.own) }
            let number = { (name: String) in itself?.element["attributes"]?[name]?.lenientInt }
            writer.startCell(
                column: number("ColIndex"), rowSpan: min(max(number("RowSpan") ?? 1, 1), 1000),
                columnSpan: min(max(number("ColSpan") ?? 1, 1), 1000), isHeader: itself?.path.own == "TH")
            for line in text(of: cell).split(separator: "\n") { writer.write(line.utf8) }
            writer.endCell()
        }
        if !cells.isEmpty { writer.endRow() }
        block.text = String(decoding: writer.text, as: UTF8.self)
        block.markup = cells.isEmpty ? nil : Block.Markup(writer.finish(), .html)
        guard block.text.trimmingWhiteSpace.isEmpty else { return }
        builder.warn("table_without_text", "a table has no text and cannot be searched", at: pieces[0].place)
    }

    /// The box around all pieces; none if the box of one cannot be used.
    ///
    /// A table's own `Bounds` go over its pages, so its cells' come first.
    mutating func box(of pieces: [Piece]) -> Box? {
        let cells = pieces.filter { $0.path.cell != nil && $0.element["Bounds"] != nil }
        var union: Box?
        for piece in cells.isEmpty ? pieces : cells {
            guard let bounds = piece.element["Bounds"] else { continue }
            let reader = readers[piece.page] ?? BoxReader(.page, origin: .bottomLeft)
            guard let box = builder.box(bounds, by: reader, at: piece.place) else { return nil }
            union = union?.union(box) ?? box
        }
        return union
    }
}

extension AdobeDecoder.Piece {
    /// The picture of a table or figure; a table's spreadsheets (`.csv`, `.xlsx`) hold its text again.
    var image: String? {
        if path.cell != nil { return nil }
        return element.list("filePaths").compactMap(\.string).first { $0.hasSuffix(".png") }
    }

    /// The font; a subset's name begins with six letters: `ABCDEE+Cambria`.
    var font: FontInfo? {
        guard let font = element["Font"], let name = font["name"]?.string else { return nil }
        let parts = name.split(separator: "+", maxSplits: 1)
        return FontInfo(
            name: parts.count == 2 && parts[0].count == 6 ? String(parts[1]) : name,
            size: element["TextSize"]?.lenientDouble, isBold: font["weight"]?.int.map { $0 >= 600 },
            isItalic: font["italic"]?.bool)
    }
}
