internal import DocumentModel
internal import JSONView

extension GoogleDocumentDecoder {
    /// A block with the beginning of its text in the document's, which gives the reading order.
    private typealias Piece = (start: Int, block: Block)

    /// Reads one page: tables first, then what is left of paragraphs, blocks, lines, form fields and the page.
    mutating func readPage(_ page: JSONValue, index: Int, at path: String) {
        let shape = GoogleShape(of: Self.size(of: page))
        builder.startPage(Page(index: index, size: shape.pageSize))
        builder.notePageConfidence(builder.sureness(page["layout"]?["confidence"]))
        noteLanguages(of: page)
        var pieces: [Piece] = []
        let tables = page["tables"].map { Array($0.elements) } ?? []
        for (position, table) in tables.enumerated() {
            pieces.append(readTable(table, by: shape, at: "\(path).tables[\(position)]"))
        }
        let formulas = self.formulas(of: page)
        fonts = GoogleFonts(page, in: text)
        tokens = GoogleTokens(page, in: text, by: shape)
        for (member, label) in [("paragraphs", "paragraph"), ("blocks", "block"), ("lines", "line")] {
            let parts = page[member].map { Array($0.elements) } ?? []
            for (position, part) in parts.enumerated() {
                guard
                    let piece = readPart(
                        part["layout"], as: label, by: shape, formulas, at: "\(path).\(member)[\(position)]")
                else { continue }
                pieces.append(piece)
            }
        }
        pieces += readFormFields(of: page, by: shape, at: path)
        let hasParts = !pieces.isEmpty
        if var piece = readPart(page["layout"], as: "page", by: shape, [:], at: path) {
            if hasParts { (piece.block.box, piece.block.confidence) = (nil, nil) }
            pieces.append(piece)
        }
        pieces += readMarks(of: page, by: shape, at: path)
        for piece in pieces.enumerated().sorted(by: {
            ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
        }) {
            builder.add(piece.element.block)
        }
    }

    /// The page's size in pixels: as sent, or that of its image, or what its corners in pixels and fractions say.
    private static func size(of page: JSONValue) -> PageSize? {
        let unit: PageSize.Unit? =
            ["pixels", nil].contains(page["dimension"]?["unit"]?.string) ? .pixels : nil
        for holder in [page["dimension"], page["image"]] {
            guard let width = holder?["width"]?.double, let height = holder?["height"]?.double else {
                continue
            }
            return PageSize(width: width, height: height, unit: unit)
        }
        let reader = BoxReader(.page, omitsZeros: true)
        let polygon = page["layout"]?["boundingPoly"]
        guard let pixels = polygon?["vertices"].flatMap(reader.box),
            let fractions = polygon?["normalizedVertices"].flatMap(reader.box), fractions.x1 > 0,
            fractions.y1 > 0
        else { return nil }
        return PageSize(
            width: (pixels.x1 / fractions.x1).rounded(), height: (pixels.y1 / fractions.y1).rounded(),
            unit: .pixels)
    }

    private mutating func stretches(of layout: JSONValue?, at path: String) -> [Range<Int>] {
        if let stretches = text.stretches(layout?["textAnchor"]) { return stretches }
        builder.warn(
            "text_anchor_unreadable", "a text anchor is outside the document's text", at: path)
        return []
    }

    /// Reads a paragraph, block or line; nil if all its text was read before.
    private mutating func readPart(
        _ layout: JSONValue?, as label: String, by shape: GoogleShape, _ formulas: [Range<Int>: String],
        at path: String
    ) -> Piece? {
        let stretches = stretches(of: layout, at: path)
        let taken = text.take(stretches)
        guard !taken.text.isEmpty, let first = stretches.first else { return nil }
        var block = Block(.text, text: taken.text, providerType: label)
        block.textBoxes = tokens?.boxes(in: stretches, of: taken.text)
        block.font = fonts?.font(of: first)
        if let type = formulas[first], stretches.count == 1 {
            (block.type, block.providerType) = (.formula, type)
            builder.fill(&block, with: taken.text, as: .plain, at: path)
        }
        block.confidence = builder.sureness(layout?["confidence"])
        if taken.isWhole {
            block.box = shape.box(layout?["boundingPoly"], in: &builder, at: path)
        } else {
            builder.warn(
                "box_of_part",
                "part of this text is in a table or another block; the rest is kept without a box",
                at: path)
        }
        return (taken.start, block)
    }

    private func formulas(of page: JSONValue) -> [Range<Int>: String] {
        var found: [Range<Int>: String] = [:]
        for element in page["visualElements"]?.elements.map({ $0 }) ?? [] {
            guard let type = element["type"]?.string, type == "math_formula",
                let stretch = text.stretches(element["layout"]?["textAnchor"])?.first
            else { continue }
            found[stretch] = type
        }
        return found
    }

    private mutating func readTable(_ table: JSONValue, by shape: GoogleShape, at path: String) -> Piece {
        var writer = TableWriter()
        var start = Int.max
        var confidences: [Double] = []
        var all: [Range<Int>] = []
        for (member, isHeader) in [("headerRows", true), ("bodyRows", false)] {
            for row in table[member]?.elements.map({ $0 }) ?? [] {
                writer.startRow()
                for cell in row["cells"]?.elements.map({ $0 }) ?? [] {
                    let stretches = stretches(of: cell["layout"], at: path)
                    let taken = text.take(stretches)
                    all += stretches
                    start = min(start, taken.start)
                    writer.startCell(
                        column: nil, rowSpan: cell["rowSpan"]?.int ?? 1,
                        columnSpan: cell["colSpan"]?.int ?? 1,
                        isHeader: isHeader)
                    writer.write(Array(taken.text.utf8))
                    writer.endCell()
                    if let sure = builder.sureness(cell["layout"]?["confidence"]) { confidences.append(sure) }
                }
                writer.endRow()
            }
        }
        var block = Block(.table, text: "", providerType: "table")
        writer.fill(&block)
        block.textBoxes = tokens?.boxes(in: all, of: block.text)
        block.box = shape.box(table["layout"]?["boundingPoly"], in: &builder, at: path)
        let mean = confidences.isEmpty ? nil : confidences.reduce(0, +) / Double(confidences.count)
        block.confidence = builder.sureness(table["layout"]?["confidence"]) ?? mean
        return (start, block)
    }

    /// Keeps the pairs of a form as metadata, since paragraphs hold their words; words that none holds become blocks.
    private mutating func readFormFields(
        of page: JSONValue, by shape: GoogleShape, at path: String
    ) -> [Piece] {
        var pieces: [Piece] = []
        let fields = page["formFields"].map { Array($0.elements) } ?? []
        for (position, field) in fields.enumerated() {
            let path = "\(path).formFields[\(position)]"
            var members: [String: MetadataValue] = ["page_index": .int(builder.pageIndex)]
            for (member, name) in [("fieldName", "name"), ("fieldValue", "value")] {
                let words = text.words(of: field[member])
                if !words.isEmpty { members[name] = .string(words) }
                if var piece = readPart(field[member], as: member, by: shape, [:], at: path) {
                    piece.block.type = .formField
                    pieces.append(piece)
                }
            }
            if let type = field["valueType"]?.string, !type.isEmpty { members["value_type"] = .string(type) }
            members["confidence"] = field["fieldValue"]?["confidence"]?.double.map(MetadataValue.double)
            note(formField: .object(members))
        }
        return pieces
    }

    /// Reads ticks and barcodes, whose places have no text.
    private mutating func readMarks(of page: JSONValue, by shape: GoogleShape, at path: String) -> [Piece] {
        var pieces: [Piece] = []
        for element in page["visualElements"]?.elements.map({ $0 }) ?? [] {
            guard let type = element["type"]?.string, type.hasSuffix("checkbox") else { continue }
            var block = Block(.checkbox, text: "", providerType: type)
            block.box = shape.box(element["layout"]?["boundingPoly"], in: &builder, at: path)
            block.confidence = builder.sureness(element["layout"]?["confidence"])
            pieces.append((.max, block))
        }
        for code in page["detectedBarcodes"]?.elements.map({ $0 }) ?? [] {
            var block = Block(
                .mark, text: code["barcode"]?["rawValue"]?.string ?? "", providerType: "barcode")
            block.box = shape.box(code["layout"]?["boundingPoly"], in: &builder, at: path)
            block.confidence = builder.sureness(code["layout"]?["confidence"])
            pieces.append((.max, block))
        }
        return pieces
    }
}
