internal import DocumentModel
internal import TextAnalysis

/// Finds code that a parser gave as paragraphs or list items, and makes blocks of code of it.
///
/// - **Numbered lines**: three items or more that begin with numbers which run on (a gap of an empty line or two aside), without a
///   full stop after them, and whose bodies have the signs of code; few signs are enough where the font says so: it is monospaced,
///   or its name says that the numbers are set smaller than the lines (`CMR7` in a line of 9 points). The numbers go, and are told.
/// - **Monospaced blocks**: paragraphs and items in a monospaced font that are not prose, and at least one of which in a row is more
///   than a single word. A page on which monospaced text has hardly a sign of code is typewritten, and stays text.
///
/// Blocks of code one after the other are one listing (`Block.continues`).
struct CodeFinder {
    private var fonts = FontNames()

    /// What a block is.
    private enum Finding {
        /// A line whose number has so many bytes, with the space after it.
        case numbered(Int)
        case monospaced
    }

    /// Makes the code of a page blocks of code, and tells the line numbers that were left out.
    mutating func find(in page: inout ExportPage) -> [RemovedText] {
        guard page.blocks.contains(where: { $0.font?.name != nil && $0.type != .code }) else { return [] }
        var found = [Finding?](repeating: nil, count: page.blocks.count)
        let runs = numberedRuns(page.blocks)
        for (position, width) in runs.flatMap({ $0 }) { found[position] = .numbered(width) }
        let alone = monospaced(page.blocks, found, hasNumbered: !runs.isEmpty)
        for position in alone { found[position] = .monospaced }
        guard !runs.isEmpty || !alone.isEmpty else { return [] }
        let numbers = runs.compactMap { Self.numbers(of: $0, in: page) }
        var last: Int?
        for position in page.blocks.indices {
            guard let finding = found[position] else {
                // The container of a list has no text itself.
                if !page.blocks[position].text.isEmpty || page.blocks[position].asset != nil { last = nil }
                continue
            }
            Self.makeCode(&page.blocks[position], finding)
            page.blocks[position].continues = last.map { Block.Place(page: page.index, block: $0) }
            last = position
        }
        return numbers
    }

    /// The first and the last number of a run, which go.
    private static func numbers(of run: [(Int, Int)], in page: ExportPage) -> RemovedText? {
        guard let first = run.first, let end = run.last else { return nil }
        let numbers = [first, end].map { page.blocks[$0.0].text.prefix(max($0.1, 1)) }.map(EdgeLine.trimmed)
        return RemovedText(
            pageNumber: page.number, reason: .lineNumbers, text: numbers.joined(separator: "–"))
    }

    private static func makeCode(_ block: inout Block, _ finding: Finding) {
        if case .numbered(let width) = finding {
            block.text = String(Substring(block.text.utf8.dropFirst(width)))
        }
        (block.type, block.markup, block.level) = (.code, nil, nil)
    }

    // Numbered lines.

    /// Runs of items whose numbers run on: their positions, and the width of their numbers.
    private mutating func numberedRuns(_ blocks: [Block]) -> [[(Int, Int)]] {
        var runs: [[(Int, Int)]] = []
        var run: [(Int, Int)] = []
        var previous: (number: Int, position: Int)?
        for position in blocks.indices where blocks[position].type == .listItem {
            guard let line = Self.lineNumber(blocks[position].text) else { continue }
            let runsOn = previous.map {
                (1...3).contains(line.number - $0.number) && position - $0.position <= 4
            }
            if runsOn != true {
                if isCode(run, blocks) { runs.append(run) }
                run = []
            }
            run.append((position, line.width))
            previous = (line.number, position)
        }
        if isCode(run, blocks) { runs.append(run) }
        return runs
    }

    private mutating func isCode(_ run: [(Int, Int)], _ blocks: [Block]) -> Bool {
        guard run.count >= 3 else { return false }
        var signs = CodeSigns()
        for (position, width) in run {
            var text = blocks[position].text
            text.withUTF8 { signs.add($0, from: width) }
        }
        // The fonts last, where they decide.
        guard (0.02..<0.05).contains(signs.share) else { return signs.share >= 0.05 }
        return run.contains { position, _ in
            guard let font = blocks[position].font, let name = font.name else { return false }
            if fonts.isMonospaced(name) { return true }
            guard let size = font.size, let design = FontNames.designSize(name) else { return false }
            return design + 1 <= size
        }
    }

    /// The number at the start of a line of code; nil for `12. text`, and for more figures than a listing has lines.
    private static func lineNumber(_ text: String) -> (number: Int, width: Int)? {
        guard text.utf8.first?.isDigit == true else { return nil }
        let digits = text.utf8.prefix(7).prefix { $0.isDigit }
        let rest = text.utf8.dropFirst(digits.count)
        guard (1...6).contains(digits.count), rest.first == nil || rest.first == 0x20,
            let number = Int(Substring(digits))
        else { return nil }
        return (number, digits.count + (rest.isEmpty ? 0 : 1))
    }

    // Monospaced blocks.

    private mutating func monospaced(
        _ blocks: [Block], _ found: [Finding?], hasNumbered: Bool
    ) -> [Int] {
        var candidates: [Int] = []
        var signs = CodeSigns()
        for position in blocks.indices where found[position] == nil {
            // The font first: most blocks have another, and the same as the one before.
            guard let name = blocks[position].font?.name, fonts.isMonospaced(name) else { continue }
            var text = blocks[position].text
            guard Self.canBeCode(blocks[position].type, text) else { continue }
            let isProse = text.withUTF8 { bytes in
                signs.add(bytes)
                return CodeSigns.isProse(bytes)
            }
            if !isProse { candidates.append(position) }
        }
        guard !candidates.isEmpty, signs.share >= 0.03 || hasNumbered else { return [] }
        var isCandidate = [Bool](repeating: false, count: blocks.count)
        for position in candidates { isCandidate[position] = true }
        return candidates.filter { position in
            guard !Self.isSeveralWords(blocks[position].text) else { return true }
            // A word alone is a name in running text or in the margin, but amid code a line of it.
            return [-1, 1].contains { step in
                let neighbour = position + step
                return blocks.indices.contains(neighbour) && isCandidate[neighbour]
                    && Self.isSeveralWords(blocks[neighbour].text)
            }
                || (position > 0 && position + 1 < blocks.count && found[position - 1] != nil
                    && found[position + 1] != nil && !Self.isName(blocks[position].text))
        }
    }

    private static func canBeCode(_ type: BlockType, _ text: String) -> Bool {
        switch type {
        case .text, .other: break
        case .listItem:
            guard case .none = ListMarker(text.unicodeScalars[...]) else { return false }
        default: return false
        }
        var text = text
        return text.withUTF8 { bytes in
            // An index or a list of contents in the font of what it lists; a number alone numbers a page or a line.
            !hasLeader(bytes) && !bytes.allSatisfy { $0.isDigit || $0.isMarkdownSpace }
        }
    }

    /// Whether a text has `. . . .`, which leads the eye to a page's number.
    private static func hasLeader(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var dots = 0
        var isSpace = false
        for byte in text {
            if byte == UInt8(ascii: ".") {
                dots = isSpace ? dots + 1 : 1
                if dots == 4 { return true }
                isSpace = false
            } else if byte == 0x20, !isSpace {
                isSpace = true
            } else {
                (dots, isSpace) = (0, false)
            }
        }
        return false
    }

    private static func isSeveralWords(_ text: String) -> Bool {
        text.utf8.drop { $0 == 0x20 }.contains { $0 == 0x20 || $0 == 0x0A }
    }

    /// Whether a text is a command of TeX or a plain word.
    private static func isName(_ text: String) -> Bool {
        text.utf8.drop { $0 == UInt8(ascii: "\\") }.allSatisfy {
            $0.isLetter || $0.isDigit || "@:_*-".utf8.contains($0)
        }
    }
}
