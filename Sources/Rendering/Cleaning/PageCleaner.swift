package import DocumentModel

/// Takes furniture and stray characters out of pages, tells what it took, and makes words whole that a line's end parts.
package struct PageCleaner {
    private let furniture: MarkdownOptions.Furniture
    private let usesMarkdown: Bool
    /// Nil where characters stay as they were sent.
    private let normalizer: BlockNormalizer?
    private let unwanted: UnwantedBlocks
    private let dropsStruck: Bool
    /// Nil where only what the parser labelled is code.
    private var codeFinder: CodeFinder?
    private var repeated = RepeatedLines()
    private var isFound = true
    /// Whether the document has more pages than one, without which a number alone says nothing.
    private var hasPages = true
    /// What was shown of a document's furniture, where each text is kept once.
    private var shown: Set<String> = []
    private var brokenWords = BrokenWords()

    package init(_ options: MarkdownOptions) {
        furniture = options.furniture
        usesMarkdown = options.text == .provider
        unwanted = UnwantedBlocks(types: options.excludedTypes, leastConfidence: options.leastConfidence)
        dropsStruck = options.struck == .drop
        codeFinder = options.code == .fonts ? CodeFinder() : nil
        normalizer = options.normalizes ? BlockNormalizer(formulas: options.formulas) : nil
    }

    /// Whether the edges of a document's pages are needed before the pages.
    package var needsEdges: Bool { furniture != .keep }

    /// Begins a document of so many pages.
    package mutating func begin(pageCount: Int) {
        hasPages = pageCount > 1
        shown.removeAll()
        brokenWords.forget()
        forgetEdges()
    }

    /// Begins another parse of the document; the edges that follow are of its pages.
    package mutating func forgetEdges() {
        repeated.clear()
        isFound = false
    }

    package mutating func add(_ edges: PageEdges) {
        var edges = edges
        tidy(&edges.top)
        tidy(&edges.bottom)
        repeated.add(edges)
    }

    /// Cleans a page.
    package mutating func clean(_ page: consuming ExportPage) -> CleanPage {
        if !isFound {
            repeated.find()
            isFound = true
        }
        // Furniture is found by its lines as they were sent; only then lines are joined and characters brought to form.
        tidy(&page)
        var cleaned = withoutFurniture(page)
        cleaned.removed += unwanted.remove(from: &cleaned.page)
        if dropsStruck { StruckText.drop(from: &cleaned.page, usesMarkdown: usesMarkdown) }
        if let numbers = codeFinder?.find(in: &cleaned.page) { cleaned.removed += numbers }
        if let normalizer { normalizer.normalize(&cleaned.page, usesMarkdown: usesMarkdown) }
        brokenWords.mend(&cleaned.page)
        return cleaned
    }

    private func tidy(_ page: inout ExportPage) {
        tidy(&page.blocks)
        if usesMarkdown { page.markdown = page.markdown.map { StrayCharacters.removed(from: $0) } }
    }

    /// Tidies blocks; changing one copies them all, so that nothing is changed where nothing has to be.
    private func tidy(_ blocks: inout [Block]) {
        for position in blocks.indices
        where StrayCharacters.occur(in: blocks[position].text)
            || blocks[position].markup.map({ StrayCharacters.occur(in: $0.content) }) == true
        { Self.tidy(&blocks[position]) }
    }

    private mutating func withoutFurniture(_ page: ExportPage) -> CleanPage {
        guard furniture != .keep else { return CleanPage(page: page, removed: []) }
        let lines = repeatedLines(of: page)
        if !usesMarkdown, lines.isEmpty, !page.blocks.contains(where: \.type.isFurniture) {
            return CleanPage(page: page, removed: [])
        }
        var removed: [RemovedText] = []
        var blocks: [Block] = []
        var ordinals: [Int] = []
        blocks.reserveCapacity(page.blocks.count)
        for position in page.blocks.indices {
            let type = page.blocks[position].type
            guard type.isFurniture || lines[position] != nil else {
                blocks.append(page.blocks[position])
                ordinals.append(page.ordinal(at: position))
                continue
            }
            let block = page.blocks[position]
            if type.isFurniture {
                guard !shows(block) else {
                    blocks.append(block)
                    ordinals.append(page.ordinal(at: position))
                    continue
                }
                if !block.text.isEmpty { removed.append(Self.removed(block, page.number)) }
            } else if let cut = lines[position] {
                let texts = cut.filter { !shows($0.text, isNumber: $0.isNumber) }
                removed += texts.map {
                    RemovedText(
                        pageNumber: page.number, reason: $0.isNumber ? .numbering : .repeated, text: $0.text)
                }
                guard let left = Self.block(block, without: Set(texts.map(\.line))) else { continue }
                blocks.append(left)
                ordinals.append(page.ordinal(at: position))
            }
        }
        var page = page
        page.blocks = blocks
        page.ordinals = ordinals
        if usesMarkdown, let markdown = page.markdown {
            var cleaner = MarkdownEdges(markdown)
            removed = removed.filter { cleaner.remove($0.text) }
            removed += cleaner.removeMeaningless().map {
                RemovedText(pageNumber: page.number, reason: .pageHeader, text: $0)
            }
            page.markdown = cleaner.markdown
        }
        return CleanPage(page: page, removed: removed)
    }

    /// Whether furniture stays although it is not wanted everywhere: each text once, and no numbers.
    private mutating func shows(_ text: String, isNumber: Bool) -> Bool {
        furniture == .distinct && !isNumber && shown.insert(text).inserted
    }

    private mutating func shows(_ block: Block) -> Bool {
        let isNumber = block.type == .pageNumber || PageNumberText(EdgeLine.trimmed(block.text[...])) != nil
        return shows(block.text, isNumber: isNumber)
    }

    // Lines that no parser labelled.

    private struct CutLine {
        let line: Int
        let text: String
        let isNumber: Bool
    }

    /// The lines that repeat or number the page, by the position of their block.
    private func repeatedLines(of page: ExportPage) -> [Int: [CutLine]] {
        let body = page.blocks.indices.filter {
            !page.blocks[$0].type.isFurniture && !page.blocks[$0].text.isEmpty
        }
        var found: [Int: [CutLine]] = [:]
        for isTop in [true, false] {
            let positions =
                isTop ? Array(body.prefix(EdgeLine.count)) : body.suffix(EdgeLine.count).reversed()
            let lines = EdgeLine.lines(of: positions.map { page.blocks[$0] }, fromEnd: !isTop)
            var isOutermost = true
            for line in lines {
                let position = positions[line.block]
                guard found[position]?.contains(where: { $0.line == line.line }) != true else { continue }
                guard isNearEdge(page.blocks[position], page, isTop: isTop) else { break }
                let number = isOutermost ? PageNumberText(line.text) : nil
                guard number != nil || !repeated.isEmpty else { break }
                let keys = LineKeys(line.text, pageIndex: page.index, isTop: isTop)
                let isTitle = line.isHeading && (isTop || position == body.first)
                let isNumber = isNumber(number, line.text, keys, page, titles: isTitle ? body.count - 1 : nil)
                guard isNumber || repeated.contains(keys, pageIndex: page.index, isHeading: line.isHeading)
                else {
                    isOutermost = false
                    continue
                }
                found[position, default: []].append(
                    CutLine(line: line.line, text: String(line.text), isNumber: isNumber))
            }
        }
        // A page never loses all it says: slides and title pages repeat lines that are no furniture.
        let leavesText = body.contains { position in
            guard let cut = found[position] else { return true }
            return Self.block(page.blocks[position], without: Set(cut.map(\.line))) != nil
        }
        return leavesText || found.values.allSatisfy({ $0.allSatisfy(\.isNumber) }) ? found : [:]
    }

    /// Whether a line numbers its page; `titles` is how many blocks stand below one that the parser took for a title.
    ///
    /// A chapter may have a number alone for its title, or a year. Parsers take numbers of pages for titles, too, but at the bottom
    /// of the page or on pages without text.
    private func isNumber(
        _ number: PageNumberText?, _ text: Substring, _ keys: LineKeys, _ page: ExportPage, titles: Int?
    ) -> Bool {
        guard case .bare(let value) = number else { return number == .worded }
        let isOwn = (hasPages && value == page.number) || page.label.map { $0[...] == text } == true
        return titles.map { isOwn && $0 == 0 } ?? (isOwn || repeated.counts(keys))
    }

    /// Whether a block stands in the outer fifth of its page; true where nobody knows.
    ///
    /// Slides that are built up step by step repeat their text, but not in the margin. Where the size of the page is not known,
    /// the heights between which all pages have blocks stand for it.
    private func isNearEdge(_ block: Block, _ page: ExportPage, isTop: Bool) -> Bool {
        guard let box = block.box else { return true }
        let paper = page.size.map { 0...max($0.height, 0) } ?? repeated.extent
        guard let paper else { return true }
        let margin = 0.2 * (paper.upperBound - paper.lowerBound)
        return isTop ? box.y0 < paper.lowerBound + margin : box.y1 > paper.upperBound - margin
    }

    /// The block without lines of its text; nil where nothing is left.
    private static func block(_ block: Block, without lines: Set<Int>) -> Block? {
        guard !lines.isEmpty else { return block }
        let kept = block.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .filter { !lines.contains($0.offset) }.map(\.element)
        guard kept.contains(where: { !EdgeLine.trimmed($0).isEmpty }) else { return nil }
        var block = block
        block.text = kept.joined(separator: "\n")
        return block
    }

    private static func removed(_ block: Block, _ pageNumber: Int) -> RemovedText {
        let reason: RemovedText.Reason =
            switch block.type {
            case .pageHeader: .pageHeader
            case .pageFooter: .pageFooter
            case .pageNumber: .pageNumber
            default: .aside
            }
        return RemovedText(pageNumber: pageNumber, reason: reason, text: block.text)
    }

    private static func tidy(_ block: inout Block) {
        let text = StrayCharacters.removed(from: block.text)
        if text.utf8.count != block.text.utf8.count { block.text = text }
        guard let markup = block.markup else { return }
        let content = StrayCharacters.removed(from: markup.content)
        if content.utf8.count != markup.content.utf8.count { block.markup?.content = content }
    }
}
