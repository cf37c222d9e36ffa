internal import DocumentModel

/// The labels of text blocks.
///
/// The first ten are documented; `figure` and `fig` are what clients test for; the rest are guesses at what
/// a layout model says next. Case does not matter.
enum VolcengineLabel {
    static let table = LabelTable(
        of: "OCRPdf", ignoringCase: true,
        [
            "title": .title, "author": .author, "sec": .heading, "para": .text, "header": .pageHeader,
            "foot": .pageFooter, "fnote": .footnote, "image": .figure, "table": .table, "cap": .caption,
            "figure": .figure, "fig": .figure,
            "section": .heading, "text": .text, "footer": .pageFooter, "footnote": .footnote,
            "caption": .caption, "formula": .formula, "equation": .formula, "list": .listItem, "code": .code,
            "abstract": .abstract, "ref": .reference, "reference": .reference,
        ])
}
