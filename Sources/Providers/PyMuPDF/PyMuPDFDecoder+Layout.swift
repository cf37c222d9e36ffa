internal import DocumentModel
internal import JSONView

extension PyMuPDFDecoder {
    /// The most boxes of a page that its lines are compared with; more would be work that grows with the square.
    private static let mostBoxes = 512

    /// Reads a page of PyMuPDF4LLM's JSON.
    mutating func readLayout(_ page: JSONValue, index: Int, at path: String) {
        builder.startPage(Page(index: index, size: size(of: page)))
        let boxes = page["boxes"].map { Array($0.elements) } ?? []
        for (position, box) in boxes.enumerated() { readBox(box, at: "\(path).boxes[\(position)]") }
        readOtherLines(boxes, of: page, at: path)
    }

    private mutating func readBox(_ value: JSONValue, at path: String) {
        var block = Self.labels.block(value["boxclass"]?.string, in: &builder, at: path)
        block.box = builder.box(value, by: Self.shape, at: path)
        if block.type == .heading || block.type == .title, let level = value["header_level"]?.int, level > 0 {
            block.level = level
        }
        if let table = value["table"] {
            readTable(table, into: &block, at: path)
        } else {
            let text = PyMuPDFText(lines: value["textlines"])
            if block.type == .formula || block.type == .table {
                builder.fill(&block, with: text.text, as: .plain, at: path)
            } else {
                block.text = block.type == .code || text.isMonospaced ? text.code : text.text
                block.textBoxes = text.boxes(in: block.text)
            }
            block.font = text.font
        }
        if let image = value["image"]?.string, !image.isEmpty { block.asset = assetName(image) }
        builder.add(block)
    }

    /// Reads the cells of a table; a cell that another covers is null.
    private mutating func readTable(_ table: JSONValue, into block: inout Block, at path: String) {
        guard let rows = table["extract"]?.array, !rows.isEmpty else {
            return builder.fill(&block, with: table["markdown"]?.string ?? "", as: .plain, at: path)
        }
        var writer = TableWriter()
        for row in rows {
            writer.startRow()
            for cell in row.elements {
                writer.startCell(column: nil, rowSpan: 1, columnSpan: 1, isHeader: false)
                writer.write(cell.utf8.map(Array.init) ?? [])
                writer.endCell()
            }
            writer.endRow()
        }
        writer.fill(&block)
    }

    /// The asset of an image that was embedded as base64 or written to a file.
    private mutating func assetName(_ image: String) -> String {
        let isPath = image.utf8.count < 1024 && image.split(separator: "/").last?.contains(".") == true
        let source = isPath || image.hasPrefix("data:") ? image : "data:image/png;base64,\(image)"
        return builder.assets.name(of: source, on: builder.pageIndex)
    }

    /// Adds the lines of the page that its boxes do not hold: outside of all, and in boxes that came without text.
    ///
    /// Other lines say what the boxes say, and say their ends twice where a line is cut.
    private mutating func readOtherLines(_ boxes: [JSONValue], of page: JSONValue, at path: String) {
        guard boxes.count <= Self.mostBoxes else { return }
        let filled = boxes.filter { box in
            box["table"] != nil || !(box["textlines"]?.elements.isEmpty ?? true)
        }
        let known = filled.compactMap { Self.shape.box($0) }
        let blocks = page["fulltext"].map { Array($0.elements) } ?? []
        for (position, value) in blocks.enumerated() {
            for line in value["lines"]?.elements.map({ $0 }) ?? [] {
                guard let box = line["bbox"].flatMap(Self.shape.box) else { continue }
                let (x, y) = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
                let isKnown = known.contains {
                    ($0.x0 - 1...$0.x1 + 1).contains(x) && ($0.y0 - 1...$0.y1 + 1).contains(y)
                }
                let text = PyMuPDFText(line: line)
                guard !isKnown, text.text.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
                builder.warn(
                    "text_outside_boxes",
                    "a line of the page is in no box with text; it is kept at the end of the page",
                    at: "\(path).fulltext[\(position)]")
                let isTurned = (line["dir"]?.elements.first?.double).map { abs($0) < 0.5 } ?? false
                builder.add(
                    Block(
                        isTurned ? .aside : .text, text: text.text, box: box, font: text.font,
                        textBoxes: text.boxes(in: text.text)))
            }
        }
    }
}
