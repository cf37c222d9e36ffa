internal import DocumentModel
internal import Markup

/// What a table block says, whether the provider wrote it as HTML or as a pipe table.
struct TableText {
    /// Cells joined by tabs, rows by newlines.
    let text: String
    /// The table's HTML; nil if the content is not a table.
    let markup: Block.Markup?
    /// The sources of the images in the table.
    let images: [String]

    init(_ content: String) {
        if content.utf8.contains(UInt8(ascii: "<")), let table = HTMLTable(content) {
            text = table.text
            markup = Block.Markup(content, .html)
            images = table.images.map(\.source)
        } else if let table = MarkdownTable(content) {
            text = table.text
            markup = table.markup(of: content)
            images = table.images.map(\.source)
        } else {
            let blocks = MarkdownCutter.cut(content).blocks
            text = blocks.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n")
            markup = text == content ? nil : Block.Markup(content, .markdown)
            images = blocks.flatMap(\.images).map(\.source)
        }
    }

    /// A table's text with the formulas of its cells as LaTeX without dollar signs.
    static func withoutDollars(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
            row.split(separator: "\t", omittingEmptySubsequences: false).map {
                ParagraphText(String($0)).text
            }
            .joined(separator: "\t")
        }.joined(separator: "\n")
    }
}
