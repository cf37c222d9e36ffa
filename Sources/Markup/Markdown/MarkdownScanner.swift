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
        /// The inside of a paragraph: no blocks, display formulas count as inline ones.
        case inline
    }

    let bytes: [UInt8]
    private let scope: Scope
    private(set) var segments: [MarkdownSegment] = []
    private var spans: [MarkdownSpan] = []
    private var segmentStart = 0
    private var index = 0
    private var paragraphEnd = 0
    /// Where the struck text that was opened last has its marks.
    private var strikethroughStart = -1
    private var strikethroughEnd = -1
    /// The end of the address that was looked at last: one within it is a part of it.
    private var addressEnd = 0
    private var failures = FailedSearches()
    /// Where tables end; nil before the first one.
    private var tableEnds: TableEnds?
    /// For the lengths of runs of backticks in the paragraph, where the last one starts; nil before the first run.
    private var lastCodeRuns: [Int: Int]?

    /// For each kind of search the position up to which it is known to fail.
    private struct FailedSearches {
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
            if isLineStart, scope == .page, takeLineBlock() { continue }
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

    private mutating func take(_ kind: MarkdownSegment.Kind, _ range: Range<Int>, content: Range<Int>) -> Bool
    {
        endSegment(at: range.lowerBound)
        segments.append(MarkdownSegment(kind: kind, range: range, content: content))
        segmentStart = range.upperBound
        index = range.upperBound
        return true
    }

    private mutating func take(_ kind: MarkdownSpan.Kind, _ range: Range<Int>, content: Range<Int>) -> Bool {
        spans.append(MarkdownSpan(kind: kind, range: range, content: content))
        index = range.upperBound
        return true
    }

    // Blocks that start with a line.

    private mutating func takeLineBlock() -> Bool {
        if let fence = MarkdownLines.fencedCode(bytes, at: index) {
            return take(.fencedCode, fence.range, content: fence.content)
        }
        if let end = MarkdownTable.end(in: bytes, from: index) {
            return take(.pipeTable, index..<end, content: index..<end)
        }
        return false
    }

    // What starts with one byte.

    private mutating func takeBackslash() -> Bool {
        guard index + 1 < bytes.count else { return false }
        switch bytes[index + 1] {
        case UInt8(ascii: "["):
            if takeMath(closedBy: "\\]", length: 2, failed: \.displayBrackets, isDisplay: true) {
                return true
            }
        case UInt8(ascii: "("):
            if takeMath(closedBy: "\\)", length: 2, failed: \.inlineParentheses, isDisplay: false) {
                return true
            }
        default: break
        }
        index += bytes[index + 1].isPunctuation ? 2 : 1
        return true
    }

    private mutating func takeDollar() -> Bool {
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "$") {
            if takeMath(closedBy: "$$", length: 2, failed: \.displayDollars, isDisplay: true) { return true }
            index += 2
            return true
        }
        let start = index + 1
        guard let close = closingDollar(from: start) else { return false }
        return take(.math, index..<close + 1, content: start..<close)
    }

    /// The next `$`, if it can close a formula opened just before `start`.
    ///
    /// The rule is pandoc's, against prices ("$5 and $10"): no digit after the closing sign, and white space inside
    /// only on both sides at once (`$ x $`, as some parsers write).
    private func closingDollar(from start: Int) -> Int? {
        var close = start
        while close < paragraphEnd, bytes[close] != UInt8(ascii: "$") {
            close += bytes[close] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard close < paragraphEnd, close > start, close - start <= 20_000 else { return nil }
        let isFollowedByDigit = close + 1 < bytes.count && bytes[close + 1].isDigit
        guard !isFollowedByDigit, bytes[start].isMarkdownSpace == bytes[close - 1].isMarkdownSpace else {
            return nil
        }
        let hasContent = bytes[start..<close].contains { !$0.isMarkdownSpace }
        return hasContent && !isPrice(bytes[start..<close]) ? close : nil
    }

    /// Whether what stands after a spaced dollar sign is an amount and prose: `$ 5,230 million in 2023 and $`.
    private func isPrice(_ content: ArraySlice<UInt8>) -> Bool {
        guard let first = content.first, first.isMarkdownSpace else { return false }
        let text = content.trimmingMarkdownSpace
        guard text.first?.isDigit == true, !text.contains(where: { "\\^_={}".utf8.contains($0) }) else {
            return false
        }
        // Letters side by side are a word; a formula without LaTeX has single ones.
        return zip(text, text.dropFirst()).contains { $0.isLetter && $1.isLetter }
    }

    private mutating func takeMath(
        closedBy closer: StaticString, length: Int, failed: WritableKeyPath<FailedSearches, Int>,
        isDisplay: Bool
    ) -> Bool {
        guard index >= failures[keyPath: failed] else { return false }
        let start = index + length
        guard let close = closing(closer, from: start) else {
            failures[keyPath: failed] = paragraphEnd
            return false
        }
        let content = start..<close
        let range = index..<close + length
        guard bytes[content].contains(where: { !$0.isMarkdownSpace }) else { return false }
        if isDisplay, bytes[index] == UInt8(ascii: "\\"),
            EscapedBrackets.isText(
                bytes[content],
                standsAlone: bytes.withUnsafeBufferPointer { MarkdownLines.standsAlone($0, range) })
        {
            return false
        }
        guard isDisplay, scope == .page else { return take(.math, range, content: content) }
        return take(.displayMath, range, content: content)
    }

    /// The closing delimiter of a formula, not one that belongs to a line break of LaTeX (`\\]`).
    private func closing(_ closer: StaticString, from start: Int) -> Int? {
        var position = start
        while position < paragraphEnd {
            if ByteSearch.starts(bytes, at: position, with: closer) { return position }
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    private mutating func takeCodeSpan() -> Bool {
        var start = index
        while start < bytes.count, bytes[start] == UInt8(ascii: "`") { start += 1 }
        let length = start - index
        if lastCodeRun(length) > index {
            var position = start
            while position < paragraphEnd {
                guard bytes[position] == UInt8(ascii: "`") else {
                    position += 1
                    continue
                }
                let runStart = position
                while position < paragraphEnd, bytes[position] == UInt8(ascii: "`") { position += 1 }
                if position - runStart == length {
                    return take(.opaque, index..<position, content: start..<runStart)
                }
            }
        }
        index = start
        return true
    }

    /// Where the last run of as many backticks starts in the paragraph; −1 where there is none.
    ///
    /// Looked up, so that runs of many lengths are not each searched for to the paragraph's end.
    private mutating func lastCodeRun(_ length: Int) -> Int {
        if let lastCodeRuns { return lastCodeRuns[length] ?? -1 }
        var runs: [Int: Int] = [:]
        var position = index
        while position < paragraphEnd {
            let start = position
            while position < bytes.count, bytes[position] == UInt8(ascii: "`") { position += 1 }
            if position > start { runs[position - start] = start } else { position += 1 }
        }
        lastCodeRuns = runs
        return runs[length] ?? -1
    }

    private mutating func takeTag() -> Bool {
        if scope == .page, ByteSearch.starts(bytes, at: index, with: "<!--"), index >= failures.comment {
            if let end = ByteSearch.first("-->", in: bytes, from: index + 4) {
                return take(.comment, index..<end + 3, content: index + 4..<end)
            }
            failures.comment = bytes.count
        }
        guard let tag = HTMLTag(bytes, at: index) else { return false }
        if scope == .page, tag.name == "table", !tag.isClosing,
            let end = tableEnd(tag)
        {
            return take(.htmlTable, index..<end, content: index..<end)
        }
        return take(.opaque, tag.range, content: tag.range)
    }

    /// The end of the table that a tag opens; that of the paragraph where the table is not closed.
    private mutating func tableEnd(_ opening: HTMLTag) -> Int? {
        let ends = tableEnds ?? TableEnds(bytes)
        tableEnds = ends
        return max(ends[opening.range.lowerBound] ?? paragraphEnd, opening.range.upperBound)
    }

    /// The path of a bare address with what would be marks in text: `/json/__init__.py`.
    ///
    /// GitHub's autolinks come before marks, and what is in angle brackets or a link's parentheses cmark reads by itself.
    private mutating func takeAddress() -> Bool {
        guard index >= addressEnd, let path = BareAddress.path(in: bytes, from: index) else { return false }
        addressEnd = path.upperBound
        let before = index > 0 ? bytes[index - 1] : 0x20
        let isLink = before == UInt8(ascii: "(") && index > 1 && bytes[index - 2] == UInt8(ascii: "]")
        guard before != UInt8(ascii: "<"), !isLink, path.upperBound <= paragraphEnd,
            bytes[path].contains(where: { "*_~".utf8.contains($0) }),
            !bytes[path].contains(where: { "$[]".utf8.contains($0) })
        else { return false }
        return take(.literal, path, content: path)
    }

    /// `~~` around words, each end a mark of its own, so that no extension of cmark is needed for it.
    private mutating func takeStrikethrough() -> Bool {
        var end = index
        while end < bytes.count, bytes[end] == UInt8(ascii: "~") { end += 1 }
        let start = index + 2
        if index == strikethroughEnd, end >= start {
            return take(.mark, index..<start, content: strikethroughStart..<strikethroughStart)
        }
        guard end == start, start < bytes.count, !bytes[start].isMarkdownSpace,
            index >= failures.strikethrough
        else {
            index = end
            return true
        }
        guard let close = ByteSearch.first("~~", in: bytes, from: start + 1, limit: paragraphEnd) else {
            failures.strikethrough = paragraphEnd
            index = end
            return true
        }
        guard !bytes[close - 1].isMarkdownSpace else {
            index = end
            return true
        }
        (strikethroughStart, strikethroughEnd) = (index, close)
        return take(.mark, index..<start, content: close..<close)
    }

    /// Spans without marks whose other end stands in code, a formula or another segment.
    private static func pairedMarks(_ spans: [MarkdownSpan]) -> [MarkdownSpan] {
        let marks = Set(spans.lazy.filter { $0.kind == .mark }.map(\.range.lowerBound))
        guard !marks.isEmpty else { return spans }
        return spans.filter { $0.kind != .mark || marks.contains($0.content.lowerBound) }
    }
}
