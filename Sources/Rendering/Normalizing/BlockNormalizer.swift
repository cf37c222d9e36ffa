internal import DocumentModel
internal import TextAnalysis

/// Brings a block's text and markup to form: characters, spaced LaTeX, and the formulas of tables.
struct BlockNormalizer {
    let formulas: MarkdownOptions.Formulas

    /// Brings a page to its form; changing a block copies them all, so that nothing is changed where nothing has to be.
    func normalize(_ page: inout ExportPage, usesMarkdown: Bool) {
        for position in page.blocks.indices {
            if let changed = changed(page.blocks[position]) { page.blocks[position] = changed }
        }
        if usesMarkdown { page.markdown = page.markdown.map(normalized) }
    }

    /// The block in its form; nil where nothing in it changes.
    func changed(_ block: Block) -> Block? {
        let normalizer = TextNormalizer(Self.kind(block.type))
        var text = normalizer.changed(block.text)
        if block.type == .formula, block.markup == nil {
            text = SpacedLatex.closed(text ?? block.text) ?? text
        }
        let content = block.markup.flatMap { changedContent(of: $0, block.type, normalizer) }
        guard text != nil || content != nil else { return nil }
        var block = block
        if let text { block.text = text }
        if let content { block.markup?.content = content }
        return block
    }

    private func changedContent(
        of markup: Block.Markup, _ type: BlockType, _ normalizer: TextNormalizer
    ) -> String? {
        let text = normalizer.changed(markup.content)
        let content = text ?? markup.content
        switch markup.format {
        case .latex: return SpacedLatex.closed(content) ?? text
        case .html: return TableFormulas(formulas: formulas).changed(content) ?? text
        case .markdown: return (type == .code ? nil : Self.closingFormulas(of: content)) ?? text
        }
    }

    /// A provider's markdown in its form.
    func normalized(_ markdown: String) -> String {
        let text = TextNormalizer(.text).normalized(markdown)
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

/// The formulas in the cells of an HTML table.
struct TableFormulas {
    let formulas: MarkdownOptions.Formulas

    /// HTML with MinerU's `<eq>…</eq>` between the delimiters of formulas, and spaced LaTeX between dollars closed.
    ///
    /// Nil where nothing changes.
    func changed(_ html: String) -> String? {
        let tagged = withoutEqTags(html)
        var html = tagged ?? html
        let output: [UInt8]? = html.withUTF8 { bytes in
            let edits = Self.cellFormulas(bytes).compactMap { range in
                SpacedLatex.closed(bytes[range]).map { TextEdit(range, $0) }
            }
            return edits.isEmpty ? nil : TextEdit.applied(edits, to: bytes)
        }
        return output.map { String(decoding: $0, as: UTF8.self) } ?? tagged
    }

    /// HTML with delimiters in the place of `<eq>` and `</eq>`; nil where there are none.
    func withoutEqTags(_ html: String) -> String? {
        guard html.utf8.contains(UInt8(ascii: "<")), html.contains("<eq>") else { return nil }
        let (open, close) = formulas == .bracket ? ("\\(", "\\)") : ("$", "$")
        var output = ""
        var rest = html[...]
        while let start = rest.firstRange(of: "<eq>"),
            let end = rest[start.upperBound...].firstRange(of: "</eq>")
        {
            let latex = String(EdgeLine.trimmed(rest[start.upperBound..<end.lowerBound]))
            output += rest[..<start.lowerBound] + open + (SpacedLatex.closed(latex) ?? latex) + close
            rest = rest[end.upperBound...]
        }
        return output + rest
    }

    /// What stands between two dollars in one cell.
    private static func cellFormulas(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var open: Int?
        var position = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "<"): open = nil
            case UInt8(ascii: "$"):
                if let start = open, start < position { found.append(start..<position) }
                open = open == nil ? position + 1 : nil
            default: break
            }
            position += 1
        }
        return found
    }
}
