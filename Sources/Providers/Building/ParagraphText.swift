internal import DocumentModel

/// A text field that is plain but for inline formulas, which layout models write as `$…$` or `\(…\)`.
struct ParagraphText {
    /// What a reader reads: a formula is its LaTeX without delimiters, everything else is as sent.
    let text: String
    /// The same as markdown with formulas as `$…$`; nil if it has no formulas.
    let markup: Block.Markup?

    init(_ content: String) {
        let bytes = Array(content.utf8)
        var text: [UInt8] = []
        var markdown: [UInt8] = []
        var copied = 0
        var position = 0
        while position < bytes.count {
            guard let formula = InlineFormula(in: bytes, at: position) else {
                position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
                continue
            }
            let plain = bytes[copied..<position]
            text += plain + bytes[formula.latex]
            markdown += Self.escaped(plain) + "$".utf8 + bytes[formula.latex] + "$".utf8
            position = formula.end
            copied = formula.end
        }
        guard copied > 0 else {
            self.text = content
            markup = nil
            return
        }
        self.text = String(decoding: text + bytes[copied...], as: UTF8.self)
        markup = Block.Markup(
            String(decoding: markdown + Self.escaped(bytes[copied...]), as: UTF8.self), .markdown)
    }

    /// The LaTeX of a displayed formula without the delimiters around it.
    static func latex(_ content: String) -> String {
        let content = content.trimmingWhiteSpace
        for (open, close) in [("$$", "$$"), (#"\["#, #"\]"#), (#"\("#, #"\)"#), ("$", "$")]
        where content.utf8.count >= open.utf8.count * 2 && content.hasPrefix(open) && content.hasSuffix(close)
        {
            return content.dropFirst(open.count).dropLast(close.count).trimmingWhiteSpace
        }
        return content
    }

    /// Plain text with a backslash before what markdown would take for a mark, a tag or a reference.
    static func escaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        for (offset, byte) in zip(text.indices, text) {
            let next = offset + 1 < text.endIndex ? text[offset + 1] : 0x20
            let isMark =
                switch byte {
                case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
                    UInt8(ascii: "~"),
                    UInt8(ascii: "$"):
                    true
                case UInt8(ascii: "<"), UInt8(ascii: "&"): next > 0x20 && next != UInt8(ascii: "=")
                case UInt8(ascii: "]"): next == UInt8(ascii: "(")
                default: false
                }
            if isMark { output.append(UInt8(ascii: "\\")) }
            output.append(byte)
        }
        return output
    }
}

/// A formula between `$…$` or `\(…\)` on one line of text.
struct InlineFormula {
    /// The LaTeX, without spaces at its ends.
    let latex: Range<Int>
    /// The offset after the closing delimiter.
    let end: Int

    /// The formula that begins at an offset; nil if none does.
    ///
    /// Sums of money are not formulas: a closing `$` is not followed by a digit, and there are spaces inside
    /// both dollar signs or inside neither.
    init?(in bytes: [UInt8], at start: Int) {
        let isDollar = bytes[start] == UInt8(ascii: "$")
        guard isDollar || bytes[start...].starts(with: #"\("#.utf8) else { return nil }
        let first = start + (isDollar ? 1 : 2)
        let closing = Array((isDollar ? "$" : #"\)"#).utf8)
        var close = first
        while close < bytes.count, !bytes[close...].starts(with: closing) {
            // An opening delimiter inside ends the search too, which keeps it linear.
            guard bytes[close] != 0x0A, isDollar || !bytes[close...].starts(with: #"\("#.utf8) else {
                return nil
            }
            close += isDollar && bytes[close] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard close < bytes.count, close > first else { return nil }
        end = close + closing.count
        if isDollar {
            let isFollowedByDigit = end < bytes.count && (0x30...0x39).contains(bytes[end])
            guard !isFollowedByDigit, (bytes[first] == 0x20) == (bytes[close - 1] == 0x20) else { return nil }
        }
        let inside = bytes[first..<close]
        guard let from = inside.firstIndex(where: { $0 != 0x20 }),
            let last = inside.lastIndex(where: { $0 != 0x20 })
        else { return nil }
        latex = from..<last + 1
    }
}
