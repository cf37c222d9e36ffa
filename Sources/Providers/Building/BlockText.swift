internal import DocumentModel
internal import Markup

/// In which form a provider writes the text of blocks other than tables, figures, formulas and code.
enum BlockText {
    /// Every letter as a reader reads it.
    case plain
    /// Plain but for inline formulas between `$…$` or `\(…\)`.
    case withFormulas
    case markdown
    case html

    /// How to read a short text in a markdown answer: as markdown, unless that would take its beginning for a list (`5.`).
    static func ofLine(_ content: String) -> BlockText {
        let parts = MarkdownCutter.cut(content)
        let isOne = parts.blocks.count == 1 && [.text, .heading].contains(parts.blocks[0].type)
        return isOne && parts.comments.isEmpty ? .markdown : .withFormulas
    }

    /// A heading's level and text, if it carries markdown's marks (`## 2 Method`).
    static func heading(_ content: String) -> (level: Int, text: String)? {
        let marks = content.prefix { $0 == "#" }.count
        guard (1...6).contains(marks), content.dropFirst(marks).first == " " else { return nil }
        return (marks, String(content.dropFirst(marks + 1)))
    }
}

extension ParseBuilder {
    /// Fills a block's text, markup and asset by its type, as docs/adapters.md says ("What every adapter keeps to").
    ///
    /// Tables may be HTML or pipe tables and figures markdown, whatever `form` says. Images go to the current page.
    mutating func fill(_ block: inout Block, with content: String, as form: BlockText, at path: String) {
        switch block.type {
        case .table:
            let table = TableText(assets.extractEmbedded(from: content, on: pageIndex))
            (block.text, block.markup) = (table.text, table.markup)
            for image in table.images { block.asset = assets.name(of: image, on: pageIndex) }
            if table.text.isEmpty {
                warn("table_without_text", "a table has no text and cannot be searched", at: path)
            }
        case .figure, .chart:
            let parts = MarkdownCutter.cut(assets.extractEmbedded(from: content, on: pageIndex)).blocks
            for image in parts.flatMap(\.images) {
                block.asset = assets.name(of: image.source, on: pageIndex)
            }
            block.text = parts.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n")
        case .formula:
            block.text = ParagraphText.latex(content)
            block.markup = Block.Markup(block.text, .latex)
        case .code where form != .markdown && form != .html: block.text = content
        default: fillParagraph(&block, with: content, as: form)
        }
    }

    private mutating func fillParagraph(_ block: inout Block, with content: String, as form: BlockText) {
        switch form {
        case .plain: block.text = content
        case .withFormulas:
            let paragraph = ParagraphText(content)
            (block.text, block.markup) = (paragraph.text, paragraph.markup)
        case .html:
            let content = assets.extractEmbedded(from: content, on: pageIndex)
            for image in HTMLText.images(in: content) {
                block.asset = assets.name(of: image.source, on: pageIndex)
            }
            block.text = HTMLText.plain(content)
            block.markup = block.text == content ? nil : Block.Markup(content, .html)
        case .markdown:
            let content = assets.extractEmbedded(from: content, on: pageIndex)
            let parts = MarkdownCutter.cut(content)
            for image in parts.blocks.flatMap(\.images) {
                block.asset = assets.name(of: image.source, on: pageIndex)
            }
            let texts = parts.blocks.map(\.text) + parts.comments.map(\.text)
            block.text = texts.filter { !$0.isEmpty }.joined(separator: "\n")
            if let only = parts.blocks.first, parts.blocks.count == 1, parts.comments.isEmpty {
                block.markup = only.markup
                if only.type == .heading, block.type == .heading || block.type == .title {
                    block.level = only.level
                }
            } else if block.text != content {
                block.markup = Block.Markup(content, .markdown)
            }
        }
    }

    /// Adds the blocks of a markdown text to the current page; they have no boxes.
    ///
    /// The page's images are taken out of the text by `extractEmbedded` before.
    mutating func addBlocks(ofMarkdown markdown: String) {
        let first = current.map { document.pages[$0].blocks.count } ?? 0
        for var block in MarkdownBlocks(markdown, on: pageIndex, assets: &assets).blocks {
            block.parent = block.parent.map { $0 + first }
            add(block)
        }
    }

    /// Registers the images that only a page's markdown names.
    mutating func addImages(ofMarkdown markdown: String) {
        guard markdown.contains("![") || markdown.contains("<img") else { return }
        for image in MarkdownCutter.cut(markdown).blocks.flatMap(\.images) {
            _ = assets.name(of: image.source, on: pageIndex)
        }
    }
}
