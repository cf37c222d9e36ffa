internal import DocumentModel
internal import TextAnalysis

/// Cuts the markdown of a page into blocks.
///
/// Headings, paragraphs, lists, code, block quotes (as text) and images come from CommonMark; HTML tables, pipe
/// tables, display formulas and comments are taken out before (`MarkdownScanner`). Thematic breaks are dropped. A
/// paragraph of nothing but images becomes one figure for each; `[^1]: …` is a footnote. Indented lines are code if they look like it
/// (`IndentedCode`), since in what parsers write most indentation is layout.
package struct MarkdownCutter {
    /// What a text was cut into.
    package struct Result: Sendable {
        /// In the order of the text.
        package var blocks: [CutBlock] = []
        /// The HTML comments; an adapter gives them meaning.
        package var comments: [MarkdownComment] = []
    }

    private let bytes: [UInt8]
    private let segments: [MarkdownSegment]
    private let definitions: LinkDefinitions?
    private var result = Result()

    private init(_ bytes: [UInt8], _ scope: MarkdownScanner.Scope) {
        self.bytes = bytes
        segments = MarkdownScanner.segments(of: bytes, scope)
        definitions = LinkDefinitions(bytes, segments)
    }

    /// The blocks and comments of a text.
    ///
    /// Every text is markdown; nothing fails.
    package static func cut(_ markdown: String) -> Result {
        cut(Array(markdown.utf8), .page)
    }

    private static func cut(_ bytes: [UInt8], _ scope: MarkdownScanner.Scope) -> Result {
        var cutter = MarkdownCutter(bytes, scope)
        for segment in cutter.segments { cutter.add(segment) }
        return cutter.result
    }

    private mutating func add(_ segment: MarkdownSegment) {
        switch segment.kind {
        case .markdown:
            guard bytes[segment.range].contains(where: { !$0.isMarkdownSpace }) else { return }
            let masked = MaskedMarkdown(bytes, segment, isInline: false, definitions)
            var reader = CommonMarkReader(masked, firstPosition: result.blocks.count)
            reader.read()
            result.blocks += reader.blocks
        case .comment:
            result.comments.append(
                MarkdownComment(
                    text: string(bytes[segment.content].trimmingMarkdownSpace), source: segment.range,
                    position: result.blocks.count))
        case .displayMath:
            let latex = string(Latex.source(bytes[segment.content]))
            result.blocks.append(
                CutBlock(.formula, text: latex, markup: .init(latex, .latex), source: segment.range))
        case .htmlTable: addHTMLTable(segment)
        case .pipeTable:
            let table = MarkdownTable(bytes[segment.range])
            result.blocks.append(
                CutBlock(
                    .table, text: table.text, markup: table.markup(of: string(bytes[segment.range])),
                    source: segment.range, images: table.images))
        case .fencedCode:
            let firstLine = bytes[segment.range].prefix { $0 != 0x0A }
            let text = string(
                MarkdownLines.unindented(bytes[segment.content], by: firstLine.prefix { $0 == 0x20 }.count))
            let information = FencedCode.information(of: string(firstLine))
            result.blocks.append(
                CutBlock(
                    .code, text: text,
                    markup: information.map { .init(FencedCode.markdown(text, language: $0), .markdown) },
                    source: segment.range))
        case .footnote: addFootnote(segment)
        }
    }

    /// Adds a footnote with its mark; its markup is a definition, which other text of that look is not.
    private mutating func addFootnote(_ segment: MarkdownSegment) {
        guard let note = FootnoteDefinition(bytes, at: segment.range.lowerBound) else { return }
        let parts = Self.cut(Array(note.content(in: bytes)), .note)
        let texts = (parts.blocks.map(\.text) + parts.comments.map(\.text)).filter { !$0.isEmpty }
        result.blocks.append(
            CutBlock(
                .footnote, text: string(bytes[note.mark]) + ": " + texts.joined(separator: "\n"),
                markup: .init(string(bytes[note.range].trimmingMarkdownSpace), .markdown),
                source: segment.range,
                images: parts.blocks.flatMap(\.images)))
    }

    private mutating func addHTMLTable(_ segment: MarkdownSegment) {
        let html = string(bytes[segment.range])
        guard let table = HTMLTable(html) else {
            let text = HTMLText.plain(html)
            let images = HTMLText.images(in: html)
            guard !text.isEmpty || !images.isEmpty else { return }
            result.blocks.append(CutBlock(.text, text: text, source: segment.range, images: images))
            return
        }
        result.blocks.append(
            CutBlock(
                .table, text: table.text, markup: .init(html, .html), source: segment.range,
                images: table.images))
    }

    private func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
