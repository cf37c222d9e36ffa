internal import TextAnalysis

/// Finds what at the start of a line of text CommonMark would read as the mark of a block.
enum MarkdownLineStart {
    /// Finds where in a line a backslash has to stand so that the line is text.
    ///
    /// - Parameters:
    ///   - line: A line without white space at its ends.
    ///   - isFirst: Whether it begins its paragraph.
    ///   - isItem: Whether it begins a list item, where `[x]` makes a box to check.
    /// - Returns: The index in the line; nil where it is text already.
    static func escape(_ line: Slice<UnsafeBufferPointer<UInt8>>, isFirst: Bool, isItem: Bool) -> Int? {
        guard let first = line.first else { return nil }
        let start = line.startIndex
        let isMark =
            switch first {
            case UInt8(ascii: "#"): isHeading(line)
            case UInt8(ascii: "+"): isAlone(line)
            case UInt8(ascii: "-"): isAlone(line) || isDelimiterRow(line)
            case UInt8(ascii: "*"): isAlone(line) || consists(line, of: first)
            case UInt8(ascii: "_"): consists(line, of: first)
            case UInt8(ascii: "="): !isFirst && consists(line, of: first)
            case UInt8(ascii: "|"), UInt8(ascii: ":"): !isFirst && isDelimiterRow(line)
            case UInt8(ascii: ">"): true
            case UInt8(ascii: "`"), UInt8(ascii: "~"): line.prefix { $0 == first }.count >= 3
            case UInt8(ascii: "<"): MarkdownHazards.beginsTag(line.base, start)
            case UInt8(ascii: "["): isItem && isFirst && isTask(line)
            default: false
            }
        if isMark { return start }
        return first.isDigit ? number(line, isFirst: isFirst) : nil
    }

    private static func isHeading(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let rest = line.drop { $0 == UInt8(ascii: "#") }
        return rest.startIndex - line.startIndex <= 6 && rest.first?.isMarkdownSpace != false
    }

    /// Whether the first byte has white space or nothing after it.
    private static func isAlone(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        line.dropFirst().first?.isMarkdownSpace != false
    }

    private static func consists(_ line: Slice<UnsafeBufferPointer<UInt8>>, of mark: UInt8) -> Bool {
        line.allSatisfy { $0 == mark || $0.isMarkdownSpace }
    }

    /// Whether the line could be the second of a table, the underline of a heading or a thematic break.
    private static func isDelimiterRow(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        line.contains(UInt8(ascii: "-"))
            && line.allSatisfy {
                $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ":")
                    || $0.isMarkdownSpace
            }
    }

    private static func isTask(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let bytes = Array(line.prefix(4))
        return bytes.count >= 3 && bytes[2] == UInt8(ascii: "]")
            && (bytes[1].isMarkdownSpace || bytes[1] | 0x20 == UInt8(ascii: "x"))
            && (bytes.count == 3 || bytes[3].isMarkdownSpace)
    }

    /// The place of the `.` or `)` after a list number; amid a paragraph only the number 1 begins a list.
    private static func number(_ line: Slice<UnsafeBufferPointer<UInt8>>, isFirst: Bool) -> Int? {
        let digits = line.prefix { $0.isDigit }
        let rest = line[digits.endIndex...]
        guard digits.count <= 9, let delimiter = rest.first,
            delimiter == UInt8(ascii: ".") || delimiter == UInt8(ascii: ")"), isAlone(rest)
        else { return nil }
        let isOne =
            digits.last == UInt8(ascii: "1") && digits.dropLast().allSatisfy { $0 == UInt8(ascii: "0") }
        return isFirst || isOne ? rest.startIndex : nil
    }
}
