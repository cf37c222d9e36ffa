internal import CMarkdownGFM
internal import DocumentModel
internal import TextAnalysis

/// Makes blocks of one segment of CommonMark.
struct CommonMarkReader {
    private typealias Node = CommonMarkTree.Node

    /// A `---` under more than a line's worth of text is a rule that a parser forgot to set apart, no heading's underline.
    private static let longestUnderlinedHeading = 200

    private let masked: MaskedMarkdown
    /// The number of blocks before this segment: what parents are counted from.
    private let firstPosition: Int
    private(set) var blocks: [CutBlock] = []
    private var inline = InlineText()
    /// The position in `blocks` of the outermost list that is open.
    private var list: Int?
    private var listDepth = 0
    /// The positions in `blocks` of the items that are open.
    private var items: [Int] = []

    init(_ masked: MaskedMarkdown, firstPosition: Int) {
        self.masked = masked
        self.firstPosition = firstPosition
    }

    mutating func read() {
        let tree = CommonMarkTree(masked.bytes)
        tree.walk { node, type, isEntering in visit(node, type, isEntering) }
        withExtendedLifetime(tree) {}
    }

    private mutating func visit(_ node: Node, _ type: cmark_node_type, _ isEntering: Bool) {
        switch type {
        case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
            if isEntering {
                inline = InlineText()
            } else {
                endParagraph(node, isHeading: type == CMARK_NODE_HEADING)
            }
        case CMARK_NODE_LIST: visitList(node, isEntering)
        case CMARK_NODE_ITEM: visitItem(node, isEntering)
        case CMARK_NODE_CODE_BLOCK: addCode(node)
        case CMARK_NODE_HTML_BLOCK: addHTML(node)
        default: inline.visit(node, type, isEntering: isEntering, in: masked)
        }
    }

    // Lists.

    private mutating func visitList(_ node: Node, _ isEntering: Bool) {
        listDepth += isEntering ? 1 : -1
        if isEntering, list == nil {
            list = firstPosition + blocks.count
            blocks.append(CutBlock(.list, text: "", source: source(of: node)))
        }
        if listDepth == 0 { list = nil }
    }

    private mutating func visitItem(_ node: Node, _ isEntering: Bool) {
        guard isEntering else {
            items.removeLast()
            return
        }
        items.append(blocks.count)
        blocks.append(
            CutBlock(
                .listItem, text: marker(of: node), level: listDepth, parent: list, source: source(of: node)))
    }

    /// The number of an ordered item with its mark, as it stands in the source, since CommonMark counts anew; "" for a bullet.
    private func marker(of item: Node) -> String {
        guard let start = start(of: item) else { return "" }
        let digits = masked.bytes.dropFirst(start).prefix { $0.isDigit }
        guard !digits.isEmpty, digits.endIndex < masked.bytes.count else { return "" }
        return String(decoding: masked.bytes[start...digits.endIndex], as: UTF8.self) + " "
    }

    /// Whether an item's text is its number alone so far, or nothing.
    private func isMarker(_ text: String) -> Bool {
        text.isEmpty || (text.last == " " && text.utf8.allSatisfy { $0.isDigit || ".) ".utf8.contains($0) })
    }

    private mutating func extendItem(
        _ position: Int, by node: Node, text: String, markup: String?, images: [ImageReference] = []
    ) {
        if markup != nil, blocks[position].markup == nil {
            blocks[position].markup = .init(markdown(before: node) ?? blocks[position].text, .markdown)
        }
        // Changed where it lies, since an item can have any number of paragraphs.
        let begins = blocks[position].markup.map { isMarker($0.content) } ?? true
        blocks[position].markup?.content += (begins ? "" : "\n") + (markup ?? text)
        blocks[position].text += (isMarker(blocks[position].text) ? "" : "\n") + text
        blocks[position].images += images
    }

    /// The markdown of an item up to one of its blocks, whose text needed none so far; nil unless all of that is paragraphs.
    private func markdown(before node: Node) -> String? {
        guard let item = cmark_node_parent(node), cmark_node_get_type(item) == CMARK_NODE_ITEM else {
            return nil
        }
        var paragraphs: [String] = []
        var child = cmark_node_first_child(item)
        while let current = child, current != node {
            guard cmark_node_get_type(current) == CMARK_NODE_PARAGRAPH else { return nil }
            paragraphs.append(markdown(of: current, isTask: false))
            child = cmark_node_next(current)
        }
        return marker(of: item) + paragraphs.joined(separator: "\n")
    }

    // Leaves.

    private mutating func endParagraph(_ node: Node, isHeading: Bool) {
        let text = masked.unmask(inline.text, as: .text)
        let needsMarkup = inline.hasMarkup || masked.hasMath(inline.text)
        let images = inline.images
        if let item = items.last {
            let isTask = beginsTask(node, in: item)
            let hasMarkup = needsMarkup || isTask || blocks[item].markup != nil
            let markup = hasMarkup ? markdown(of: node, isTask: isTask) : nil
            return extendItem(item, by: node, text: text, markup: markup, images: images)
        }
        let source = source(of: node)
        if !isHeading, !images.isEmpty, isOnlyImages(text, images) {
            return addFigures(images, source)
        }
        guard isHeading || !images.isEmpty || text.utf8.contains(where: { !$0.isMarkdownSpace }) else {
            return
        }
        let isUnderlined = isHeading && text.utf8.count > Self.longestUnderlinedHeading && !isATX(node)
        let level = isHeading && !isUnderlined ? Int(cmark_node_get_heading_level(node)) : nil
        let markup =
            needsMarkup
            ? masked.unmask(
                MarkdownBrackets.unescaped(headingless(CommonMarkTree.markdown(node), level)), as: .markdown)
            : nil
        blocks.append(
            CutBlock(
                level == nil ? .text : .heading, text: text,
                markup: markup.map { Block.Markup($0, .markdown) },
                level: level, source: source, images: images))
    }

    /// Whether a paragraph is the first of its item and begins with the box of a task.
    private func beginsTask(_ paragraph: Node, in item: Int) -> Bool {
        guard isMarker(blocks[item].text), let start = start(of: paragraph) else { return false }
        return TaskMarker.begins(masked.bytes[start...])
    }

    /// The markdown of an item's paragraph; only that of a task begins with a box.
    private func markdown(of paragraph: Node, isTask: Bool) -> String {
        let markdown = MarkdownBrackets.unescaped(CommonMarkTree.markdown(paragraph))
        let escape: [UInt8] = !isTask && TaskMarker.begins(markdown) ? [UInt8(ascii: "\\")] : []
        return masked.unmask(escape + markdown, as: .markdown)
    }

    private func isATX(_ node: Node) -> Bool {
        cmark_node_get_start_line(node) == cmark_node_get_end_line(node)
    }

    /// The markdown of a heading without its `#`: the level says that.
    private func headingless(_ markdown: [UInt8], _ level: Int?) -> [UInt8] {
        level == nil ? markdown : Array(markdown.drop { $0 == UInt8(ascii: "#") }.trimmingMarkdownSpace)
    }

    private func isOnlyImages(_ text: String, _ images: [ImageReference]) -> Bool {
        let words = images.map { TableCell.singleLine($0.meaningfulAlternative) }.filter { !$0.isEmpty }
        let expected = words.joined().utf8.filter { !$0.isMarkdownSpace }
        return text.utf8.filter { !$0.isMarkdownSpace } == expected
    }

    private mutating func addFigures(_ images: [ImageReference], _ source: Range<Int>) {
        for image in images {
            blocks.append(
                CutBlock(.figure, text: image.meaningfulAlternative, source: source, images: [image]))
        }
    }

    private mutating func addCode(_ node: Node) {
        var literal = CommonMarkTree.literal(node)
        if literal.last == 0x0A { literal.removeLast() }
        let code = masked.unmask(literal, as: .source)
        var (length, offset): (Int32, Int32) = (0, 0)
        var mark: CChar = 0
        let isFenced = cmark_node_get_fenced(node, &length, &offset, &mark) != 0
        let information = isFenced ? CommonMarkTree.fenceInformation(node) : []
        let lostLine =
            MarkdownLines.isLanguage(information[...]) ? "" : masked.unmask(information, as: .source) + "\n"
        let text = lostLine + code
        guard isFenced || IndentedCode.isCode(code) else {
            return addIndented(InlineMarkdown.plain(code), node)
        }
        let language = isFenced ? FencedCode.information(information[...]) : nil
        if let item = items.last {
            let markup = FencedCode.markdown(text, language: language ?? "")
            extendItem(item, by: node, text: text, markup: markup)
        } else {
            blocks.append(
                CutBlock(
                    .code, text: text,
                    markup: language.map { .init(FencedCode.markdown(code, language: $0), .markdown) },
                    source: source(of: node)))
        }
    }

    /// Adds indented lines that are no code: layout.
    private mutating func addIndented(_ text: String, _ node: Node) {
        if let item = items.last {
            extendItem(item, by: node, text: text, markup: nil)
        } else {
            blocks.append(CutBlock(.text, text: text, source: source(of: node)))
        }
    }

    private mutating func addHTML(_ node: Node) {
        let literal = CommonMarkTree.literal(node)
        let html = masked.unmask(literal, as: .source)
        let images = HTMLText.images(in: html)
        let text = HTMLText.plain(masked.unmask(literal, as: .text))
        let isBlank = text.utf8.allSatisfy(\.isMarkdownSpace)
        if let item = items.last {
            extendItem(item, by: node, text: text, markup: nil, images: images)
        } else if isBlank {
            addFigures(images, source(of: node))
        } else {
            blocks.append(
                CutBlock(
                    .text, text: text, markup: .init(html, .html), source: source(of: node), images: images))
        }
    }

    /// Where a node begins in the masked bytes; nil for one whose place cmark does not tell.
    private func start(of node: Node) -> Int? {
        let line = Int(cmark_node_get_start_line(node)) - 1
        let column = Int(cmark_node_get_start_column(node)) - 1
        guard masked.lineStarts.indices.contains(line), column >= 0 else { return nil }
        let start = masked.lineStarts[line] + column
        return start <= masked.bytes.count ? start : nil
    }

    /// The lines of the source that a node was read from.
    private func source(of node: Node) -> Range<Int> {
        let origins = masked.lineOrigins
        let first = min(max(Int(cmark_node_get_start_line(node)) - 1, 0), origins.count - 1)
        let last = min(max(Int(cmark_node_get_end_line(node)), first + 1), origins.count - 1)
        return origins[first]..<max(origins[last], origins[first])
    }
}
