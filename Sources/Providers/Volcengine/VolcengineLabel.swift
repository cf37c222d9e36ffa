internal import DocumentModel

/// The labels of text blocks.
///
/// The first ten are documented; `figure` and `fig` are what clients test for; the rest are guesses at what
/// a layout model says next. Case does not matter.
enum VolcengineLabel {
    static func type(of label: String) -> BlockType? {
        switch label.lowercased() {
        case "title": .title
        case "author": .author
        case "sec", "section": .heading
        case "para", "text": .text
        case "header": .pageHeader
        case "foot", "footer": .pageFooter
        case "fnote", "footnote": .footnote
        case "image", "figure", "fig": .figure
        case "table": .table
        case "cap", "caption": .caption
        case "formula", "equation": .formula
        case "list": .listItem
        case "code": .code
        case "abstract": .abstract
        case "ref", "reference": .reference
        default: nil
        }
    }
}
