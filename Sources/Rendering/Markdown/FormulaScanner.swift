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
    private var tableEnd = ForwardSearch()
    private var addressEnd = ForwardSearch()
    /// Far longer than any formula.
    private static let longest = 20_000
    private static let longestAddress = 4_096

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
    }

    private mutating func scan() -> [Formula] {
        var found: [Formula] = []
        var position = 0
        var atLineStart = true
        while position < bytes.count {
            if atLineStart, let end = endOfTableOrFence(position) {
                position = end
                continue
            }
            atLineStart = bytes[position] == 0x0A
            switch bytes[position] {
            case UInt8(ascii: "`"): position = endOfCode(position)
            case UInt8(ascii: "<"): position = endOfHTML(position)
            case UInt8(ascii: "]"): position = endOfAddress(position)
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
                bytes[formula.content], standsAlone: standsAlone(formula.whole))
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
        return emptyLine.next(from: start) { start in
            var position = start
            while position < bytes.count {
                guard bytes[position] == 0x0A else {
                    position += 1
                    continue
                }
                var next = position + 1
                while next < bytes.count, bytes[next] != 0x0A, bytes[next].isMarkdownSpace { next += 1 }
                if next >= bytes.count || bytes[next] == 0x0A { return position }
                position = next
            }
            return bytes.count
        }
    }

    /// Whether nothing but white space stands beside a stretch on its first and last lines.
    private func standsAlone(_ range: Range<Int>) -> Bool {
        var before = range.lowerBound
        while before > 0, bytes[before - 1] != 0x0A {
            before -= 1
            if !bytes[before].isMarkdownSpace { return false }
        }
        return bytes[range.upperBound...].first { $0 == 0x0A || !$0.isMarkdownSpace } ?? 0x0A == 0x0A
    }

    // What formulas are not looked for in.

    /// The end of a table's line or of fenced code that begins at the start of a line.
    private func endOfTableOrFence(_ start: Int) -> Int? {
        var first = start
        while first < bytes.count, bytes[first] == 0x20 { first += 1 }
        guard first < bytes.count else { return nil }
        let mark = bytes[first]
        if mark == UInt8(ascii: "|") { return lineEnd(first) }
        guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        let width = run(of: mark, at: first)
        guard width >= 3 else { return nil }
        var line = lineEnd(first)
        while line < bytes.count {
            var inside = line
            while inside < bytes.count, bytes[inside] == 0x20 { inside += 1 }
            if inside < bytes.count, bytes[inside] == mark, run(of: mark, at: inside) >= width {
                return lineEnd(inside)
            }
            line = lineEnd(line)
        }
        return bytes.count
    }

    private func endOfCode(_ start: Int) -> Int {
        let width = run(of: bytes[start], at: start)
        var position = start + width
        let limit = min(bytes.count, start + Self.longest)
        while position < limit {
            guard bytes[position] == bytes[start] else {
                position += 1
                continue
            }
            let closing = run(of: bytes[start], at: position)
            position += closing
            if closing == width { return position }
        }
        return start + width
    }

    /// After the address of a link whose text ends at a bracket: its `\(` and `$` are letters of the address.
    ///
    /// Parentheses in brackets that hold a formula (`f[x](\(y\))`) are no address.
    private mutating func endOfAddress(_ start: Int) -> Int {
        let address = start + 2
        guard address < bytes.count, bytes[start + 1] == UInt8(ascii: "("),
            bytes[address] != UInt8(ascii: "$"),
            bytes[address] != UInt8(ascii: "\\")
        else { return start + 1 }
        let bytes = bytes
        let close = addressEnd.next(from: address) { start in
            bytes[start...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.count
        }
        var (position, depth) = (address, 0)
        let limit = min(bytes.count, start + Self.longestAddress)
        guard close < limit else { return start + 1 }
        while position < limit, bytes[position] > 0x20 {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")") where depth == 0: return position + 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            position += 1
        }
        // A title can follow the address.
        let hasTitle =
            position + 1 < limit && bytes[position] == 0x20 && "\"'".utf8.contains(bytes[position + 1])
        return hasTitle ? position : start + 1
    }

    /// After a tag, or after a whole table.
    private mutating func endOfHTML(_ start: Int) -> Int {
        guard MarkdownHazards.beginsTag(bytes, start) else { return start + 1 }
        if Self.starts(bytes, with: "<table", at: start) {
            let bytes = bytes
            let end = tableEnd.next(from: start + 6) { start in
                var end = start
                while end < bytes.count {
                    if bytes[end] == UInt8(ascii: "<"), Self.starts(bytes, with: "</table", at: end) {
                        return end
                    }
                    end += 1
                }
                return end
            }
            return end < bytes.count ? end + 7 : start + 6
        }
        let limit = min(bytes.count, start + 4_000)
        var end = start + 1
        while end < limit, bytes[end] != UInt8(ascii: ">"), bytes[end] != UInt8(ascii: "<") { end += 1 }
        return end < limit && bytes[end] == UInt8(ascii: ">") ? end + 1 : start + 1
    }

    private static func starts(
        _ bytes: UnsafeBufferPointer<UInt8>, with text: StaticString, at position: Int
    ) -> Bool {
        guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy {
            let (byte, wanted) = (bytes[position + $0], text.utf8Start[$0])
            return byte == wanted || (byte.isLetter && byte | 0x20 == wanted)
        }
    }

    private func run(of mark: UInt8, at start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] == mark { end += 1 }
        return end - start
    }

    private func lineEnd(_ start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        return min(end + 1, bytes.count)
    }
}
