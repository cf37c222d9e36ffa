internal import DocumentModel
internal import Markup
internal import TextAnalysis

/// Brings a block's text and markup to form: characters, spaced LaTeX, and the formulas of tables.
struct BlockNormalizer {
    let formulas: MarkdownOptions.Formulas

    /// Brings a page to its form; changing a block copies them all, so that nothing is changed where nothing has to be.
    func normalize(_ page: inout ExportPage, usesMarkdown: Bool) {
        for position in page.blocks.indices {
            // Taken apart: a block has much that would be copied for nothing.
            let (type, markup) = (page.blocks[position].type, page.blocks[position].markup)
            let text = changedText(page.blocks[position].text, type, hasMarkup: markup != nil)
            let content = markup.flatMap { changedContent(of: $0, type) }
            if let text { page.blocks[position].text = text }
            if let content { page.blocks[position].markup?.content = content }
        }
        if usesMarkdown { page.markdown = page.markdown.map(normalized) }
    }

    private func changedText(_ text: String, _ type: BlockType, hasMarkup: Bool) -> String? {
        let changed = TextNormalizer(Self.kind(type)).changed(text)
        guard type == .formula, !hasMarkup else { return changed }
        return SpacedLatex.closed(changed ?? text) ?? changed
    }

    private func changedContent(of markup: Block.Markup, _ type: BlockType) -> String? {
        let code: [Range<Int>] =
            switch markup.format {
            case .markdown: MarkdownStretches.code(in: markup.content)
            case .html: MarkdownStretches.code(inHTML: markup.content)
            case .latex: []
            }
        let text = TextNormalizer(Self.kind(type)).changed(markup.content, code: code)
        let content = text ?? markup.content
        switch markup.format {
        case .latex: return SpacedLatex.closed(content) ?? text
        case .html: return TableFormulas(formulas: formulas).changed(content) ?? text
        case .markdown: return (type == .code ? nil : Self.closingFormulas(of: content)) ?? text
        }
    }

    /// A provider's markdown in its form.
    func normalized(_ markdown: String) -> String {
        let text =
            TextNormalizer(.text).changed(markdown, code: MarkdownStretches.code(in: markdown)) ?? markdown
        let tables = TableFormulas(formulas: formulas).withoutEqTags(text) ?? text
        return Self.closingFormulas(of: tables) ?? tables
    }

    private static func kind(_ type: BlockType) -> TextNormalizer.Kind {
        type == .code || type == .formula ? .code : .text
    }

    private static func closingFormulas(of markdown: String) -> String? {
        var markdown = markdown
        let output: [UInt8]? = markdown.withUTF8 { bytes in
            let edits = FormulaScanner.formulas(in: bytes).compactMap { formula -> TextEdit? in
                guard formula.kind != .brackets, let closed = SpacedLatex.closed(bytes[formula.content])
                else { return nil }
                return TextEdit(formula.content, closed)
            }
            return edits.isEmpty ? nil : TextEdit.applied(edits, to: bytes)
        }
        return output.map { String(decoding: $0, as: UTF8.self) }
    }
}
