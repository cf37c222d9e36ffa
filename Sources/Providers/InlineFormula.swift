/// A formula between `$…$` or `\(…\)` on one line of text.
struct InlineFormula {
    /// The LaTeX, without spaces at its ends.
    let latex: Range<Int>
    /// The offset after the closing delimiter.
    let end: Int

    /// The formula that begins at an offset; nil where none does.
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
