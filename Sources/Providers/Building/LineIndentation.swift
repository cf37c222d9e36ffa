internal import DocumentModel

/// How many spaces stand before lines of code, told from where the lines begin on the page.
///
/// Parsers leave out the spaces that a page shows as distance. The width of a character is the median of the lines', which in
/// a monospaced font is that of every character.
struct LineIndentation {
    private struct Line {
        let sent: String
        let box: Box?
        let characters: Int
    }

    /// Lines further to the right stand in another column.
    private static let most = 40.0

    private var lines: [Line] = []

    /// Takes the next line as it was sent.
    mutating func add(_ line: some StringProtocol, _ box: Box?) {
        lines.append(
            Line(sent: String(line.prefix { $0 == " " || $0 == "\t" }), box: box, characters: line.count))
    }

    /// What stands before each line: the white space that it was sent with, and what its box adds.
    var spaces: [String] {
        let widths = lines.compactMap { line in
            line.box.flatMap {
                line.characters > 2 && $0.width > 0 ? $0.width / Double(line.characters) : nil
            }
        }
        .sorted()
        let starts = lines.compactMap { $0.box?.x0 }
        let heights = lines.compactMap { $0.box?.y0 }
        // Lines that go up again stand beside others.
        let goesDown = zip(heights, heights.dropFirst()).allSatisfy { $0 <= $1 }
        guard starts.count == lines.count, goesDown, let left = starts.min(), !widths.isEmpty else {
            return lines.map(\.sent)
        }
        let width = widths[widths.count / 2]
        return zip(lines, starts).map { line, start in
            let columns = ((start - left) / width).rounded()
            // Boxes are not so exact that one column says anything.
            let isIndented = columns > 1 && columns <= Self.most
            return String(repeating: " ", count: isIndented ? Int(columns) : 0) + line.sent
        }
    }
}
