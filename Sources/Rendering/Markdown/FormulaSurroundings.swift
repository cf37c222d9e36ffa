internal import TextAnalysis

/// What formulas are not looked for in: tables, code, HTML and the addresses of links.
///
/// Each function is given where something begins, and returns where to go on.
struct FormulaSurroundings {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var tableEnd = ForwardSearch()
    private var addressEnd = ForwardSearch()
    private static let longestAddress = 4_096

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The end of a table's line or of fenced code that begins at the start of a line.
    func endOfTableOrFence(_ start: Int) -> Int? {
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

    /// After code between backticks; after the backticks alone where nothing closes it.
    func endOfCode(_ start: Int) -> Int {
        let width = run(of: bytes[start], at: start)
        var position = start + width
        let limit = min(bytes.count, start + FormulaScanner.longest)
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
    mutating func endOfAddress(_ start: Int) -> Int {
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
    mutating func endOfHTML(_ start: Int) -> Int {
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
