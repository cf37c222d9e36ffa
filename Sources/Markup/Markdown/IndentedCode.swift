internal import TextAnalysis

/// Tells code from layout in lines that are indented by four spaces.
///
/// CommonMark takes all such lines for code. What parsers write this way is mostly layout: captions in the middle of a
/// page, items of a list that lost its beginning, licenses. So a third of the lines must have a sign of code.
enum IndentedCode {
    /// Pairs of characters that code has and prose has not.
    private static let pairs: Set<UInt16> = Set(
        [
            "!=", "+=", "-=", "*=", ">=", "<=", ":=", "->", "=>", "::", "&&", "||", "</", "/>", "()", "[]",
            "{}",
            "//", "/*", "*/", "${", "\"\"",
        ].map { $0.utf8.reduce(0) { $0 << 8 | UInt16($1) } })
    /// What lines of code begin with.
    private static let starts: [StaticString] = [
        "# ", "#!", "%", "\\", "def ", "if (", "for (", "while (", "const ", "var ", "sudo ", "SELECT ",
        "INSERT ",
    ]
    /// Environments of LaTeX that are formulas, no code.
    private static let formulas: [String] = [
        "aligned}", "array}", "matrix}", "cases}", "equation}", "align}", "gather}",
    ]

    /// Whether indented lines, without the four spaces, are code.
    static func isCode(_ text: String) -> Bool {
        if text.contains("{"), formulas.contains(where: text.contains) { return false }
        var text = text
        return text.withUTF8 { bytes in
            var (lines, signs) = (0, 0)
            for line in bytes.split(separator: 0x0A) {
                let line = line.trimmingMarkdownSpace
                guard !line.isEmpty else { continue }
                if lines == 0, isListItem(line) { return false }
                lines += 1
                if hasSign(line) { signs += 1 }
            }
            return signs > 0 && signs * 3 >= lines
        }
    }

    private static func isListItem(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let rest = line.drop { $0.isDigit }
        let marks = rest.startIndex > line.startIndex ? ".)" : "-+*"
        guard let mark = rest.first, marks.utf8.contains(mark) else { return line.starts(with: "•".utf8) }
        return rest.dropFirst().first?.isMarkdownSpace ?? true
    }

    private static func hasSign(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        if starts.contains(where: { $0.withUTF8Buffer { line.starts(with: $0) } }) { return true }
        if let last = line.last, "{}\\".utf8.contains(last) { return true }
        // A prompt, and a tag; prices and limits have a number.
        let second = line.dropFirst(line.first == UInt8(ascii: "$") ? 2 : 1).first ?? 0x20
        if line.starts(with: "$ ".utf8) || line.starts(with: "<".utf8), second.isLetter { return true }
        var before: UInt8 = 0x20
        for index in line.indices {
            let byte = line[index]
            defer { before = byte }
            let next = index + 1 < line.endIndex ? line[index + 1] : 0x20
            switch byte {
            // An address has two slashes behind its scheme.
            case UInt8(ascii: "/") where before == UInt8(ascii: ":"): continue
            // Longer runs are rules.
            case UInt8(ascii: "=") where before != byte:
                if line[index...].prefix(4).prefix(while: { $0 == byte }).count < 4 { return true }
            case UInt8(ascii: "_") where before.isLetter && next.isLetter: return true
            // A call, but not `item(s)`.
            case UInt8(ascii: "(") where before.isLetter && !line[index...].starts(with: "(s)".utf8):
                return true
            // An option of a command.
            case UInt8(ascii: "-") where before == 0x20 && (next.isLetter || next == byte): return true
            default: if pairs.contains(UInt16(byte) << 8 | UInt16(next)) { return true }
            }
        }
        return false
    }
}
