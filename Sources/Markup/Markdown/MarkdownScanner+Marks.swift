internal import TextAnalysis

extension MarkdownScanner {
    // Code, tags, addresses and struck text.

    mutating func takeCodeSpan() -> Bool {
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

    mutating func takeTag() -> Bool {
        if scope != .inline, ByteSearch.starts(bytes, at: index, with: "<!--"), index >= failures.comment {
            if let end = ByteSearch.first("-->", in: bytes, from: index + 4) {
                return take(.comment, index..<end + 3, content: index + 4..<end)
            }
            failures.comment = bytes.count
        }
        guard let tag = HTMLTag(bytes, at: index) else { return false }
        if scope != .inline, tag.name == "table", !tag.isClosing,
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
    mutating func takeAddress() -> Bool {
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
    mutating func takeStrikethrough() -> Bool {
        var end = index
        while end < bytes.count, bytes[end] == UInt8(ascii: "~") { end += 1 }
        let start = index + 2
        if index == struck.end, end >= start {
            return take(.mark, index..<start, content: struck.start..<struck.start)
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
        struck = (index, close)
        return take(.mark, index..<start, content: close..<close)
    }
}
