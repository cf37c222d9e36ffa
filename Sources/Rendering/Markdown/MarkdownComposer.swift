internal import DocumentModel
internal import Markup
internal import TextAnalysis

/// Puts the blocks of one page one under the other.
package struct MarkdownComposer {
    let options: MarkdownOptions
    let links: AssetLinks
    let content: BlockContent
    var output: [UInt8]
    /// What blocks wrote, in order; a block with an image and text is one.
    var parts: [Part] = []
    /// Where this page begins in the output.
    private let start: Int
    /// The position of the block being written.
    var current = 0
    var tail = Tail.other
    var lists = ListIndentation()
    /// Whether the last thing written was a list item, after which another one needs no empty line.
    var endsInItem = false
    /// The block of code that the output ends in, and the width of its fence.
    var openCode: (block: Int, fence: Int)?

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

    mutating func appendParagraph(_ block: Block) {
        tail = .paragraph
        let isWritten = part { $0.write(block, as: $0.text(.paragraph)) }
        if !isWritten { appendImage(block) }
    }

    // Pieces.

    /// How text is written at a place.
    func text(_ place: MarkdownText.Place, indentation: Int = 0) -> MarkdownText {
        MarkdownText(place, indentation: indentation, escape: options.escape)
    }

    /// Writes a part after what parts it from the one before; takes all back where `body` wrote nothing.
    @discardableResult
    mutating func part(isTight: Bool = false, _ body: (inout Self) -> Bool) -> Bool {
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
    mutating func write(_ body: (inout [UInt8]) -> Void) -> Bool {
        let before = output.count
        body(&output)
        return output.count > before
    }

    mutating func write(_ block: Block, as place: MarkdownText) -> Bool {
        let content = content
        return write { content.append(block, as: place, to: &$0) }
    }
}
