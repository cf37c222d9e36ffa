internal import TextAnalysis

/// The few tags that providers write within paragraphs, rewritten in markdown's own means.
enum HTMLMarks {
    /// The rows of pipe tables in a text, found in its order; a row is one line and so keeps its `<br>`.
    private struct PipeRows {
        private var lineEnd = 0
        private var isRow = false

        mutating func contain(_ position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            while lineEnd <= position, lineEnd < bytes.count {
                isRow = bytes[lineEnd...].first { $0 != 0x20 } == UInt8(ascii: "|")
                lineEnd = (bytes[lineEnd...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
            }
            return isRow
        }
    }

    /// Copies text with `<br>` as a line end and `<sup>`, `<sub>` as formulas; code and tables are copied as they are.
    static func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var position = 0
        var tableEnd = ForwardSearch()
        var rows = PipeRows()
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "`"):
                let end = endOfCode(bytes, position)
                output.append(contentsOf: bytes[position..<end])
                position = end
            case UInt8(ascii: "\\") where position + 1 < bytes.count:
                output.append(contentsOf: bytes[position...(position + 1)])
                position += 2
            case UInt8(ascii: "<"): position = rewriteTag(bytes, position, &tableEnd, &rows, to: &output)
            default:
                output.append(bytes[position])
                position += 1
            }
        }
    }

    /// What stands in `<sup>` or `<sub>` is no longer than this, in bytes.
    private static let longestIndex = 200

    private static func rewriteTag(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ tableEnd: inout ForwardSearch,
        _ rows: inout PipeRows, to output: inout [UInt8]
    ) -> Int {
        if let end = tag("table", bytes, start) {
            let next = tableEnd.next(from: end) {
                find("</table", in: bytes[$0...]) ?? bytes.count
            }
            let close = next < bytes.count ? next : end
            output.append(contentsOf: bytes[start..<close])
            return close
        }
        if let end = tag("br", bytes, start), !rows.contain(start, in: bytes) {
            while output.last == 0x20 { output.removeLast() }
            var next = end
            while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x0A { next += 1 }
            // A line must not begin with what would be the mark of a block.
            let isMark = next < bytes.count && "-+=>#*|:0123456789<~`_".utf8.contains(bytes[next])
            output.append(isMark ? 0x20 : 0x0A)
            return next
        }
        for (name, close, sign) in [("sup", "</sup>", "^"), ("sub", "</sub>", "_")] {
            guard let content = tag(name, bytes, start),
                let end = find(close, in: bytes[content...].prefix(longestIndex + close.utf8.count)),
                end > content,
                !bytes[content..<end].contains(where: { "<>$\\`{}\n".utf8.contains($0) })
            else { continue }
            openIndex(sign, afterIndex: endsIndex(bytes[..<start]), to: &output)
            output.append(contentsOf: bytes[content..<end])
            output.append(contentsOf: "}$".utf8)
            let next = end + close.utf8.count
            if next < bytes.count, bytes[next] == UInt8(ascii: "$") { output.append(0x20) }
            return next
        }
        output.append(bytes[start])
        return start + 1
    }

    /// Begins an index.
    ///
    /// Two `$` in a row would begin a displayed formula, so one index right after another goes on with its formula.
    private static func openIndex(_ sign: String, afterIndex: Bool, to output: inout [UInt8]) {
        guard output.last == UInt8(ascii: "$") else { return output.append(contentsOf: "$\(sign){".utf8) }
        guard afterIndex else {
            let isEscaped = output.dropLast().last == UInt8(ascii: "\\")
            return output.append(contentsOf: "\(isEscaped ? "" : " ")$\(sign){".utf8)
        }
        output.removeLast()
        // Two indices on the same side need something between them in LaTeX.
        output.append(contentsOf: "{}\(sign){".utf8)
    }

    private static func endsIndex(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let end = bytes.suffix(6)
        return end.elementsEqual("</sub>".utf8) || end.elementsEqual("</sup>".utf8)
    }

    /// The position after a tag without attributes that matter; nil where another one, or none, begins.
    private static func tag(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var position = start + 1
        for byte in name.utf8 {
            guard position < bytes.count, bytes[position] | 0x20 == byte else { return nil }
            position += 1
        }
        guard position < bytes.count,
            bytes[position] == UInt8(ascii: ">") || bytes[position] == 0x20
                || bytes[position] == UInt8(ascii: "/")
        else { return nil }
        let limit = min(bytes.count, position + 500)
        while position < limit, bytes[position] != UInt8(ascii: ">") { position += 1 }
        return position < limit ? position + 1 : nil
    }

    /// The first place of a text, letters in either case.
    private static func find(_ text: String, in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - wanted.count)).first { position in
            bytes[position] == wanted[0]
                && wanted.indices.allSatisfy {
                    let byte = bytes[position + $0]
                    return byte == wanted[$0] || (byte.isLetter && byte | 0x20 == wanted[$0])
                }
        }
    }

    private static func endOfCode(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var width = 0
        while start + width < bytes.count, bytes[start + width] == UInt8(ascii: "`") { width += 1 }
        var position = start + width
        let limit = min(bytes.count, start + 20_000)
        while position < limit {
            var closing = 0
            while position + closing < bytes.count, bytes[position + closing] == UInt8(ascii: "`") {
                closing += 1
            }
            if closing == width { return position + closing }
            position += max(closing, 1)
        }
        return start + width
    }
}
