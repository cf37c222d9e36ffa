internal import TextAnalysis

/// A footnote as markdown defines it: `[^label]: text`, and lines behind it that are indented by four spaces, as GitHub and
/// pandoc read it.
struct FootnoteDefinition {
    private static let longestLabel = 100

    /// From the start of its first line to the end of its last, without the newline there.
    let range: Range<Int>
    /// The mark, `[^label]`.
    let mark: Range<Int>

    /// Reads the footnote whose line starts at a position; nil for none.
    init?(_ bytes: [UInt8], at lineStart: Int) {
        guard let mark = Self.mark(bytes, at: lineStart) else { return nil }
        self.mark = mark
        var end = MarkdownLines.lineEnd(bytes, from: mark.upperBound)
        var line = end + 1
        var isAfterBlank = false
        while line < bytes.count {
            let lineEnd = MarkdownLines.lineEnd(bytes, from: line)
            if bytes[line..<lineEnd].allSatisfy(\.isMarkdownSpace) {
                isAfterBlank = true
            } else if isAfterBlank ? !Self.isIndented(bytes, at: line) : Self.beginsAnother(bytes, at: line) {
                break
            } else {
                (end, isAfterBlank) = (lineEnd, false)
            }
            line = lineEnd + 1
        }
        range = lineStart..<end
    }

    /// The text of the footnote, as it would stand by itself.
    func content(in bytes: [UInt8]) -> ArraySlice<UInt8> {
        MarkdownLines.unindented(bytes[(mark.upperBound + 1)..<range.upperBound], by: 4).trimmingMarkdownSpace
    }

    private static func mark(_ bytes: [UInt8], at lineStart: Int) -> Range<Int>? {
        var start = lineStart
        while start < bytes.count, bytes[start] == 0x20, start - lineStart < 4 { start += 1 }
        guard start - lineStart < 4, ByteSearch.starts(bytes, at: start, with: "[^") else { return nil }
        let label = bytes[(start + 2)...].prefix(longestLabel).prefix {
            !$0.isMarkdownSpace && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[")
        }
        guard !label.isEmpty, ByteSearch.starts(bytes, at: label.endIndex, with: "]:") else { return nil }
        return start..<label.endIndex + 1
    }

    private static func isIndented(_ bytes: [UInt8], at line: Int) -> Bool {
        bytes[line] == 0x09 || bytes[line...].prefix(4).allSatisfy { $0 == 0x20 }
    }

    /// Whether a line right below a footnote's begins a block of its own.
    private static func beginsAnother(_ bytes: [UInt8], at line: Int) -> Bool {
        mark(bytes, at: line) != nil || bytes[line] == UInt8(ascii: "#")
            || MarkdownLines.fence(bytes, at: line) != nil
            || MarkdownTable.end(in: bytes, from: line) != nil
    }
}
