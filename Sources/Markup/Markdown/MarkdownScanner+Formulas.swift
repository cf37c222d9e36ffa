internal import TextAnalysis

extension MarkdownScanner {
    mutating func takeBackslash() -> Bool {
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

    mutating func takeDollar() -> Bool {
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
        guard isDisplay, scope != .inline else { return take(.math, range, content: content) }
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
}
