internal import DocumentModel

/// The labels of vision-language models.
enum VisionLabels {
    /// GLM-OCR's own four; the service passes on those of PP-DocLayout, too.
    static let glm = LabelTable(
        of: "GLM-OCR",
        PaddleOCRLabel.types.merging(
            ["image": .figure, "text": .text, "table": .table, "formula": .formula], uniquingKeysWith: { $1 })
    )

    static let dots = LabelTable(
        of: "dots.ocr", calledAs: "category",
        [
            "Caption": .caption, "Footnote": .footnote, "Formula": .formula, "List-item": .listItem,
            "Page-footer": .pageFooter, "Page-header": .pageHeader, "Picture": .figure,
            "Section-header": .heading, "Table": .table, "Text": .text, "Title": .title,
        ])

    static let deepSeek = LabelTable(
        of: "DeepSeek-OCR", ignoringCase: true,
        [
            "title": .title, "sub_title": .heading, "text": .text, "paragraph": .text, "list": .list,
            "image": .figure, "figure": .figure, "chart": .chart, "image_caption": .caption,
            "figure_caption": .caption, "table": .table, "table_caption": .caption,
            "table_footnote": .footnote,
            "image_footnote": .footnote, "footnote": .footnote, "equation": .formula, "formula": .formula,
            "code": .code, "reference": .reference, "references": .reference, "header": .pageHeader,
            "footer": .pageFooter, "page_number": .pageNumber, "aside_text": .aside, "seal": .mark,
        ])

    /// Chandra's, which are Surya's with others added.
    static let chandra = LabelTable(
        of: "Chandra",
        [
            "Caption": .caption, "Footnote": .footnote, "Equation-Block": .formula, "List-Group": .list,
            "Page-Header": .pageHeader, "Page-Footer": .pageFooter, "Image": .figure, "Picture": .figure,
            "Section-Header": .heading, "Table": .table, "Text": .text, "Complex-Block": .other,
            "Code-Block": .code, "Form": .formField, "Table-Of-Contents": .toc, "Figure": .figure,
            "Chemical-Block": .figure, "Diagram": .figure, "Bibliography": .reference, "Blank-Page": .other,
        ])

    static let captions = CaptionLinker(families: [
        .init(
            bodies: ["figure", "chart", "table"], satellites: ["caption", "table caption"],
            bodyComesFirst: true),
        .init(bodies: ["table"], satellites: ["table caption"], bodyComesFirst: false),
    ])

    /// What `captions` goes by.
    static func family(_ block: Block) -> String {
        guard block.type == .caption else { return block.type.rawValue }
        let isOfTable =
            block.providerType == "table_caption" || block.text.lowercased().hasPrefix("table")
            || block.text.hasPrefix("表")
        return isOfTable ? "table caption" : "caption"
    }
}
