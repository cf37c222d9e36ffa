internal import DocumentModel
internal import Markup

/// Cuts Doc2X's markdown into pieces and gives its comments their meaning.
///
/// `<!-- Media -->` and `<!-- Footnote -->` are toggles: the same mark opens and closes. Inside `<!-- Meanless: … -->`
/// are header, footer and page number; inside `<!-- figureText: … -->` the text that was read in a figure.
struct Doc2XMarkdownReader {
    private(set) var pieces: [Doc2XPiece] = []
    private(set) var warnings: WarningLog
    /// Where the markdown lies, for warnings.
    private let place: String
    private var media: Int?
    /// The place of the mark of the open Media, until a piece has taken it as its start.
    private var mediaStart: Int?
    private var mediaCount = 0
    /// The position of the first piece of the Media that was opened last.
    private var firstOfMedia = 0
    /// Whether a piece came that is not furniture.
    private var hasBody = false
    private var isInFootnote = false
    /// Text of a figure whose image has not come yet.
    private var pendingFigureText: String?

    init(place: String, warnings: WarningLog) {
        self.place = place
        self.warnings = warnings
    }

    mutating func read(_ markdown: String) {
        let cut = MarkdownCutter.cut(markdown)
        var comments = cut.comments[...]
        /// For each cut block its position in `pieces`.
        var positions: [Int] = []
        for (position, block) in cut.blocks.enumerated() {
            while let comment = comments.first, comment.position <= position {
                read(comment)
                comments.removeFirst()
            }
            positions.append(add(block, parent: block.parent.map { positions[$0] }))
        }
        for comment in comments { read(comment) }
        if media != nil || isInFootnote { warnUnclosed() }
        endMedia()
    }

    // Comments.

    private mutating func read(_ comment: MarkdownComment) {
        let text = comment.text
        if text == "Media" {
            if media == nil { beginMedia(at: comment.source.lowerBound) } else { endMedia() }
        } else if text == "Footnote" {
            isInFootnote.toggle()
        } else if let content = text.content(after: "Meanless:") {
            addFurniture(content, at: comment.source.lowerBound)
        } else if let content = text.content(after: "figureText:") {
            addFigureText(InlineMarkdown.plain(String(content)), at: comment.source.lowerBound)
        } else if !text.isEmpty {
            warnings.add(
                "unknown_comment", "a comment of an unknown kind is kept as a block of type `other`",
                at: place)
            append(
                Block(.other, text: InlineMarkdown.plain(text), providerType: "comment"),
                at: comment.source.lowerBound)
        }
    }

    private mutating func beginMedia(at start: Int) {
        media = mediaCount
        mediaStart = start
        mediaCount += 1
        firstOfMedia = pieces.count
    }

    private mutating func endMedia() {
        if let text = pendingFigureText { addLoneFigureText(text, at: pieces.last?.start ?? 0) }
        pendingFigureText = nil
        guard let ended = media else { return }
        media = nil
        mediaStart = nil
        linkCaptions(of: ended)
    }

    private mutating func warnUnclosed() {
        warnings.add(
            "mark_unclosed", "a Media or Footnote mark is not closed; it was closed here",
            at: place)
    }

    /// Gives every caption of a Media its figure or table: of the kind it names, the previous one rather than the next.
    private mutating func linkCaptions(of media: Int) {
        let members = pieces.indices[firstOfMedia...].filter { pieces[$0].media == media }
        let shown = members.filter {
            [.figure, .table].contains(pieces[$0].block.type) && pieces[$0].block.parent == nil
        }
        for position in members where pieces[position].block.type == .caption {
            let wanted: BlockType = Doc2XCaption.namesTable(pieces[position].block.text) ? .table : .figure
            let fitting = shown.filter { pieces[$0].block.type == wanted }
            let candidates = fitting.isEmpty ? shown : fitting
            pieces[position].block.parent = candidates.last { $0 < position } ?? candidates.first
        }
    }

    private mutating func addFurniture(_ content: Substring, at start: Int) {
        for line in InlineMarkdown.plain(String(content)).split(separator: "\n") {
            let text = TableCell.singleLine(String(line))
            guard !text.isEmpty else { continue }
            let type: BlockType =
                Doc2XCaption.isPageNumber(text) ? .pageNumber : hasBody ? .pageFooter : .pageHeader
            append(Block(type, text: text, providerType: "Meanless"), at: start)
        }
    }

    private mutating func addFigureText(_ text: String, at start: Int) {
        guard !text.isEmpty else { return }
        let figure = pieces[(media == nil ? 0 : firstOfMedia)...].lastIndex { $0.block.type == .figure }
        if let figure {
            pieces[figure].block.text = joined(pieces[figure].block.text, text)
        } else if media != nil {
            pendingFigureText = joined(pendingFigureText ?? "", text)
        } else {
            addLoneFigureText(text, at: start)
        }
    }

    private mutating func addLoneFigureText(_ text: String, at start: Int) {
        warnings.add(
            "figure_text_without_figure",
            "text of a figure has no image; it is kept as a separate figure",
            at: place)
        append(Block(.figure, text: text, providerType: "figureText"), at: start)
    }

    private func joined(_ first: String, _ second: String) -> String {
        first.isEmpty ? second : first + "\n" + second
    }

    // Blocks.

    /// Adds a block and the images in it, and returns its position.
    private mutating func add(_ cut: CutBlock, parent: Int?) -> Int {
        if cut.type == .heading, media != nil {
            // No Media holds a heading: its closing mark is missing.
            warnUnclosed()
            endMedia()
        }
        var block = Block(cut.type, text: cut.text, level: cut.level, markup: cut.markup, parent: parent)
        let start = cut.source.lowerBound
        if isInFootnote, [.text, .listItem, .heading, .list].contains(cut.type) {
            // Footnotes need no list around them; its position is that of the first item, which nobody asks for.
            if cut.type == .list { return pieces.count }
            block.type = .footnote
            block.level = nil
            block.parent = nil
            block.providerType = "Footnote"
        } else if media != nil {
            block.providerType = "Media"
            if cut.type == .text, Doc2XCaption.isCaption(cut.text) { block.type = .caption }
        }
        if cut.type == .figure, let image = cut.images.first {
            return addFigure(image, block, at: start)
        }
        if cut.type == .table, cut.text.utf8.allSatisfy({ $0 == 0x09 || $0 == 0x0A || $0 == 0x20 }) {
            warnings.add("table_without_text", "a table has no text", at: place)
        }
        append(block, at: start)
        let position = pieces.count - 1
        for image in cut.images {
            let owner = cut.type == .table ? position : nil
            _ = addFigure(image, Block(.figure, text: "", parent: owner), at: start)
        }
        return position
    }

    private mutating func addFigure(_ image: ImageReference, _ figure: Block, at start: Int) -> Int {
        var figure = figure
        figure.asset = image.source
        let name = Doc2XImageName(image.source)
        if let name, name.rotation != 0 {
            warnings.add(
                "figure_rotated", "a figure was rotated when it was cut out; its box is the one on the page",
                at: place)
        }
        if let text = pendingFigureText {
            figure.text = joined(figure.text, text)
            pendingFigureText = nil
        }
        append(figure, image: name, at: start)
        return pieces.count - 1
    }

    private mutating func append(_ block: Block, image: Doc2XImageName? = nil, at start: Int) {
        pieces.append(Doc2XPiece(block: block, image: image, media: media, start: mediaStart ?? start))
        hasBody = hasBody || !block.type.isFurniture
        mediaStart = nil
    }
}

extension String {
    /// What follows a label, without spaces before it; nil if the text starts otherwise.
    fileprivate func content(after label: String) -> Substring? {
        guard hasPrefix(label) else { return nil }
        return dropFirst(label.count).drop { $0.isWhitespace }
    }
}

/// A block cut from Doc2X's markdown, before it is put on its page.
struct Doc2XPiece {
    /// `parent` counts in the list of pieces until the pieces are put on pages.
    var block: Block
    /// The place of its image, from the image's name.
    var image: Doc2XImageName?
    /// The number of the `<!-- Media -->` that it is in.
    var media: Int?
    /// The byte of the markdown at which it starts, or the Media mark right before it.
    let start: Int
}
