internal import DocumentModel

/// A short line at the top or the bottom of a page that could be a header, a footer or a page number.
package struct EdgeLine: Equatable {
    /// How many lines at each end are looked at.
    package static let count = 3
    /// Longer lines are text.
    private static let longest = 200

    /// The position in the blocks it was read from.
    let block: Int
    /// The line of that block's text, from 0.
    let line: Int
    /// Without white space at its ends.
    let text: Substring
    let isHeading: Bool

    /// The lines at the start of blocks that come in reading order, or at the end of those that come the last one first.
    ///
    /// They end before the first block that cannot be of that kind: a table, a long line. Some parsers take headers for items.
    static func lines(of blocks: [Block], fromEnd: Bool) -> [EdgeLine] {
        var found: [EdgeLine] = []
        for (position, block) in blocks.enumerated() {
            // The container of a list has no text itself.
            if block.type == .list, block.text.isEmpty { continue }
            guard isCandidate(block.type) else { break }
            let utf8 = block.text.utf8
            // Most blocks are one line, and most of these too long; splitting them all took a tenth of finding repeated lines.
            let isOneLine = !hasNewline(fromEnd ? utf8.suffix(longest + 1) : utf8.prefix(longest + 1))
            if isOneLine, utf8.count > longest { return found }
            let lines =
                isOneLine ? [utf8[...]] : utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            // Markup of several lines cannot be cut by the lines of its text.
            guard lines.count == 1 || block.markup == nil else { break }
            for offset in lines.indices {
                let line = fromEnd ? lines.count - 1 - offset : offset
                guard lines[line].count <= longest, found.count < count else { return found }
                let text = trimmed(Substring(lines[line]))
                guard !text.isEmpty else { continue }
                found.append(
                    EdgeLine(
                        block: position, line: line, text: text,
                        isHeading: block.type == .heading || block.type == .title
                            || NumberedTitle.matches(text)))
            }
        }
        return found
    }

    /// A loop of its own, since that of the library is not specialized for texts.
    private static func hasNewline(_ text: Substring.UTF8View) -> Bool {
        var text = Substring(text)
        return text.withUTF8 { bytes in
            for byte in bytes where byte == 0x0A { return true }
            return false
        }
    }

    /// Without white space at its ends.
    package static func trimmed(_ text: Substring) -> Substring {
        if let first = text.utf8.first, let last = text.utf8.last, (0x21..<0x7F).contains(first),
            (0x21..<0x7F).contains(last)
        {
            return text
        }
        let isSpace: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        guard let first = text.unicodeScalars.firstIndex(where: { !isSpace($0) }),
            let last = text.unicodeScalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return Substring(text.unicodeScalars[first...last])
    }

    private static func isCandidate(_ type: BlockType) -> Bool {
        switch type {
        case .title, .heading, .author, .text, .footnote, .reference, .other, .aside, .mark, .listItem: true
        default: false
        }
    }
}
