internal import Markup
internal import TextAnalysis

/// Finds the formulas in markdown: `$…$`, `$$…$$`, `\(…\)` and `\[…\]`.
///
/// What only looks like one is left alone: `\\[2pt]`, `\$`, code between backticks or fences, HTML, tables, prices
/// (`$5 to $10`), for which the rule is pandoc's: no white space inside a single dollar, and no digit after the last one;
/// and escaped brackets around text (`\[12\]`), which are told as such. Takes steps in proportion to the text.
struct FormulaScanner {
    /// What stands between a pair of delimiters.
    enum Kind: Equatable {
        case inline
        case displayed
        /// Text between `\[` and `\]` that is no formula.
        case brackets
    }

    /// A formula and where it stands.
    struct Formula: Equatable {
        /// With its delimiters.
        let whole: Range<Int>
        let content: Range<Int>
        let kind: Kind

        var isDisplayed: Bool { kind == .displayed }
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var emptyLine = ForwardSearch()
    private var dollar = ForwardSearch()
    private var dollars = ForwardSearch()
    private var parenthesis = ForwardSearch()
    private var bracket = ForwardSearch()
    private var surroundings: FormulaSurroundings
    /// Far longer than any formula.
    static let longest = 20_000

    /// The formulas of a text in order, none within another.
    static func formulas(in bytes: UnsafeBufferPointer<UInt8>) -> [Formula] {
        guard bytes.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") }) else {
            return []
        }
        var scanner = FormulaScanner(bytes: bytes)
        return scanner.scan()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        surroundings = FormulaSurroundings(bytes: bytes)
    }

    private mutating func scan() -> [Formula] {
        var found: [Formula] = []
        var position = 0
        var atLineStart = true
        while position < bytes.count {
            if atLineStart, let end = surroundings.endOfTableOrFence(position) {
                position = end
                continue
            }
            atLineStart = bytes[position] == 0x0A
            switch bytes[position] {
            case UInt8(ascii: "`"): position = surroundings.endOfCode(position)
            case UInt8(ascii: "<"): position = surroundings.endOfHTML(position)
            case UInt8(ascii: "]"): position = surroundings.endOfAddress(position)
            case UInt8(ascii: "\\"), UInt8(ascii: "$"):
                if let formula = formula(at: position) {
                    found.append(formula)
                    position = formula.whole.upperBound
                } else if bytes[position] == UInt8(ascii: "\\") {
                    position += 2
                } else {
                    position += 1
                    while position < bytes.count, bytes[position] == UInt8(ascii: "$") { position += 1 }
                }
            default: position += 1
            }
        }
        return found
    }

    private mutating func formula(at start: Int) -> Formula? {
        guard start + 1 < bytes.count else { return nil }
        let bytes = bytes
        switch (bytes[start], bytes[start + 1]) {
        case (UInt8(ascii: "\\"), UInt8(ascii: "(")):
            let close = parenthesis.next(from: start + 2) { Self.next(in: bytes, "\\)", from: $0) }
            return closed(at: close, from: start, .inline)
        case (UInt8(ascii: "\\"), UInt8(ascii: "[")):
            let close = bracket.next(from: start + 2) { Self.next(in: bytes, "\\]", from: $0) }
            guard let formula = closed(at: close, from: start, .displayed) else { return nil }
            let isText = EscapedBrackets.isText(
                bytes[formula.content], standsAlone: MarkdownLines.standsAlone(bytes, formula.whole))
            return isText ? Formula(whole: formula.whole, content: formula.content, kind: .brackets) : formula
        case (UInt8(ascii: "$"), UInt8(ascii: "$")):
            let close = dollars.next(from: start + 2) { Self.next(in: bytes, "$$", from: $0) }
            return closed(at: close, from: start, .displayed)
        case (UInt8(ascii: "$"), let next) where !next.isMarkdownSpace: return priced(from: start)
        default: return nil
        }
    }

    /// The formula between a pair of two bytes each; nil where the second is too far, or an empty line stands between.
    private mutating func closed(at close: Int, from start: Int, _ kind: Kind) -> Formula? {
        guard close + 1 < bytes.count, close > start + 2, close - start <= Self.longest,
            close < nextEmptyLine(from: start)
        else { return nil }
        return Formula(whole: start..<close + 2, content: start + 2..<close, kind: kind)
    }

    private mutating func priced(from start: Int) -> Formula? {
        let bytes = bytes
        let close = dollar.next(from: start + 1) { Self.next(in: bytes, "$", from: $0) }
        guard close < bytes.count, close > start + 1, close - start <= Self.longest,
            close < nextEmptyLine(from: start)
        else { return nil }
        let isPrice = close + 1 < bytes.count && bytes[close + 1].isDigit
        guard !bytes[close - 1].isMarkdownSpace, !isPrice else { return nil }
        return Formula(whole: start..<close + 1, content: start + 1..<close, kind: .inline)
    }

    /// The next place of a mark, passing over what a backslash escapes; the end of the text for none.
    private static func next(
        in bytes: UnsafeBufferPointer<UInt8>, _ mark: StaticString, from start: Int
    ) -> Int {
        let (first, length) = (mark.utf8Start[0], mark.utf8CodeUnitCount)
        var position = start
        while position < bytes.count {
            let isHere =
                bytes[position] == first
                && (length == 1 || (position + 1 < bytes.count && bytes[position + 1] == mark.utf8Start[1]))
            if isHere { return position }
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return bytes.count
    }

    /// Where the next line end stands that an empty line follows.
    private mutating func nextEmptyLine(from start: Int) -> Int {
        let bytes = bytes
        return emptyLine.next(from: start) { MarkdownLines.nextBlankLine(bytes, from: $0) }
    }
}
