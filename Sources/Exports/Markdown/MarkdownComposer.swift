internal import DocumentModel

/// Puts the blocks of one page one under the other.
struct MarkdownComposer {
    let options: MarkdownOptions
    let links: AssetLinks
    private(set) var output: [UInt8]
    /// Where this page begins in the output.
    private let start: Int
    private var lists = ListIndentation()
    /// Whether the last thing written was a list item, after which another one needs no empty line.
    private var endsInItem = false

    /// Continues `output`, which the caller takes back afterwards.
    init(options: MarkdownOptions, links: AssetLinks, output: consuming [UInt8]) {
        self.options = options
        self.links = links
        start = output.count
        self.output = output
    }

    /// Appends a block; one that has nothing to say leaves no trace.
    mutating func append(_ block: Block) {
        if block.type.isFurniture, options.furniture == .drop { return }
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
            return composer.appendContent(of: block, as: MarkdownText(.heading))
        }
    }

    private mutating func appendParagraph(_ block: Block) {
        let isWritten = part { $0.appendContent(of: block, as: MarkdownText(.paragraph)) }
        if !isWritten { appendImage(block) }
    }

    private mutating func appendList(_ block: Block) {
        if block.parent == nil { lists.reset() }
        appendParagraph(block)
    }

    private mutating func appendItem(_ block: Block) {
        let source = block.markdown ?? block.text
        let content = source.unicodeScalars.drop { $0.properties.isWhitespace }
        let marker = ListMarker(content)
        let level = block.level ?? 1
        switch marker {
        case .none: appendItem("- ", content, of: block, level: level)
        case .bullet(let length):
            let rest = Substring(Substring(content).utf8.dropFirst(length)).unicodeScalars
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
                    of: block, as: MarkdownText(.paragraph, indentation: indentation))
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
            let place = MarkdownText(.item, indentation: indentation + width)
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
            MarkdownText(.paragraph, indentation: 2).append(box.label, to: &composer.output)
            return true
        }
        endsInItem = true
    }

    // Blocks of their own kind.

    private mutating func appendTable(_ block: Block) {
        let isWritten = part { composer in
            switch block.markup?.format {
            case .html?: composer.appendHTML(block.markup?.content ?? "")
            case .markdown?:
                composer.appendMarkdown(block.markup?.content ?? "", as: MarkdownText(.paragraph))
            default: composer.write { PipeTable(block.text).append(to: &$0) }
            }
        }
        if !isWritten { appendImage(block) }
    }

    private mutating func appendFormula(_ block: Block) {
        let latex = block.markup?.format == .latex ? block.markup?.content ?? "" : block.text
        let isWritten = part { composer in composer.write { FormulaText(latex).append(to: &$0) } }
        if !isWritten { appendImage(block) }
    }

    private mutating func appendCode(_ block: Block) {
        part { composer in composer.write { CodeFence(block.text).append(to: &$0) } }
    }

    private mutating func appendFigure(_ block: Block) {
        appendImage(block)
        if block.markup?.format == .html {
            part { $0.appendHTML(block.markup?.content ?? "") }
        } else {
            part { composer in composer.write { MarkdownText(.paragraph).append(block.text, to: &$0) } }
        }
    }

    private mutating func appendImage(_ block: Block) {
        guard let name = block.asset, options.images == .link else { return }
        let destination = links.destination(of: name)
        part { composer in
            composer.output.append(contentsOf: "![\(block.type.rawValue)](\(destination))".utf8)
            return true
        }
    }

    // Pieces.

    /// Writes a part after what parts it from the one before; takes all back where `body` wrote nothing.
    @discardableResult
    private mutating func part(isTight: Bool = false, _ body: (inout Self) -> Bool) -> Bool {
        let before = output.count
        if before > start {
            output.append(0x0A)
            if !isTight { output.append(0x0A) }
        }
        guard body(&self) else {
            output.removeSubrange(before...)
            return false
        }
        endsInItem = false
        return true
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
        var markdown = markdown
        let (links, options) = (links, options)
        return write { output in
            markdown.withUTF8 { bytes in
                VerbatimText(place: place, images: ImageRewriter(links: links, images: options.images))
                    .append(bytes, to: &output)
            }
        }
    }

    /// Appends HTML without empty lines, at which markdown would take it for ended.
    private mutating func appendHTML(_ html: String) -> Bool {
        appendMarkdown(html, as: MarkdownText(.item))
    }
}

extension Block {
    /// The block's markup where that is markdown with something in it.
    fileprivate var markdown: String? {
        guard let markup, markup.format == .markdown, !markup.content.isEmpty else { return nil }
        return markup.content
    }
}
