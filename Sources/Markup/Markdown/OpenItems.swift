internal import TextAnalysis

/// Where the texts of the open list items begin, line by line: what stands as far to the right belongs to the item
/// (CommonMark 0.31, 5.2).
///
/// cmark decides in the end. A line that is taken for part of an item and is none is read as if no list were there.
struct OpenItems {
    /// The start of a line behind its list markers.
    struct Line {
        /// The position of the first byte that is neither white space nor a marker.
        let content: Int
        /// The column, from 0, at which that byte stands.
        let column: Int
        /// The column of the text of the item that the line belongs to; nil for one outside of lists.
        let item: Int?
    }

    /// Deeper lists are read as cmark reads them, without a look at their code.
    private static let deepest = 64

    /// The columns of the open items' texts, the outermost first.
    private var contents: [Int] = []
    private var isAfterBlank = true

    /// Reads the start of a line; nil for a blank one.
    mutating func read(_ bytes: [UInt8], at lineStart: Int) -> Line? {
        var (position, column) = Self.skipSpace(bytes, lineStart, 0)
        guard position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D else {
            isAfterBlank = true
            return nil
        }
        while let width = markerWidth(bytes, at: position, column) {
            close(from: column)
            let (next, nextColumn) = Self.skipSpace(bytes, position + width, column + width)
            let isEmpty = next >= bytes.count || bytes[next] == 0x0A || bytes[next] == 0x0D
            let spaces = nextColumn - column - width
            contents.append(column + width + (isEmpty || spaces > 4 ? 1 : spaces))
            isAfterBlank = false
            (position, column) = (next, nextColumn)
        }
        // Text right below an item's goes on with it, wherever it stands; what begins a block does not.
        if isAfterBlank || Self.beginsBlock(bytes, at: position) { close(from: column) }
        isAfterBlank = false
        return Line(content: position, column: column, item: contents.last { $0 <= column })
    }

    /// Closes the items whose text begins to the right of a column.
    private mutating func close(from column: Int) {
        while let last = contents.last, last > column { contents.removeLast() }
    }

    /// The width of the list marker at a position, without the space after it; nil for none.
    private func markerWidth(_ bytes: [UInt8], at position: Int, _ column: Int) -> Int? {
        guard position < bytes.count, contents.count < Self.deepest,
            column - (contents.last { $0 <= column } ?? 0) < 4
        else { return nil }
        let width: Int
        switch bytes[position] {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): width = 1
        case let byte where byte.isDigit:
            let digits = bytes[position...].prefix(10).prefix { $0.isDigit }
            guard digits.count < 10, digits.endIndex < bytes.count,
                ".)".utf8.contains(bytes[digits.endIndex])
            else { return nil }
            width = digits.count + 1
        default: return nil
        }
        let next = position + width
        guard next >= bytes.count || bytes[next].isMarkdownSpace else { return nil }
        return Self.isRule(bytes, at: position) ? nil : width
    }

    /// Whether a line from a position on is a thematic break, `- - -` or `***`.
    private static func isRule(_ bytes: [UInt8], at position: Int) -> Bool {
        let line = bytes[position...].prefix { $0 != 0x0A && $0 != 0x0D }.prefix {
            $0 == bytes[position] || $0.isMarkdownSpace
        }
        let end = line.endIndex
        return line.lazy.filter { $0 == bytes[position] }.count >= 3
            && (end >= bytes.count || bytes[end] == 0x0A || bytes[end] == 0x0D)
    }

    private static func beginsBlock(_ bytes: [UInt8], at position: Int) -> Bool {
        guard position < bytes.count else { return false }
        switch bytes[position] {
        case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "~"): return true
        default: return false
        }
    }

    fileprivate static func skipSpace(_ bytes: [UInt8], _ start: Int, _ column: Int) -> (Int, Int) {
        var (position, column) = (start, column)
        while position < bytes.count {
            if bytes[position] == 0x20 {
                column += 1
            } else if bytes[position] == 0x09 {
                column += 4 - column % 4
            } else {
                break
            }
            position += 1
        }
        return (position, column)
    }
}

extension OpenItems.Line {
    /// The end of the fenced code that begins here in a list item: its closing fence, or where the item ends.
    func fenceEnd(in bytes: [UInt8]) -> Int? {
        guard let item, column - item < 4, let opening = MarkdownLines.fence(bytes, at: content) else {
            return nil
        }
        var end = MarkdownLines.lineEnd(bytes, from: content)
        guard opening.byte != UInt8(ascii: "`") || !bytes[opening.end..<end].contains(opening.byte) else {
            return nil
        }
        while end + 1 < bytes.count {
            let line = end + 1
            let lineEnd = MarkdownLines.lineEnd(bytes, from: line)
            let (start, column) = OpenItems.skipSpace(bytes, line, 0)
            if start < lineEnd, bytes[start] != 0x0D, column < item { return end }
            end = lineEnd
            if column - item < 4, let closing = MarkdownLines.fence(bytes, at: start),
                closing.byte == opening.byte, closing.length >= opening.length,
                bytes[closing.end..<lineEnd].allSatisfy(\.isMarkdownSpace)
            {
                return end
            }
        }
        return min(end, bytes.count)
    }
}
