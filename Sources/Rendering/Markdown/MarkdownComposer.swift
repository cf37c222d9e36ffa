internal import DocumentModel
internal import Markup
internal import TextAnalysis

/// Puts the blocks of one page one under the other.
package struct MarkdownComposer {
    /// What a block wrote, and where.
    package struct Part: Equatable {
        /// The position in the page's blocks.
        package let block: Int
        /// In bytes of the output.
        package var range: Range<Int>
        /// Whether a block of the next page could go on with it.
        package let tail: Tail

        package init(block: Int, range: Range<Int>, tail: Tail) {
            self.block = block
            self.range = range
            self.tail = tail
        }
    }

    /// What stands at the end of a part.
    package enum Tail: Equatable {
        /// A paragraph of plain text or markdown.
        case paragraph
        /// A table as HTML that ends with its tag.
        case htmlTable
        /// A table with pipes, so many columns wide.
        case pipeTable(width: Int)
        case other
    }

    let options: MarkdownOptions
    let links: AssetLinks
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
            return composer.appendContent(of: block, as: composer.text(.heading))
        }
    }

    private mutating func appendParagraph(_ block: Block) {
        tail = .paragraph
        let isWritten = part { $0.appendContent(of: block, as: $0.text(.paragraph)) }
        if !isWritten { appendImage(block) }
    }

    private mutating func appendList(_ block: Block) {
        if block.parent == nil { lists.reset() }
        appendParagraph(block)
    }

    private mutating func appendItem(_ block: Block) {
        let source = block.markdown ?? block.text
        let content = source.unicodeScalars.drop { $0.properties.isWhitespace }
        // Only markdown says that a box is to be ticked; in plain text `[x]` is a label.
        let isTask = block.markdown != nil && TaskMarker.begins(Substring(content).utf8)
        let marker = isTask ? .none : ListMarker(content)
        let level = block.level ?? 1
        switch marker {
        case .none: appendItem("- ", content, of: block, level: level)
        case .bullet(let length):
            var rest = Substring(Substring(content).utf8.dropFirst(length)).unicodeScalars
            // Some parsers write the bullet before the item, which has it already.
            while rest.first == content.first, case .bullet(let length) = ListMarker(rest) {
                rest = Substring(Substring(rest).utf8.dropFirst(length)).unicodeScalars
            }
            appendItem("- ", rest, of: block, level: level)
        case .number(let length):
            let (number, rest) = (
                Substring(content).utf8.prefix(length), Substring(content).utf8.dropFirst(length)
            )
            appendItem("\(Substring(number)) ", Substring(rest).unicodeScalars, of: block, level: level)
        case .other:
            let indentation = lists.open(level: level, markerWidth: 0)
            part { composer in
                composer.output.append(contentsOf: repeatElement(0x20, count: indentation))
                return composer.appendContent(
                    of: block, as: composer.text(.paragraph, indentation: indentation))
            }
        }
    }

    private mutating func appendItem(
        _ marker: String, _ content: Substring.UnicodeScalarView, of block: Block, level: Int
    ) {
        let text = String(content)
        guard !text.isEmpty else { return }
        let width = marker.utf8.count
        let indentation = lists.open(level: level, markerWidth: width)
        let isTight = endsInItem
        part(isTight: isTight) { composer in
            composer.output.append(contentsOf: repeatElement(0x20, count: indentation))
            composer.output.append(contentsOf: marker.utf8)
            let place = composer.text(.item, indentation: indentation + width)
            return block.markdown == nil
                ? composer.write { place.append(text, to: &$0) } : composer.appendMarkdown(text, as: place)
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
        let place = text(.paragraph)
        switch form {
        case .html: tail = .htmlTable
        case .pipe(let rows): tail = .pipeTable(width: rows.first?.count ?? 0)
        case .markdown, .text: break
        }
        let isWritten = part { composer in
            switch form {
            case .html(let html): !composer.isEmptyTable(block, html) && composer.appendHTML(html)
            case .pipe(let rows): composer.write { PipeTable(rows).append(to: &$0) }
            case .markdown(let markdown): composer.appendMarkdown(markdown, as: place)
            case .text(let text): composer.write { place.append(text, to: &$0) }
            }
        }
        if !isWritten { appendImage(block) }
    }

    /// Whether a table has neither text nor a picture.
    private func isEmptyTable(_ block: Block, _ html: String) -> Bool {
        guard options.normalizes, block.text.utf8.allSatisfy(\.isMarkdownSpace),
            !html.contains("<img"), !html.contains("<caption")
        else { return false }
        var isTag = false
        return html.utf8.allSatisfy { byte in
            if byte == UInt8(ascii: "<") { isTag = true }
            defer { if byte == UInt8(ascii: ">") { isTag = false } }
            return isTag || byte.isMarkdownSpace
        }
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
            part { $0.appendHTML(html) }
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

    private mutating func appendContent(of block: Block, as place: MarkdownText) -> Bool {
        if let markdown = block.markdown { return appendMarkdown(markdown, as: place) }
        return write { place.append(block.text, to: &$0) }
    }

    /// Appends markdown that an adapter vouches for, on one line where the place has room for one only.
    private mutating func appendMarkdown(_ markdown: String, as place: MarkdownText) -> Bool {
        appendVerbatim(InlineNormalizer(formulas: options.formulas).normalized(markdown), as: place)
    }

    private mutating func appendVerbatim(_ markup: String, as place: MarkdownText) -> Bool {
        var markup = markup
        let (links, options) = (links, options)
        return write { output in
            markup.withUTF8 { bytes in
                VerbatimText(place: place, images: ImageRewriter(links: links, images: options.images))
                    .append(bytes, to: &output)
            }
        }
    }

    /// Appends HTML without empty lines, at which markdown would take it for ended.
    private mutating func appendHTML(_ html: String) -> Bool {
        appendVerbatim(html, as: MarkdownText(.item))
    }
}

extension Block {
    /// The block with the HTML of a paragraph, a heading, an item or a caption as markdown; nil for other blocks.
    fileprivate var withInlineMarkdown: Block? {
        guard let markup, markup.format == .html else { return nil }
        switch type {
        case .table, .toc, .figure, .chart, .mark, .code, .formula, .checkbox: return nil
        default: break
        }
        guard let markdown = HTMLMarkdown.markdown(markup.content) else { return nil }
        var block = self
        block.markup = Markup(markdown, .markdown)
        return block
    }

    /// The block's markup where that is markdown with something in it.
    package var markdown: String? {
        guard let markup, markup.format == .markdown, !markup.content.isEmpty else { return nil }
        return markup.content
    }
}
