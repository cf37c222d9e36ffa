internal import DocumentModel
internal import JSONView
internal import Markup

extension VolcengineDecoder {
    mutating func readBlock(_ value: JSONValue, on page: Page, at path: String) -> Block {
        let label = value["label"]?.string ?? ""
        let type = label.isEmpty ? .text : VolcengineLabel.type(of: label)
        if type == nil {
            warn(
                "unknown_block_type", "a label that OCRPdf does not document is kept as `other`: \(label)",
                at: path)
        }
        var block = Block(type ?? .other, text: "", providerType: label.isEmpty ? nil : label)
        block.box = readBox(value, size: page.size, at: path)
        block.font = font(of: value)
        readText(value["text"]?.string ?? "", into: &block, on: page, at: path)
        if let address = value["url"]?.string, !address.isEmpty {
            block.asset = assets.name(of: address, on: page.index)
        }
        return block
    }

    /// The block's box in pixels; reckoned from its fractions where only those are there.
    private mutating func readBox(_ value: JSONValue, size: PageSize?, at path: String) -> Box? {
        if let box = value["box"].flatMap(VolcengineGeometry.box) { return box }
        if let fraction = value["norm_box"].flatMap(VolcengineGeometry.box) {
            return size.map { fraction.scaled(x: $0.width, y: $0.height) } ?? fraction
        }
        if value["box"] != nil || value["norm_box"] != nil {
            warn("box_unreadable", "a box is neither four numbers nor x0, y0, x1, y1", at: path)
        }
        return nil
    }

    private func font(of value: JSONValue) -> FontInfo? {
        let font = FontInfo(
            size: value["font_size"]?.lenientDouble, isBold: value["is_bold"]?.bool,
            isItalic: value["is_italic"]?.bool)
        return font == FontInfo() ? nil : font
    }

    private mutating func readText(_ content: String, into block: inout Block, on page: Page, at path: String)
    {
        switch block.type {
        case .table:
            let table = TableText(content)
            block.text = table.text
            block.markup = table.markup
            for image in table.images { block.asset = assets.name(of: image, on: page.index) }
            if table.text.isEmpty {
                warn("table_without_text", "a table came without its text and cannot be searched", at: path)
            }
        case .figure:
            let parts = MarkdownCutter.cut(content).blocks
            for image in parts.flatMap(\.images) {
                block.asset = assets.name(of: image.source, on: page.index)
            }
            block.text = parts.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n")
        case .formula:
            block.text = ParagraphText.latex(content)
            block.markup = Block.Markup(block.text, .latex)
        case .title, .heading: readHeading(content, into: &block)
        case .code: block.text = content
        default: readParagraph(content, into: &block)
        }
    }

    /// Reads a heading, which may carry markdown's marks and with them its level.
    private func readHeading(_ content: String, into block: inout Block) {
        let marks = content.prefix { $0 == "#" }.count
        guard (1...6).contains(marks), content.dropFirst(marks).first == " " else {
            return readParagraph(content, into: &block)
        }
        block.level = marks
        readParagraph(String(content.dropFirst(marks + 1)), into: &block)
    }

    private func readParagraph(_ content: String, into block: inout Block) {
        let paragraph = ParagraphText(content)
        block.text = paragraph.text
        block.markup = paragraph.markup
    }
}
