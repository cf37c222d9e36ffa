internal import TextAnalysis

/// One cell of a table.
package struct TableCell: Hashable, Sendable {
    /// What a reader reads, without tabs and newlines.
    package var text: String
    /// The text with formulas as `$…$`; nil where `text` says all.
    package var markup: String?
    /// The content as HTML, where it is more than text and formulas: emphasis, code, links, images.
    package var html: String?
    package var images: [ImageReference] = []
    package var columnSpan: Int
    package var rowSpan: Int
    package var isHeader: Bool

    package init(
        text: String, markup: String? = nil, columnSpan: Int = 1, rowSpan: Int = 1, isHeader: Bool = false
    ) {
        self.text = text
        self.markup = markup
        self.columnSpan = columnSpan
        self.rowSpan = rowSpan
        self.isHeader = isHeader
    }

    /// Text with every run of white space as one space and none at the ends, so that it fits a cell.
    package static func singleLine(_ text: String) -> String {
        guard text.utf8.contains(where: \.isMarkdownSpace) else { return text }
        var output = WordJoiner()
        output.append(text.utf8)
        return output.text
    }
}

/// Collects text with runs of ASCII white space as single spaces.
struct WordJoiner {
    private var bytes: [UInt8] = []
    private var needsSpace = false
    /// The line ends since the last word.
    private var lineEnds = 0

    /// What was collected, without spaces at the ends.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(_ text: some Sequence<UInt8>) {
        for byte in text {
            guard !byte.isMarkdownSpace else {
                needsSpace = true
                continue
            }
            if lineEnds > 0 {
                bytes.append(contentsOf: repeatElement(0x0A, count: lineEnds))
            } else if needsSpace, !bytes.isEmpty {
                bytes.append(0x20)
            }
            (needsSpace, lineEnds) = (false, 0)
            bytes.append(byte)
        }
    }

    /// Makes what follows a word of its own.
    mutating func breakWord() { needsSpace = true }

    /// Makes what follows a line of its own; line ends at the end of the text go.
    mutating func breakLine() { lineEnds += 1 }
}
