internal import TextAnalysis

/// Questions about the lines of a markdown text.
package enum MarkdownLines {
    /// The position of the newline that ends the line of a position, or the end of the text.
    static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
        bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    }

    /// The newline before the next blank line after the paragraph that stands at or after a position.
    static func paragraphEnd(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index].isMarkdownSpace { index += 1 }
        return bytes.withUnsafeBufferPointer { nextBlankLine($0, from: index) }
    }

    /// The next newline, at or after a position, that a blank line follows; the end of the text for none.
    package static func nextBlankLine(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            guard bytes[index] == 0x0A else {
                index += 1
                continue
            }
            var next = index + 1
            while next < bytes.count, bytes[next] != 0x0A, bytes[next].isMarkdownSpace { next += 1 }
            if next >= bytes.count || bytes[next] == 0x0A { return index }
            index = next
        }
        return bytes.count
    }

    /// Whether nothing but white space stands beside a stretch on its first and last lines.
    package static func standsAlone(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var before = range.lowerBound
        while before > 0, bytes[before - 1] != 0x0A {
            before -= 1
            if !bytes[before].isMarkdownSpace { return false }
        }
        return bytes[range.upperBound...].first { $0 == 0x0A || !$0.isMarkdownSpace } ?? 0x0A == 0x0A
    }

    /// The fenced code that starts with the line at a position; without a closing fence it goes on to the end of the text.
    static func fencedCode(_ bytes: [UInt8], at lineStart: Int) -> (range: Range<Int>, content: Range<Int>)? {
        guard let opening = fence(bytes, at: lineStart) else { return nil }
        let openingEnd = lineEnd(bytes, from: lineStart)
        let isBacktick = opening.byte == UInt8(ascii: "`")
        if isBacktick, bytes[opening.end..<openingEnd].contains(opening.byte) { return nil }
        var line = min(openingEnd + 1, bytes.count)
        let contentStart = isLanguage(bytes[opening.end..<openingEnd]) ? line : opening.end
        while line < bytes.count {
            let end = lineEnd(bytes, from: line)
            if let closing = fence(bytes, at: line), closing.byte == opening.byte,
                closing.length >= opening.length,
                bytes[closing.end..<end].allSatisfy(\.isMarkdownSpace)
            {
                return (lineStart..<end, contentStart..<max(contentStart, line - 1))
            }
            line = end + 1
        }
        return (lineStart..<bytes.count, contentStart..<bytes.count)
    }

    /// Lines without the spaces that stand before the fence around them, at most so many each (CommonMark 0.31, 4.5).
    static func unindented(_ lines: ArraySlice<UInt8>, by count: Int) -> ArraySlice<UInt8> {
        guard count > 0 else { return lines }
        var output: [UInt8] = []
        output.reserveCapacity(lines.count)
        for (number, line) in lines.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if number > 0 { output.append(0x0A) }
            output.append(contentsOf: line.dropFirst(line.prefix(count).prefix { $0 == 0x20 }.count))
        }
        return output[...]
    }

    /// Whether what follows a fence's marks names a language (or nothing), rather than being text that a reader would miss.
    ///
    /// A language can have attributes after it: `python title="app.py"`, `rust,ignore`, `{r, echo=FALSE}`, `c++ {.numberLines}`.
    static func isLanguage(_ information: ArraySlice<UInt8>) -> Bool {
        let text = information.trimmingMarkdownSpace
        if text.first == UInt8(ascii: "{"), text.last == UInt8(ascii: "}"), text.count <= 200 { return true }
        let word = text.prefix { !$0.isMarkdownSpace && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "{") }
        guard word.count <= 24,
            word.allSatisfy({ $0.isLetter || $0.isDigit || "+-_.#}=/".utf8.contains($0) })
        else { return false }
        let attributes = text[word.endIndex...]
        if attributes.first == UInt8(ascii: ",") { return !attributes.contains(where: \.isMarkdownSpace) }
        let rest = attributes.trimmingMarkdownSpace
        return rest.isEmpty || (rest.first == UInt8(ascii: "{") && rest.last == UInt8(ascii: "}"))
            || areAttributes(rest)
    }

    /// Whether text is `name=value`, once or more; a value in quotation marks can have spaces.
    private static func areAttributes(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        while let first = rest.first(where: { !$0.isMarkdownSpace }), first.isLetter {
            rest = rest.drop(while: \.isMarkdownSpace).drop {
                $0.isLetter || $0.isDigit || "-_".utf8.contains($0)
            }
            guard rest.popFirst() == UInt8(ascii: "=") else { return false }
            if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                rest = rest.dropFirst().drop { $0 != quote }
                guard rest.popFirst() != nil else { return false }
            } else {
                rest = rest.drop { !$0.isMarkdownSpace }
            }
        }
        return rest.isEmpty && !text.isEmpty
    }

    /// The marks of a fence on the line at a position, behind at most three spaces; nil for none.
    static func fence(_ bytes: [UInt8], at lineStart: Int) -> (byte: UInt8, length: Int, end: Int)? {
        var index = lineStart
        while index < bytes.count, bytes[index] == 0x20, index - lineStart < 4 { index += 1 }
        guard index < bytes.count, index - lineStart < 4 else { return nil }
        let byte = bytes[index]
        guard byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return nil }
        let start = index
        while index < bytes.count, bytes[index] == byte { index += 1 }
        return index - start >= 3 ? (byte, index - start, index) : nil
    }
}
