internal import DocumentModel
internal import Rendering
internal import TextAnalysis

/// The text of a record as its pages are added to it: one under the other with an empty line between.
struct RecordText {
    /// The place of a page in the text: half-open, in code points.
    struct PageSpan: Equatable {
        var start: Int
        var end: Int
        /// From 1.
        let pageNumber: Int
        /// The parser's confidence: the mean over the characters that have one; 0 if none has.
        var confidence = 0.0
        /// The page's language; empty if it is not known.
        let language: String
    }

    /// The place of a block in the text: half-open, in code points.
    struct BlockSpan: Equatable {
        var start: Int
        var end: Int
        let pageNumber: Int
        let type: BlockType
        /// The block's ordinal in the store.
        var ordinal = 0
        /// The block's address; empty if it has none.
        var locator = ""
        /// As fractions of the page; nil if the page's size is unknown.
        let normalizedBox: Box?
        /// Nil for blocks other than headings and titles.
        var heading: Heading?
    }

    /// A heading as the parser sent it.
    struct Heading: Equatable {
        /// 1 for titles and the outermost headings; 2 for a heading whose provider sends no level.
        let level: Int
        let text: String

        init?(_ block: Block) {
            guard block.type == .title || block.type == .heading else { return nil }
            level = block.type == .title ? 1 : block.level ?? 2
            text = block.text
        }
    }

    /// The types that a block in a text can have, in the order of their names.
    static let writtenTypes = BlockType.allCases.sorted { $0.rawValue < $1.rawValue }

    private(set) var bytes: [UInt8] = []
    /// One a page, empty ones too, in order.
    private(set) var pageSpans: [PageSpan] = []
    /// Empty unless asked for.
    private(set) var blockSpans: [BlockSpan] = []
    private(set) var removed: [RemovedText] = []
    /// Whose versions the pages are, one a page; empty if all are of one parse.
    private(set) var origins: [PageOrigin] = []
    /// The images of the blocks, without their bytes; empty unless asked for.
    private(set) var images: [RecordImage] = []
    /// The code points of the text.
    private(set) var chars = 0

    /// Whether the page that was added last has text of its blocks, since the provider's own is missing.
    private(set) var isRenderedInstead = false

    private let renderer: MarkdownRenderer
    private let hasBlockSpans: Bool
    private let hasAnchors: Bool
    private let joinsPages: Bool
    private let hasImages: Bool
    /// What the next page could continue.
    private var tail: PageTail?

    init(_ options: ExportOptions) {
        var markdown = options.markdown
        // What is furniture is decided before pages come here.
        markdown.furniture = .keep
        renderer = MarkdownRenderer(markdown)
        hasBlockSpans =
            options.blockSpans || options.format.records?.needsBlockSpans == true
            || options.record == .chunks
        hasAnchors = options.pageAnchors
        joinsPages = options.joinsPages
        hasImages = options.record.hasImages
    }

    var isEmpty: Bool { bytes.isEmpty && images.isEmpty }

    /// Empties the text and keeps its memory.
    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        pageSpans.removeAll(keepingCapacity: true)
        blockSpans.removeAll(keepingCapacity: true)
        removed.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
        images.removeAll(keepingCapacity: true)
        chars = 0
        tail = nil
    }

    /// Adds a page; one without text has an empty span at the end of the text so far.
    ///
    /// - Returns: Whether the page has text, or an image that is asked for.
    @discardableResult
    mutating func add(_ clean: CleanPage, links: AssetLinks) -> Bool {
        removed += clean.removed
        if let origin = clean.page.origin { origins.append(origin) }
        let before = bytes.count
        let blocks = clean.blocks
        let joined = joinsPages ? join(clean.page, links) : nil
        if joined == nil {
            if before > 0 { bytes.append(contentsOf: [0x0A, 0x0A]) }
            if hasAnchors { bytes.append(contentsOf: "<!-- page \(clean.page.number) -->\n\n".utf8) }
        }
        let start = joined?.start ?? bytes.count
        let parts: [MarkdownComposer.Part]
        if let joined {
            parts = renderer.compose(blocks, after: joined.part, links: links, to: &bytes)
        } else {
            parts = renderer.compose(blocks, markdown: clean.page.markdown, links: links, to: &bytes)
        }
        isRenderedInstead =
            renderer.options.text == .provider && bytes.count > start && (joined != nil || !parts.isEmpty)
        guard bytes.count > start else {
            bytes.removeSubrange(before...)
            pageSpans.append(
                PageSpan(
                    start: chars, end: chars, pageNumber: clean.page.number,
                    language: clean.page.language ?? ""))
            tail = nil
            return hasImages && addImages([], of: clean.page, from: 0, chars)
        }
        let startChar = joined?.startChar ?? chars + count(before..<start)
        chars = startChar + count(start..<bytes.count)
        pageSpans.append(
            PageSpan(
                start: startChar, end: chars, pageNumber: clean.page.number,
                confidence: Self.confidence(of: blocks), language: clean.page.language ?? ""))
        if hasBlockSpans { addSpans(parts, of: clean.page, from: start, startChar) }
        if hasImages { _ = addImages(parts, of: clean.page, from: start, startChar) }
        if joinsPages {
            tail = PageTail(parts, of: clean.page, end: bytes.count, before: joined.map { _ in tail } ?? nil)
        }
        return true
    }

    private static func confidence(of blocks: [Block]) -> Double {
        var (sum, characters) = (0.0, 0)
        for block in blocks {
            guard let value = block.confidence else { continue }
            let count = block.text.unicodeScalars.count
            sum += value * Double(count)
            characters += count
        }
        return (sum / Double(max(characters, 1)) * 1e6).rounded() / 1e6
    }

    private func count(_ range: Range<Int>) -> Int {
        bytes.withUnsafeBufferPointer { CodePoints.count(in: UnsafeBufferPointer(rebasing: $0[range])) }
    }

    private mutating func addSpans(
        _ parts: [MarkdownComposer.Part], of page: ExportPage, from start: Int, _ startChar: Int
    ) {
        var (byte, char) = (start, startChar)
        for part in parts {
            let first = char + count(byte..<part.range.lowerBound)
            let last = first + count(part.range)
            (byte, char) = (part.range.upperBound, last)
            let block = page.blocks[part.block]
            blockSpans.append(
                BlockSpan(
                    start: first, end: last, pageNumber: page.number, type: block.type,
                    ordinal: page.ordinal(at: part.block),
                    locator: page.locator?.text(block: page.ordinal(at: part.block)) ?? "",
                    normalizedBox: block.box.flatMap { box in page.size?.normalized(box) },
                    heading: Heading(block)))
        }
    }

    /// Adds the images of a page, each before the text of the next block.
    ///
    /// - Returns: Whether there are any.
    private mutating func addImages(
        _ parts: [MarkdownComposer.Part], of page: ExportPage, from start: Int, _ startChar: Int
    ) -> Bool {
        let before = images.count
        var next = 0
        // The characters are counted on from one image to the next.
        var (byte, char) = (start, startChar)
        for (position, block) in page.blocks.enumerated() {
            guard let name = block.asset, block.type == .figure || block.type == .chart else { continue }
            while next < parts.count, parts[next].block <= position { next += 1 }
            if next < parts.count, parts[next].range.lowerBound > byte {
                char += count(byte..<parts[next].range.lowerBound)
                byte = parts[next].range.lowerBound
            }
            images.append(
                RecordImage(
                    position: next < parts.count ? char : chars, pageNumber: page.number, name: name))
        }
        return images.count > before
    }

    // Joining.

    /// What was written of a page that continues the previous one.
    private struct Joined {
        /// Where the page begins.
        let start: Int
        let startChar: Int
        /// Its first block.
        let part: MarkdownComposer.Part
    }

    /// Writes the first block of a page so that it continues the last of the previous page, if they are one.
    private mutating func join(_ page: ExportPage, _ links: AssetLinks) -> Joined? {
        guard let tail, tail.page == page.index - 1, !bytes.isEmpty,
            let position = page.blocks.firstIndex(where: { renderer.shows($0) }),
            let join = PageJoin(
                tail, page.blocks[position], at: position, options: renderer.options, hasAnchors: hasAnchors,
                text: bytes)
        else { return nil }
        cut(join.dropped)
        let anchor = hasAnchors ? "<!-- page \(page.number) -->" : ""
        if !join.joiner.isEmpty { bytes.append(contentsOf: join.joiner.utf8) }
        bytes.append(contentsOf: anchor.utf8)
        let separator = join.joiner.unicodeScalars.count + anchor.unicodeScalars.count
        let start = bytes.count
        let startChar = chars + separator
        join.write(links, &bytes)
        removed += join.removedRows.map {
            RemovedText(pageNumber: page.number, reason: .tableHeader, text: $0)
        }
        self.tail = tail
        return Joined(
            start: start, startChar: startChar,
            part: MarkdownComposer.Part(block: position, range: start..<bytes.count, tail: tail.kind))
    }

    /// Takes bytes off the end of the page before.
    private mutating func cut(_ dropped: Int) {
        guard dropped > 0 else { return }
        chars -= count(bytes.count - dropped..<bytes.count)
        bytes.removeLast(dropped)
        if let last = pageSpans.indices.last { pageSpans[last].end = chars }
        if let last = blockSpans.indices.last { blockSpans[last].end = chars }
        for index in images.indices.reversed() {
            guard images[index].position > chars else { break }
            images[index].position = chars
        }
    }
}
