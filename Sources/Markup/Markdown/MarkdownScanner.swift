internal import TextAnalysis

/// Cuts markdown into segments and finds the formulas in them before cmark sees any of it.
///
/// cmark knows no mathematics: it would take `_`, `*`, `\\` and `\[` in formulas for its own. It also reads HTML
/// tables, comments and pipe tables in ways that lose what parsers mean by them. So one pass over the bytes takes
/// these out first. The pass is linear: a search that fails is not repeated from a later byte of the same stretch.
struct MarkdownScanner {
    /// What the text is.
    enum Scope {
        /// A page or more: blocks of every kind.
        case page
        /// The inside of a footnote: blocks of every kind but footnotes.
        case note
        /// The inside of a paragraph: no blocks, display formulas count as inline ones.
        case inline
    }

    let bytes: [UInt8]
    let scope: Scope
    private(set) var segments: [MarkdownSegment] = []
    private var spans: [MarkdownSpan] = []
    private var segmentStart = 0
    var index = 0
    private(set) var paragraphEnd = 0
    /// Where the struck text that was opened last has its marks.
    var struck = (start: -1, end: -1)
    /// The list items that the lines up to here have opened.
    private var items = OpenItems()
    /// The end of the address that was looked at last: one within it is a part of it.
    var addressEnd = 0
    var failures = FailedSearches()
    /// Where tables end; nil before the first one.
    var tableEnds: TableEnds?
    /// For the lengths of runs of backticks in the paragraph, where the last one starts; nil before the first run.
    var lastCodeRuns: [Int: Int]?

    /// For each kind of search the position up to which it is known to fail.
    struct FailedSearches {
        var comment = 0
        var displayDollars = 0
        var displayBrackets = 0
        var inlineParentheses = 0
        var strikethrough = 0
    }

    private init(_ bytes: [UInt8], _ scope: Scope) {
        self.bytes = bytes
        self.scope = scope
    }

    /// The segments of a text, in order and without gaps or overlaps.
    static func segments(of bytes: [UInt8], _ scope: Scope) -> [MarkdownSegment] {
        var scanner = MarkdownScanner(bytes, scope)
        scanner.scan()
        return scanner.segments
    }

    private mutating func scan() {
        var isLineStart = true
        while index < bytes.count {
            if index >= paragraphEnd { beginParagraph() }
            if isLineStart, scope != .inline, takeLineBlock() { continue }
            let byte = bytes[index]
            isLineStart = byte == 0x0A
            let isTaken =
                switch byte {
                case UInt8(ascii: "\\"): takeBackslash()
                case UInt8(ascii: "$"): takeDollar()
                case UInt8(ascii: "`"): takeCodeSpan()
                case UInt8(ascii: "<"): takeTag()
                case UInt8(ascii: "~"): takeStrikethrough()
                case UInt8(ascii: "h"), UInt8(ascii: "w"): takeAddress()
                default: false
                }
            if isTaken {
                isLineStart = index > 0 && bytes[index - 1] == 0x0A
            } else {
                index += 1
            }
        }
        endSegment(at: bytes.count)
    }

    private mutating func beginParagraph() {
        paragraphEnd = scope == .inline ? bytes.count : MarkdownLines.paragraphEnd(bytes, from: index)
        lastCodeRuns = nil
    }

    private mutating func endSegment(at end: Int) {
        if segmentStart < end {
            let range = segmentStart..<end
            segments.append(
                MarkdownSegment(
                    kind: .markdown, range: range, content: range, spans: Self.pairedMarks(spans)))
        }
        spans = []
        segmentStart = end
    }

    mutating func take(_ kind: MarkdownSegment.Kind, _ range: Range<Int>, content: Range<Int>) -> Bool {
        endSegment(at: range.lowerBound)
        segments.append(MarkdownSegment(kind: kind, range: range, content: content))
        segmentStart = range.upperBound
        index = range.upperBound
        return true
    }

    mutating func take(_ kind: MarkdownSpan.Kind, _ range: Range<Int>, content: Range<Int>) -> Bool {
        spans.append(MarkdownSpan(kind: kind, range: range, content: content))
        index = range.upperBound
        return true
    }

    // Blocks that start with a line.

    private mutating func takeLineBlock() -> Bool {
        let line = items.read(bytes, at: index)
        if let line, let end = line.fenceEnd(in: bytes) {
            // cmark knows which item it belongs to.
            return take(.opaque, line.content..<end, content: line.content + 3..<end)
        }
        if let fence = MarkdownLines.fencedCode(bytes, at: index) {
            return take(.fencedCode, fence.range, content: fence.content)
        }
        if scope == .page, let note = FootnoteDefinition(bytes, at: index) {
            return take(.footnote, note.range, content: note.mark)
        }
        if let end = MarkdownTable.end(in: bytes, from: index) {
            return take(.pipeTable, index..<end, content: index..<end)
        }
        return false
    }

    /// Spans without marks whose other end stands in code, a formula or another segment.
    private static func pairedMarks(_ spans: [MarkdownSpan]) -> [MarkdownSpan] {
        let marks = Set(spans.lazy.filter { $0.kind == .mark }.map(\.range.lowerBound))
        guard !marks.isEmpty else { return spans }
        return spans.filter { $0.kind != .mark || marks.contains($0.content.lowerBound) }
    }
}
