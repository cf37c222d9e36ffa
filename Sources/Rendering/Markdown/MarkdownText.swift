internal import TextAnalysis

/// Writes plain text as CommonMark that is read as the same text, with no more backslashes than that takes.
package struct MarkdownText {
    /// Where the text stands.
    package enum Place {
        /// A paragraph; empty lines in the text part it.
        case paragraph
        /// The first paragraph of a list item.
        case item
        /// One line after `#`.
        case heading
        /// One line between `|`.
        case cell
    }

    let place: Place
    /// The number of spaces before each line but the first.
    let indentation: Int
    /// Whether every mark is escaped, also one without a partner in this text.
    private let escapesAll: Bool
    private let escape: MarkdownOptions.Escape

    package init(
        _ place: Place, indentation: Int = 0, escapesAll: Bool = false,
        escape: MarkdownOptions.Escape = .minimal
    ) {
        self.place = place
        self.indentation = indentation
        self.escapesAll = escapesAll || escape == .full
        self.escape = escape
    }

    /// Appends the text without white space at its ends and the ends of its lines.
    func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        let hazards = escapesAll ? MarkdownHazards.all : MarkdownHazards(text)
        var isFirst = true
        var emptyLines = 0
        var start = 0
        while start < text.count {
            var end = start
            if hazards.isPlain {
                end = text.count
            } else {
                while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
            }
            let line = text[start..<end].trimmingMarkdownSpace
            // A carriage return and its newline are one line end.
            start = end + 1 < text.count && text[end] == 0x0D && text[end + 1] == 0x0A ? end + 2 : end + 1
            guard !line.isEmpty else {
                emptyLines += 1
                continue
            }
            if !isFirst { breakLine(afterEmptyLine: emptyLines > 0, &output) }
            append(
                line, hazards, isFirst: isFirst || emptyLines > 0, isItem: place == .item && isFirst, &output)
            (isFirst, emptyLines) = (false, 0)
        }
    }

    /// Appends the text of a string.
    package func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &output) }
    }

    private func breakLine(afterEmptyLine: Bool, _ output: inout [UInt8]) {
        guard place == .paragraph || place == .item else { return output.append(0x20) }
        if afterEmptyLine { output.append(0x0A) }
        output.append(0x0A)
        output.append(contentsOf: repeatElement(0x20, count: indentation))
    }

    private func append(
        _ line: Slice<UnsafeBufferPointer<UInt8>>, _ hazards: MarkdownHazards, isFirst: Bool, isItem: Bool,
        _ output: inout [UInt8]
    ) {
        guard escape != .none else { return output.append(contentsOf: line) }
        let forced: Int? =
            switch place {
            case .paragraph, .item: MarkdownLineStart.escape(line, isFirst: isFirst, isItem: isItem)
            case .heading: Self.closingMarks(line)
            case .cell: nil
            }
        if hazards.isPlain, forced == nil {
            output.append(contentsOf: line)
            return
        }
        let text = line.base
        let escaped = forced.map { Self.run(at: $0, in: line) } ?? 0..<0
        var copied = line.startIndex
        var position = line.startIndex
        var underscores = 0..<0
        var address = AddressFinder()
        while let next = next(in: text, position, line.endIndex, escaped) {
            position = next + 1
            let byte = text[next]
            output.append(contentsOf: text[copied..<next])
            copied = position
            if byte == UInt8(ascii: "_"), !underscores.contains(next) {
                underscores = next..<(text[next..<line.endIndex].firstIndex { $0 != byte } ?? line.endIndex)
            }
            switch byte {
            case 0: output.append(contentsOf: [0xEF, 0xBF, 0xBD])
            case 0x0B, 0x0C: output.append(0x20)
            default:
                let isMark =
                    escaped.contains(next) || (escape == .full && byte >= 0x20)
                    || needsEscape(text, next, line.endIndex, hazards, underscores)
                if isMark, !(Self.isPlainInAddress(byte, escape) && address.holds(next, of: line)) {
                    output.append(UInt8(ascii: "\\"))
                }
                output.append(byte)
            }
        }
        output.append(contentsOf: text[copied..<line.endIndex])
    }

    /// The next byte that may not be written as it is.
    private func next(
        in text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ escaped: Range<Int>
    ) -> Int? {
        let special = MarkdownHazards.firstSpecial(in: text, from: start, to: end)
        let forced = max(start, escaped.lowerBound)
        return forced < escaped.upperBound && forced < special ?? end ? forced : special
    }

    private func needsEscape(
        _ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int, _ hazards: MarkdownHazards,
        _ underscores: Range<Int>
    ) -> Bool {
        let next: UInt8? = position + 1 < end ? text[position + 1] : nil
        return switch text[position] {
        case UInt8(ascii: "\\"): next?.isPunctuation != false
        case UInt8(ascii: "*"): hazards.stars && isAttached(text, position, end)
        case UInt8(ascii: "~"): hazards.tildes && isAttached(text, position, end)
        case UInt8(ascii: "$"): hazards.dollars && isAttached(text, position, end)
        case UInt8(ascii: "_"):
            hazards.underscores && isAttached(text, position, end)
                && !MarkdownHazards.isInsideWord(text, underscores)
        case UInt8(ascii: "`"): hazards.backticks
        case UInt8(ascii: "<"): hazards.tags && MarkdownHazards.beginsTag(text, position)
        case UInt8(ascii: "&"): Self.isEntity(text[position..<end])
        case UInt8(ascii: "]"):
            next == UInt8(ascii: "(") || (next == UInt8(ascii: ":") && hazards.definitions)
        case UInt8(ascii: "|"): place == .cell
        default: false
        }
    }

    /// Whether a byte takes no backslash in a bare address, which GitHub reads before marks.
    private static func isPlainInAddress(_ byte: UInt8, _ escape: MarkdownOptions.Escape) -> Bool {
        "*_~$".utf8.contains(byte) || (escape == .full && "&[]".utf8.contains(byte))
    }

    /// Whether one side of a byte is no white space, without which it marks nothing.
    private func isAttached(_ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int) -> Bool {
        (position > 0 && !text[position - 1].isMarkdownSpace)
            || (position + 1 < end && !text[position + 1].isMarkdownSpace)
    }

    /// What has to be escaped together: what is left of a run of these marks could still pair with another.
    private static func run(at position: Int, in line: Slice<UnsafeBufferPointer<UInt8>>) -> Range<Int> {
        guard "*_~`".utf8.contains(line[position]) else { return position..<position + 1 }
        return position..<line[position...].prefix { $0 == line[position] }.endIndex
    }

    /// The first of the `#` at a heading's end, which would be taken for its closing marks.
    private static func closingMarks(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard line.last == UInt8(ascii: "#") else { return nil }
        let start = (line.lastIndex { $0 != UInt8(ascii: "#") }).map { $0 + 1 } ?? line.startIndex
        return start == line.startIndex || line[start - 1].isMarkdownSpace ? start : nil
    }

    /// Whether `&` begins what has the form of a character reference.
    private static func isEntity(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let body = text.dropFirst().prefix(33).prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "#") }
        return !body.isEmpty && body.endIndex < text.endIndex && text[body.endIndex] == UInt8(ascii: ";")
    }
}
