internal import DocumentModel
internal import Markup
internal import TextAnalysis

/// Puts the blocks of one page one under the other.
package struct MarkdownComposer {
    let options: MarkdownOptions
    let links: AssetLinks
    private let content: BlockContent
    private(set) var output: [UInt8]
    /// What blocks wrote, in order; a block with an image and text is one.
    private(set) var parts: [Part] = []
    /// Where this page begins in the output.
    private let start: Int
    /// The position of the block being written.
    private var current = 0
    private var tail = Tail.other
    private var lists = ListIndentation()
    /// Whether the last thing written was a list item, after which another one needs no empty line.
    private var endsInItem = false
    /// The block of code that the output ends in, and the width of its fence.
    private var openCode: (block: Int, fence: Int)?

    /// Continues `output`, which the caller takes back afterwards.
    ///
    /// With `after`, the output ends in a block of this page that is written already.
    init(options: MarkdownOptions, links: AssetLinks, output: consuming [UInt8], after part: Part? = nil) {
        self.options = options
        self.links = links
        content = BlockContent(options: options, links: links)
        start = part?.range.lowerBound ?? output.count
        parts = part.map { [$0] } ?? []
        self.output = output
    }

    /// Appends a block; one that has nothing to say leaves no trace.
    mutating func append(_ block: Block, at position: Int = 0) {
        if block.type.isFurniture, options.furniture == .drop { return }
        let end = output.count
        current = position
        tail = .other
        defer { if openCode?.block != position, output.count > end { openCode = nil } }
        if let inline = block.withInlineMarkdown { append(asItIs: inline) } else { append(asItIs: block) }
    }

    private mutating func append(asItIs block: Block) {
        switch block.type {
        case .title: appendHeading(block, level: 1)
        // Below the title where the provider does not tell the level.
        case .heading: appendHeading(block, level: block.level ?? 2)
        case .list: appendList(block)
        case .listItem: appendItem(block)
        case .checkbox: appendCheckbox(block)
        case .table: appendTable(block)
        case .formula: appendFormula(block)
        case .code: appendCode(block)
        case .figure, .chart, .mark: appendFigure(block)
        default: appendParagraph(block)
        }
    }

    // Blocks of text.

    private mutating func appendHeading(_ block: Block, level: Int) {
        part { composer in
            composer.output.append(contentsOf: repeatElement(UInt8(ascii: "#"), count: min(max(level, 1), 6)))
            composer.output.append(0x20)
            return composer.write(block, as: composer.text(.heading))
        }
    }

    private mutating func appendParagraph(_ block: Block) {
        tail = .paragraph
        let isWritten = part { $0.write(block, as: $0.text(.paragraph)) }
        if !isWritten { appendImage(block) }
    }

    private mutating func appendList(_ block: Block) {
        if block.parent == nil { lists.reset() }
        appendParagraph(block)
    }

    private mutating func appendItem(_ block: Block) {
        let item = ListItemText(block)
        let (content, isMarkdown) = (content, block.markdown != nil)
        guard let marker = item.marker else {
            let indentation = lists.open(level: block.level ?? 1, markerWidth: 0)
            part { composer in
                composer.output.append(contentsOf: repeatElement(0x20, count: indentation))
                return composer.write(block, as: composer.text(.paragraph, indentation: indentation))
            }
            return
        }
        guard !item.text.isEmpty else { return }
        let width = marker.utf8.count
        let indentation = lists.open(level: block.level ?? 1, markerWidth: width)
        let isTight = endsInItem
        part(isTight: isTight) { composer in
            composer.output.append(contentsOf: repeatElement(0x20, count: indentation))
            composer.output.append(contentsOf: marker.utf8)
            let place = composer.text(.item, indentation: indentation + width)
            return composer.write { output in
                if isMarkdown {
                    content.append(markdown: item.text, as: place, to: &output)
                } else {
                    place.append(item.text, to: &output)
                }
            }
        }
        endsInItem = true
    }

    private mutating func appendCheckbox(_ block: Block) {
        let box = CheckboxState(block)
        let isTight = endsInItem
        _ = lists.open(level: 1, markerWidth: 2)
        part(isTight: isTight) { composer in
            composer.output.append(contentsOf: (box.isChecked ? "- [x] " : "- [ ] ").utf8)
            composer.text(.paragraph, indentation: 2).append(box.label, to: &composer.output)
            return true
        }
        endsInItem = true
    }

    // Blocks of their own kind.

    private mutating func appendTable(_ block: Block) {
        let form = TableRendering(block, options: options).form
        let (content, options, place) = (content, options, text(.paragraph))
        switch form {
        case .html: tail = .htmlTable
        case .pipe(let rows): tail = .pipeTable(width: rows.first?.count ?? 0)
        case .markdown, .text: break
        }
        let isWritten = part { composer in
            switch form {
            case .html(let html):
                !(options.normalizes && TableRendering.isEmpty(block, html))
                    && composer.write { content.append(html: html, to: &$0) }
            case .pipe(let rows): composer.write { PipeTable(rows).append(to: &$0) }
            case .markdown(let markdown):
                composer.write { content.append(markdown: markdown, as: place, to: &$0) }
            case .text(let text): composer.write { place.append(text, to: &$0) }
            }
        }
        if !isWritten { appendImage(block) }
    }

    private mutating func appendFormula(_ block: Block) {
        let latex = block.markup?.format == .latex ? block.markup?.content ?? "" : block.text
        let formulas = options.formulas
        let isWritten = part { composer in
            composer.write { FormulaText(latex, formulas: formulas).append(to: &$0) }
        }
        if !isWritten { appendImage(block) }
    }

    private mutating func appendCode(_ block: Block) {
        let language = block.markdown.flatMap(FencedCode.language(of:))
        let code = CodeFence(block.text, language: language)
        if let open = openCode, let previous = block.continues?.block, previous == open.block,
            code.width <= open.fence, language == nil
        {
            return appendCode(code, after: open)
        }
        if part({ composer in composer.write { code.append(to: &$0) } }) {
            openCode = (current, code.width)
        }
    }

    /// Goes on with the listing that the output ends in: its closing fence comes after these lines instead.
    private mutating func appendCode(_ code: CodeFence, after open: (block: Int, fence: Int)) {
        guard let last = parts.indices.last, parts[last].block == open.block else { return }
        let fence = Array(output.suffix(open.fence))
        output.removeLast(open.fence)
        let start = output.count
        code.appendLines(to: &output)
        output.append(contentsOf: fence)
        // A line of white space alone has no part of its own.
        let isEmpty = output.count == start + open.fence
        let range = parts[last].range.lowerBound..<(isEmpty ? output.count : start - 1)
        parts[last] = Part(block: open.block, range: range, tail: .other)
        guard !isEmpty else { return }
        parts.append(Part(block: current, range: start..<output.count, tail: .other))
        openCode = (current, open.fence)
    }

    private mutating func appendFigure(_ block: Block) {
        appendImage(block)
        if let html = block.html {
            let content = content
            part { composer in composer.write { content.append(html: html, to: &$0) } }
        } else {
            let place = text(.paragraph)
            part { composer in composer.write { place.append(block.text, to: &$0) } }
        }
    }

    private mutating func appendImage(_ block: Block) {
        tail = .other
        switch options.images {
        case .drop: return
        case .placeholder:
            // A block that would be an image stands for one even where no file came with it.
            guard block.asset != nil || block.type == .figure || block.type == .chart else { return }
            part { composer in
                composer.output.append(contentsOf: ImageRewriter.placeholder("").utf8)
                return true
            }
        case .link, .embed:
            guard let name = block.asset else { return }
            let destination = links.destination(of: name)
            part { composer in
                composer.output.append(contentsOf: "![\(block.type.rawValue)](\(destination))".utf8)
                return true
            }
        }
    }

    // Pieces.

    /// How text is written at a place.
    private func text(_ place: MarkdownText.Place, indentation: Int = 0) -> MarkdownText {
        MarkdownText(place, indentation: indentation, escape: options.escape)
    }

    /// Writes a part after what parts it from the one before; takes all back where `body` wrote nothing.
    @discardableResult
    private mutating func part(isTight: Bool = false, _ body: (inout Self) -> Bool) -> Bool {
        let before = output.count
        if before > start {
            output.append(0x0A)
            if !isTight { output.append(0x0A) }
        }
        let content = output.count
        guard body(&self) else {
            output.removeSubrange(before...)
            return false
        }
        note(content)
        endsInItem = false
        return true
    }

    /// Notes what the current block has written from a position on.
    private mutating func note(_ begin: Int) {
        if let last = parts.indices.last, parts[last].block == current {
            parts[last] = Part(block: current, range: parts[last].range.lowerBound..<output.count, tail: tail)
        } else {
            parts.append(Part(block: current, range: begin..<output.count, tail: tail))
        }
    }

    /// Whether `body` wrote anything.
    private mutating func write(_ body: (inout [UInt8]) -> Void) -> Bool {
        let before = output.count
        body(&output)
        return output.count > before
    }

    private mutating func write(_ block: Block, as place: MarkdownText) -> Bool {
        let content = content
        return write { content.append(block, as: place, to: &$0) }
    }
}
