internal import DocumentModel
internal import JSONView
internal import Markup

extension ComplexDOcrDecoder {
    /// Reads one item of a page's content.
    mutating func readItem(_ item: JSONValue, on pageIndex: Int, at place: String) -> Block {
        let label = item["type"]?.string ?? ""
        let type = label.isEmpty ? .text : ComplexDOcrLabel.type(of: label)
        if type == nil {
            document.warnings.add(
                "unknown_block_type",
                "a type that complexDOcr does not document is kept as `other`: \(label)", at: place)
        }
        var block = Block(type ?? .other, text: "", providerType: label.isEmpty ? nil : label)
        if let position = item["pos"] {
            block.box = box(position)
            if block.box == nil {
                document.warnings.add(
                    "box_unreadable", "a `pos` is neither four nor eight numbers", at: place)
            }
        }
        readText(text(item["text"]) ?? "", into: &block, on: pageIndex, at: place)
        if let address = item["image_url"]?.string, !address.isEmpty {
            block.asset = assets.name(of: address, on: pageIndex)
        }
        return block
    }

    private mutating func readText(
        _ content: String, into block: inout Block, on pageIndex: Int, at place: String
    ) {
        switch block.type {
        case .table:
            let table = TableText(assets.extractEmbedded(from: content, on: pageIndex))
            block.text = table.text
            block.markup = table.markup
            for image in table.images { block.asset = assets.name(of: image, on: pageIndex) }
            if table.text.isEmpty {
                document.warnings.add(
                    "table_without_text", "a table came without its text and cannot be searched", at: place)
            }
        case .figure:
            let content = assets.extractEmbedded(from: content, on: pageIndex)
            let parts = MarkdownCutter.cut(content).blocks
            for image in parts.flatMap(\.images) {
                block.asset = assets.name(of: image.source, on: pageIndex)
            }
            block.text = parts.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n")
        case .formula:
            block.text = ParagraphText.latex(content)
            block.markup = Block.Markup(block.text, .latex)
        default:
            let paragraph = ParagraphText(content)
            block.text = paragraph.text
            block.markup = paragraph.markup
        }
    }

    /// A box of two corners, or of four, as TextIn writes it.
    private func box(_ position: JSONValue) -> Box? {
        let numbers = position.elements.compactMap(\.lenientDouble)
        guard numbers.count == position.elements.count else { return nil }
        guard numbers.count == 8 else { return Box(numbers) }
        let (xs, ys) = (
            stride(from: 0, to: 8, by: 2).map { numbers[$0] },
            stride(from: 1, to: 8, by: 2).map { numbers[$0] }
        )
        guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else {
            return nil
        }
        return Box(left, top, right, bottom)
    }
}
