internal import DocumentModel

/// The words or lines of a block with their boxes, as a parser sends them beside its text, and their places in the text.
///
/// They are looked for in order, each from the end of the previous one: first right there, then a little further on, where it must begin and end as a
/// word. A piece that is not found is skipped: a box is right or absent. White space does not count, and a hyphen at the end of a line that the text
/// joined need not be there. The work is linear.
struct TextPieces {
    private var pieces: [(text: String, box: Box)] = []

    /// Whether none was added.
    var isEmpty: Bool { pieces.isEmpty }

    /// Adds the next piece; one without letters or without a box says nothing.
    mutating func add(_ text: String, _ box: Box?) {
        if let box, !text.isEmpty { pieces.append((text, box)) }
    }

    /// Adds those of another block after these.
    mutating func add(_ other: TextPieces) { pieces += other.pieces }

    /// The boxes of the pieces in a text; nil if it has none of them.
    func boxes(in text: String) -> [TextBox]? {
        guard !pieces.isEmpty, !text.isEmpty else { return nil }
        let letters = Letters(text)
        let wanted = pieces.map { piece in piece.text.unicodeScalars.filter { !$0.properties.isWhitespace } }
        var found: [TextBox] = []
        var position = 0
        for (index, piece) in pieces.enumerated() where !wanted[index].isEmpty {
            let next = index + 1 < wanted.count ? wanted[index + 1].first : nil
            guard let range = letters.range(of: Array(wanted[index]), before: next, from: position) else {
                continue
            }
            found.append(TextBox(letters.codePoints(range), piece.box))
            position = range.upperBound
        }
        return found.isEmpty ? nil : found
    }
}

/// A text without its white space, in which pieces are looked for.
private struct Letters {
    /// How far from the end of the piece before one is looked for.
    private static let reach = 64

    private let scalars: [Unicode.Scalar]
    /// The place of each in the text, in code points.
    private let places: [Int]

    init(_ text: String) {
        var (scalars, places): ([Unicode.Scalar], [Int]) = ([], [])
        for (place, scalar) in text.unicodeScalars.enumerated() where !scalar.properties.isWhitespace {
            scalars.append(scalar)
            places.append(place)
        }
        (self.scalars, self.places) = (scalars, places)
    }

    /// The code points from the first of some letters to the last.
    func codePoints(_ range: Range<Int>) -> Range<Int> {
        places[range.lowerBound]..<places[range.upperBound - 1] + 1
    }

    /// The place of a piece, from a position on.
    ///
    /// One right there may end within a word if `next` continues it; one further on must begin and end as a word.
    func range(of piece: [Unicode.Scalar], before next: Unicode.Scalar?, from position: Int) -> Range<Int>? {
        for start in position..<max(position, min(position + Self.reach, scalars.count)) {
            guard scalars[start] == piece[0], start == position || !isWithinWord(start),
                let end = end(of: piece, at: start)
            else { continue }
            let isJoined = start == position && end < scalars.count && scalars[end] == next
            if isJoined || !isWithinWord(end) { return start..<end }
        }
        return nil
    }

    /// The end of a piece that begins at a place; nil if the place has another text.
    private func end(of piece: [Unicode.Scalar], at start: Int) -> Int? {
        for (index, scalar) in piece.enumerated() {
            let place = start + index
            if place < scalars.count, scalars[place] == scalar { continue }
            let isJoinedHyphen = index > 0 && index == piece.count - 1 && TextJoin.isHyphen(scalar)
            return isJoinedHyphen ? place : nil
        }
        return start + piece.count
    }

    /// Whether a letter belongs to the same word as the previous one, in a script with spaces.
    private func isWithinWord(_ place: Int) -> Bool {
        guard place > 0, place < scalars.count, places[place - 1] + 1 == places[place] else { return false }
        return Self.isWord(scalars[place - 1]) && Self.isWord(scalars[place])
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            && !TextJoin.isUnspaced(scalar)
    }
}
