internal import DocumentModel

/// Characters in the order of the file as lines, and lines as paragraphs.
///
/// A character continues the line if it is on its height and begins near its end; a line continues the paragraph if it is
/// of the same font size, directly below and in the same column. One pass over the characters.
struct CharacterText {
    private var lines: [CharacterLine] = []

    mutating func append(_ character: PlumberCharacter) {
        if let last = lines.indices.last, lines[last].takes(character) {
            lines[last].append(character)
        } else {
            lines.append(CharacterLine(character))
        }
    }

    /// The paragraphs as blocks; lines of white space are left out.
    func paragraphs() -> [Block] {
        var paragraphs: [[CharacterLine]] = []
        for line in lines where !line.isBlank {
            if let last = paragraphs.last?.last, last.isFollowed(by: line) {
                paragraphs[paragraphs.count - 1].append(line)
            } else {
                paragraphs.append([line])
            }
        }
        return paragraphs.map(Self.block)
    }

    private static func block(_ lines: [CharacterLine]) -> Block {
        var counts: [FontInfo: Int] = [:]
        for line in lines {
            for (font, count) in line.fonts { counts[font, default: 0] += count }
        }
        // The most common font; of several the first by name, so that the same file gives the same block.
        let font = counts.max {
            ($0.value, $1.key.name ?? "", $1.key.size ?? 0) < ($1.value, $0.key.name ?? "", $0.key.size ?? 0)
        }?.key
        let box = lines.dropFirst().reduce(lines[0].box) { $0.union($1.box) }
        let text = lines.map(\.text).joined(separator: "\n")
        var pieces = TextPieces()
        for line in lines { pieces.add(line.text, line.box) }
        return Block(.text, text: text, box: box, font: font, textBoxes: pieces.boxes(in: text))
    }
}

/// The characters of one line.
struct CharacterLine {
    private var characters: [PlumberCharacter]
    private(set) var box: Box
    private(set) var fonts: [FontInfo: Int] = [:]
    private let size: Double
    private let isUpright: Bool

    init(_ character: PlumberCharacter) {
        characters = []
        box = character.box
        size = max(character.size, 1)
        isUpright = character.isUpright
        append(character)
    }

    var isBlank: Bool { characters.allSatisfy(\.isSpace) }

    mutating func append(_ character: PlumberCharacter) {
        characters.append(character)
        box = box.union(character.box)
        guard !character.isSpace else { return }
        let name = character.font.lowercased()
        let font = FontInfo(
            name: character.font.isEmpty ? nil : character.font,
            size: (character.size * 100).rounded() / 100,
            isBold: name.contains("bold") || name.contains("black"),
            isItalic: name.contains("italic") || name.contains("oblique"))
        fonts[font, default: 0] += 1
    }

    /// Whether a character continues the line.
    func takes(_ next: PlumberCharacter) -> Bool {
        guard next.isUpright == isUpright, let last = characters.last else { return false }
        if !isUpright {
            // Turned text runs up or down: it keeps its place across.
            let overlap = min(box.x1, next.box.x1) - max(box.x0, next.box.x0)
            let distance = max(next.box.y0 - box.y1, box.y0 - next.box.y1)
            return overlap > 0.5 * min(box.width, next.box.width) && distance < 1.5 * size
        }
        let overlap = min(box.y1, next.box.y1) - max(box.y0, next.box.y0)
        let gap = next.box.x0 - last.box.x1
        return overlap > 0.4 * min(box.height, next.box.height) && gap < 2 * size && gap > -1.5 * size
    }

    /// Whether a line is the next of the same paragraph.
    func isFollowed(by next: CharacterLine) -> Bool {
        guard isUpright, next.isUpright, abs(size - next.size) <= 0.1 * size else { return false }
        let step = next.box.y0 - box.y0
        let overlap = min(box.x1, next.box.x1) - max(box.x0, next.box.x0)
        return step > 0.3 * size && step < 1.9 * max(box.height, size)
            && overlap > 0.3 * min(box.width, next.box.width)
    }

    /// The text, with a space if a gap is as wide as one; from right to left if most letters are.
    var text: String {
        var pieces: [String] = []
        var rightToLeft = 0
        for (position, character) in characters.enumerated() {
            if position > 0, isUpright, !character.isSpace, !characters[position - 1].isSpace,
                character.box.x0 - characters[position - 1].box.x1 > 0.25 * size
            {
                pieces.append(" ")
            }
            pieces.append(character.text)
            if Self.isRightToLeft(character.text) { rightToLeft += 1 }
        }
        let isReversed =
            rightToLeft * 2 > characters.count(where: { !$0.isSpace }) && rightToLeft > 0 && runsRight
        let text = isReversed ? Self.reversed(pieces) : pieces.joined()
        return text.trimmingWhiteSpace
    }

    /// Whether the characters are in the order of their places from left to right.
    private var runsRight: Bool {
        guard let first = characters.first, let last = characters.last else { return false }
        return first.box.x0 <= last.box.x0
    }

    /// Pieces in the order in which they are read, if they came from left to right; numbers and Latin words keep their order.
    private static func reversed(_ pieces: [String]) -> String {
        var output: [String] = []
        var run: [String] = []
        for piece in pieces.reversed() {
            let keepsOrder = piece.unicodeScalars.allSatisfy {
                $0.isASCII && $0.properties.isAlphabetic || $0.properties.numericType != nil
            }
            if keepsOrder {
                run.append(piece)
            } else {
                output += run.reversed() + [piece]
                run = []
            }
        }
        return (output + run.reversed()).joined()
    }

    /// Whether a letter is Hebrew, Arabic or of another script from right to left (Unicode's blocks up to U+08FF and the presentation forms).
    private static func isRightToLeft(_ text: String) -> Bool {
        text.unicodeScalars.contains {
            (0x0590...0x08FF).contains($0.value) || (0xFB1D...0xFDFF).contains($0.value)
                || (0xFE70...0xFEFF).contains($0.value)
        }
    }
}
