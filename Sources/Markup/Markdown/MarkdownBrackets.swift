internal import TextAnalysis

/// Takes the backslashes away that cmark's writer puts before every bracket.
///
/// `\[12\]` says the same as `[12]` for CommonMark, but is a displayed formula for every reader of `\[…\]`. A bracket keeps its
/// backslash where a link or a definition would begin without it, and where it has no partner. In the same way `\(` in a
/// link's address would be a formula: parentheses that match need no backslash there (CommonMark 0.31, 6.3).
struct MarkdownBrackets {
    private let bytes: [UInt8]
    private var index = 0
    private var output: [UInt8] = []
    /// The brackets that are open: the position in `output` of an escaped one, nil for that of a link.
    private var open: [Int?] = []
    private var linkDepth = 0
    /// The positions in `output` of backslashes to leave out.
    private var dropped: [Int] = []

    /// The markdown of a paragraph, as cmark wrote it, with fewer backslashes.
    static func unescaped(_ markdown: [UInt8]) -> [UInt8] {
        guard
            ByteSearch.first("\\[", in: markdown, from: 0) != nil
                || ByteSearch.first("\\(", in: markdown, from: 0) != nil
        else { return markdown }
        var brackets = MarkdownBrackets(markdown)
        brackets.read()
        return brackets.result()
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        output.reserveCapacity(bytes.count)
    }

    private mutating func read() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\") where index + 1 < bytes.count: readEscape()
            case UInt8(ascii: "`"): copyCode()
            // An escaped `<` is copied with its backslash, so that this one begins a tag or an address.
            case UInt8(ascii: "<"): copy(through: UInt8(ascii: ">"))
            case UInt8(ascii: "["):
                open.append(nil)
                linkDepth += 1
                copy(1)
            case UInt8(ascii: "]"): endLink()
            default: copy(1)
            }
        }
    }

    private mutating func readEscape() {
        switch bytes[index + 1] {
        case UInt8(ascii: "["): open.append(output.count)
        case UInt8(ascii: "]"):
            guard case .some(.some(let start)) = open.last else { break }
            open.removeLast()
            let next = index + 2 < bytes.count ? bytes[index + 2] : 0x20
            let beginsLink =
                next == UInt8(ascii: "(") || next == UInt8(ascii: ":") || next == UInt8(ascii: "[")
            if !beginsLink || linkDepth == 0 { dropped.append(start) }
            if !beginsLink { dropped.append(output.count) }
        default: break
        }
        copy(2)
    }

    private mutating func endLink() {
        while let last = open.popLast(), last != nil {}
        linkDepth = max(0, linkDepth - 1)
        copy(1)
        guard index < bytes.count, bytes[index] == UInt8(ascii: "(") else { return }
        let start = output.count
        copy(through: UInt8(ascii: ")"))
        dropBackslashesOfAddress(from: start)
    }

    /// Notes the backslashes before parentheses of an address that match.
    private mutating func dropBackslashesOfAddress(from start: Int) {
        var (depth, backslashes) = (0, [Int]())
        var position = start + 1
        while position + 1 < output.count, !output[position].isMarkdownSpace {
            guard output[position] == UInt8(ascii: "\\") else {
                position += 1
                continue
            }
            switch output[position + 1] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default:
                position += 2
                continue
            }
            guard depth >= 0 else { return }
            backslashes.append(position)
            position += 2
        }
        // CommonMark lets readers bound how deep parentheses go; 32 is what the reference reader allows.
        if depth == 0, backslashes.count <= 64 { dropped += backslashes }
    }

    private mutating func copy(_ count: Int) {
        output.append(contentsOf: bytes[index..<index + count])
        index += count
    }

    /// Copies up to a byte and with it; all that is left where it does not come.
    private mutating func copy(through end: UInt8) {
        var position = index
        while position < bytes.count, bytes[position] != end {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        copy(min(position + 1, bytes.count) - index)
    }

    private mutating func copyCode() {
        let width = run(at: index)
        var position = index + width
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "`") else {
                position += 1
                continue
            }
            let closing = run(at: position)
            position += closing
            if closing == width { break }
        }
        copy(position - index)
    }

    private func run(at start: Int) -> Int {
        bytes[start...].prefix { $0 == UInt8(ascii: "`") }.count
    }

    private func result() -> [UInt8] {
        let positions = dropped.sorted()
        var result: [UInt8] = []
        result.reserveCapacity(output.count)
        var copied = 0
        for position in positions {
            result.append(contentsOf: output[copied..<position])
            copied = position + 1
        }
        return result + output[copied...]
    }
}
