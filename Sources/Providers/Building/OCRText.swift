internal import DocumentModel

/// The words and lines that an OCR engine found for one block: its text, box, confidence and font.
struct OCRText {
    private var lines: [(text: String, box: Box?)] = []
    private var line = ""
    /// The line's words with their boxes, and whether one has none.
    private var words = TextPieces()
    private var isWordUnplaced = false
    private var pieces = TextPieces()
    /// The union of the boxes that were added.
    private(set) var box: Box?
    private(set) var confidenceCount = 0
    private var confidenceSum = 0.0
    private var fonts: [FontInfo: Int] = [:]

    /// Whether no word was added.
    var isEmpty: Bool { lines.isEmpty && line.isEmpty }

    /// The lines as one text: consecutive lines are joined, unless a line ends well before the block does.
    var text: String {
        let right = lines.compactMap(\.box?.x1).max() ?? 0
        let width = right - (lines.compactMap(\.box?.x0).min() ?? 0)
        var text = ""
        for (position, line) in lines.enumerated() {
            let isShort = position > 0 && (lines[position - 1].box.map { right - $0.x1 > width / 4 } ?? false)
            text += isShort ? "\n" : TextJoin.betweenLines(text, line.text)
            text += line.text
        }
        return text
    }

    /// The boxes of the words in a text that holds them; of a line that has a word without one, the box of the line.
    func boxes(in text: String) -> [TextBox]? { pieces.boxes(in: text) }

    /// The mean of the confidences that were added; nil without any.
    var confidence: Double? {
        confidenceCount > 0 ? (confidenceSum / Double(confidenceCount) * 1e4).rounded() / 1e4 : nil
    }

    /// The font that most words are set in.
    var font: FontInfo? { fonts.max { ($0.value, $1.key.description) < ($1.value, $0.key.description) }?.key }

    /// Adds a word to the line; `isGlued` if nothing parts it from what is before.
    ///
    /// White space around it does not count. Its box does not count for the block's.
    mutating func add(word: String, isGlued: Bool = false, box: Box? = nil) {
        let word = TextJoin.trimmed(word)
        guard !word.isEmpty else { return }
        if !isGlued { line += TextJoin.betweenWords(line, word) }
        line += word
        if box == nil, !isGlued { isWordUnplaced = true }
        words.add(word, box)
    }

    /// Ends the line, whose box is known or not; nothing happens if it has no words.
    mutating func endLine(box: Box? = nil) {
        add(box: box)
        guard !line.isEmpty else { return }
        lines.append((line, box))
        if isWordUnplaced { pieces.add(line, box) } else { pieces.add(words) }
        (line, words, isWordUnplaced) = ("", TextPieces(), false)
    }

    /// Adds the boxes, confidence and fonts of another block, but not its text.
    mutating func add(_ other: OCRText) {
        add(box: other.box)
        confidenceSum += other.confidenceSum
        confidenceCount += other.confidenceCount
        fonts.merge(other.fonts, uniquingKeysWith: +)
        pieces.add(other.pieces)
    }

    mutating func add(box other: Box?) {
        guard let other else { return }
        box = box?.union(other) ?? other
    }

    mutating func add(confidence: Double?) {
        guard let confidence else { return }
        confidenceSum += confidence
        confidenceCount += 1
    }

    mutating func add(font: FontInfo?) {
        if let font { fonts[font, default: 0] += 1 }
    }
}

extension FontInfo {
    /// Something to put fonts in an order by.
    fileprivate var description: String {
        "\(name ?? "") \(size ?? 0) \(isBold ?? false) \(isItalic ?? false)"
    }
}
