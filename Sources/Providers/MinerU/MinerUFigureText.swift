internal import DocumentModel
internal import Markup

/// What MinerU's VLM read inside an image or chart: words, a pipe table of a chart's numbers, or an HTML table.
struct MinerUFigureText {
    let text: String
    let markup: Block.Markup?

    init(_ content: String) {
        let blocks = MarkdownCutter.cut(content).blocks
        text = blocks.map(\.text).joined(separator: "\n")
        if blocks.count == 1 {
            markup = blocks[0].markup
        } else {
            markup = text == content ? nil : Block.Markup(content, .markdown)
        }
    }
}
