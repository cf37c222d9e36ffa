internal import JSONView

/// What a rich cell or a picture consists of: runs of text, lists and images in reading order.
struct DoclingCellContent {
    /// How what a cell refers to compares with the cell's own text.
    enum Relation {
        /// It says all that the text says, with its structure.
        case saysAll([Piece])
        /// The text says all of it, and more.
        case isSaid
        case differs([Piece])
    }

    /// A stretch of the cell as text and as HTML.
    struct Piece {
        var text = ""
        var html = ""
    }

    private enum Element {
        case run(DoclingInline, prefix: String)
        case lineEnd
        case open(StaticString)
        case close(StaticString)
        case image(String)
    }

    private var elements: [Element] = []
    /// The pictures, for their images to be noted.
    private(set) var images: [DoclingItem] = []

    /// What is read, a string an item.
    var texts: [String] {
        elements.compactMap { if case .run(let inline, _) = $0 { inline.text } else { nil } }
    }

    mutating func append(_ item: DoclingItem) {
        let prefix =
            switch item.label {
            case "checkbox_selected": "[x] "
            case "checkbox_unselected": "[ ] "
            default: ""
            }
        elements.append(.run(DoclingInline(item.ownText, of: item), prefix: prefix))
    }

    /// A table inside: its cells as text.
    mutating func append(_ table: DoclingTable) {
        images += table.images
        guard !table.text.isEmpty else { return }
        startLine()
        elements.append(.run(DoclingInline(plain: table.text), prefix: ""))
        startLine()
    }

    mutating func append(image item: DoclingItem) {
        images.append(item)
        if item.hasImage { elements.append(.image(item.assetName)) }
    }

    mutating func open(_ tag: StaticString) { elements.append(.open(tag)) }

    mutating func close(_ tag: StaticString) { elements.append(.close(tag)) }

    /// Parts what follows from what is before.
    mutating func startLine() { elements.append(.lineEnd) }

    /// Compares by everything but white space, in the order of both.
    func relation(to text: String) -> Relation {
        let own = Self.shown(text)
        let said = texts.flatMap(Self.shown)
        if said.starts(with: own) {
            // The cell's own white space separates the runs, if it separates all of them.
            return .saysAll(pieces(spaced: own.count == said.count ? text : nil))
        }
        if own.starts(with: said) || own.reversed().starts(with: said.reversed()) { return .isSaid }
        let (ownLetters, saidLetters) = (own.filter(Self.isLetter), said.filter(Self.isLetter))
        return ownLetters == saidLetters ? .saysAll(pieces(spaced: nil)) : .differs(pieces(spaced: nil))
    }

    private static func shown(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !$0.properties.isWhitespace }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private func pieces(spaced text: String?) -> [Piece] {
        var gaps = text.map(DoclingGaps.init)
        var pieces: [Piece] = []
        var last: DoclingInline?
        // Whether a line ends, or a tag parts lines, since the last run.
        var (isLineEnd, isTag) = (false, false)
        for element in elements {
            switch element {
            case .run(let inline, let prefix):
                var piece = Piece()
                if let last {
                    let gap = gaps?.next() ?? (isLineEnd || isTag ? .line : nil)
                    let spacing = gap.map { ($0 != .none, $0 != .none) } ?? last.spacing(before: inline)
                    piece.text = spacing.0 ? " " : ""
                    piece.html = isTag ? "" : gap == .line ? "<br>" : spacing.1 ? " " : ""
                }
                gaps?.pass(inline.text)
                piece.text += prefix + inline.text
                piece.html += prefix + inline.lines
                pieces.append(piece)
                (last, isLineEnd, isTag) = (inline, false, false)
            case .lineEnd: isLineEnd = true
            case .open(let tag):
                pieces.append(Piece(html: "<\(tag)>"))
                isTag = true
            case .close(let tag):
                pieces.append(Piece(html: "</\(tag)>"))
                isTag = true
            case .image(let name):
                pieces.append(Piece(html: "<img src=\"\(DoclingInline.escapeHTML(name))\">"))
            }
        }
        return pieces
    }
}

/// The white space between runs as a text that holds them all has it.
struct DoclingGaps {
    enum Gap { case none, space, line }

    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// The white space here, which is stepped over.
    mutating func next() -> Gap {
        var gap = Gap.none
        while position < scalars.count, scalars[position].properties.isWhitespace {
            if scalars[position] == "\n" { gap = .line } else if gap == .none { gap = .space }
            position += 1
        }
        return gap
    }

    /// Steps over a run; what is not white space is the same in both.
    mutating func pass(_ run: String) {
        for scalar in run.unicodeScalars where !scalar.properties.isWhitespace {
            while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
            if position < scalars.count, scalars[position] == scalar { position += 1 }
        }
    }
}
