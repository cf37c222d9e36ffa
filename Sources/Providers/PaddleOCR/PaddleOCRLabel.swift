internal import DocumentModel

/// The labels of blocks: those of PP-DocLayout, its versions 2 and 3, and PP-StructureV3.
enum PaddleOCRLabel {
    static let table = LabelTable(of: "PaddleOCR", types)

    static let types: [String: BlockType] = [
        "doc_title": .title, "paragraph_title": .heading, "text": .text, "vertical_text": .text,
        "ocr": .text, "spotting": .text, "abstract": .abstract, "content": .toc, "contents": .toc,
        "reference": .reference, "reference_content": .reference, "footnote": .footnote,
        "vision_footnote": .footnote, "header": .pageHeader, "header_image": .pageHeader,
        "footer": .pageFooter, "footer_image": .pageFooter, "number": .pageNumber,
        "aside_text": .aside, "algorithm": .code, "formula": .formula, "display_formula": .formula,
        "inline_formula": .formula, "formula_number": .formula, "table": .table, "image": .figure,
        "figure": .figure, "chart": .chart, "seal": .mark, "figure_title": .caption,
        "table_title": .caption, "chart_title": .caption, "figure_table_chart_title": .caption,
    ]

    /// `figure_title` is the caption of tables, too.
    static let captions = CaptionLinker(families: [
        .init(
            bodies: ["table", "image", "figure", "chart"], satellites: ["caption", "table caption", "note"],
            bodyComesFirst: true),
        .init(bodies: ["table"], satellites: ["table caption", "note"], bodyComesFirst: false),
    ])

    /// What `captions` goes by.
    static func family(_ block: Block) -> String {
        switch block.type {
        case .caption:
            let start = block.text.prefix(5).lowercased()
            let isOfTable =
                block.providerType == "table_title" || start.hasPrefix("table") || start.hasPrefix("表")
            return isOfTable ? "table caption" : "caption"
        case .footnote where block.providerType == "vision_footnote": return "note"
        default: return block.providerType ?? ""
        }
    }
}
