internal import DocumentModel

/// MinerU's labels for blocks, of every version and backend, and what they are in Folio's vocabulary.
enum MinerULabel {
    /// The type of a block with that label in middle.json or a content list; nil for a label that is not known.
    ///
    /// `page_footnote` lies among the discarded blocks, but is what readers call a footnote, so it is not furniture.
    static func type(_ label: String) -> BlockType? { types[label] }

    private static let types: [String: BlockType] = [
        "doc_title": .title,
        "title": .heading, "paragraph_title": .heading,
        "text": .text, "paragraph": .text, "phonetic": .text, "vertical_text": .text,
        "abstract": .abstract, "ref_text": .reference,
        "list": .list, "index": .toc,
        "interline_equation": .formula, "equation_interline": .formula, "equation": .formula,
        "formula_number": .formula,
        "image": .figure, "image_body": .figure, "image_block": .figure,
        "chart": .chart, "chart_body": .chart,
        "table": .table, "table_body": .table,
        "code": .code, "code_body": .code, "algorithm": .code, "algorithm_body": .code,
        "image_caption": .caption, "chart_caption": .caption, "table_caption": .caption,
        "code_caption": .caption,
        "algorithm_caption": .caption, "caption": .caption,
        "image_footnote": .footnote, "chart_footnote": .footnote, "table_footnote": .footnote,
        "code_footnote": .footnote, "algorithm_footnote": .footnote, "footnote": .footnote,
        "page_footnote": .footnote,
        "header": .pageHeader, "page_header": .pageHeader, "header_image": .pageHeader,
        "footer": .pageFooter, "page_footer": .pageFooter, "footer_image": .pageFooter,
        "page_number": .pageNumber,
        "aside_text": .aside, "page_aside_text": .aside, "discarded": .aside, "abandon": .aside,
        "seal": .mark,
    ]
}
