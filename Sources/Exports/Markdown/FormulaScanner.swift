/// Finds the formulas in markdown: `$…$`, `$$…$$`, `\(…\)` and `\[…\]`.
///
/// What only looks like one is left alone: `\\[2pt]`, `\$`, code between backticks or fences, HTML, tables, and prices
/// (`$5 to $10`), for which the rule is pandoc's: no white space inside a single dollar, and no digit after the last one.
struct FormulaScanner {
    /// A formula and where it stands.
    struct Formula: Equatable {
        /// With its delimiters.
        let whole: Range<Int>
        let content: Range<Int>
        let isDisplayed: Bool
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    /// Far longer than any formula, so that a text of unclosed marks is not searched again and again.
    private static let longest = 20_000

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The formulas in order, none within another.
    func formulas() -> [Formula] {
        guard bytes.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") }) else {
            return []
        }
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

    private func formula(at start: Int) -> Formula? {
        guard start + 1 < bytes.count else { return nil }
        switch (bytes[start], bytes[start + 1]) {
        case (UInt8(ascii: "\\"), UInt8(ascii: "(")):
            return closed(by: UInt8(ascii: "\\"), UInt8(ascii: ")"), from: start, isDisplayed: false)
        case (UInt8(ascii: "\\"), UInt8(ascii: "[")):
            return closed(by: UInt8(ascii: "\\"), UInt8(ascii: "]"), from: start, isDisplayed: true)
        case (UInt8(ascii: "$"), UInt8(ascii: "$")):
            return closed(by: UInt8(ascii: "$"), UInt8(ascii: "$"), from: start, isDisplayed: true)
        case (UInt8(ascii: "$"), let next) where !next.isMarkdownSpace: return priced(from: start)
        default: return nil
        }
    }

    private func closed(by first: UInt8, _ second: UInt8, from start: Int, isDisplayed: Bool) -> Formula? {
        var end = start + 2
        let limit = min(bytes.count - 1, start + Self.longest)
        while end < limit {
            if bytes[end] == first, bytes[end + 1] == second {
                guard end > start + 2 else { return nil }
                return Formula(whole: start..<end + 2, content: start + 2..<end, isDisplayed: isDisplayed)
            }
            if bytes[end] == 0x0A, isEmptyLine(end + 1) { return nil }
            end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    private func priced(from start: Int) -> Formula? {
        var end = start + 1
        let limit = min(bytes.count, start + Self.longest)
        while end < limit {
            switch bytes[end] {
            case UInt8(ascii: "\\"): end += 2
            case 0x0A where isEmptyLine(end + 1): return nil
            case UInt8(ascii: "$"):
                let isPrice = end + 1 < bytes.count && bytes[end + 1].isDigit
                guard !bytes[end - 1].isMarkdownSpace, !isPrice else { return nil }
                return Formula(whole: start..<end + 1, content: start + 1..<end, isDisplayed: false)
            default: end += 1
            }
        }
        return nil
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

    /// After a tag, or after a whole table.
    private func endOfHTML(_ start: Int) -> Int {
        guard MarkdownHazards.beginsTag(bytes, start) else { return start + 1 }
        if starts(with: "<table", at: start) {
            var end = start + 6
            while end < bytes.count {
                if bytes[end] == UInt8(ascii: "<"), starts(with: "</table", at: end) { return end + 7 }
                end += 1
            }
            return start + 6
        }
        let limit = min(bytes.count, start + 4_000)
        var end = start + 1
        while end < limit, bytes[end] != UInt8(ascii: ">"), bytes[end] != UInt8(ascii: "<") { end += 1 }
        return end < limit && bytes[end] == UInt8(ascii: ">") ? end + 1 : start + 1
    }

    private func starts(with text: StaticString, at position: Int) -> Bool {
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

    private func isEmptyLine(_ start: Int) -> Bool {
        var position = start
        while position < bytes.count, bytes[position] != 0x0A {
            guard bytes[position].isMarkdownSpace else { return false }
            position += 1
        }
        return true
    }
}
