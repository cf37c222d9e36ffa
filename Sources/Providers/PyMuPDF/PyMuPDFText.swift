internal import DocumentModel
internal import JSONView

/// The text of lines of spans, and the type that most of it is set in.
///
/// `flags` of a span: 2 is italic, 8 is monospaced, 16 is bold (pymupdf.readthedocs.io, "TextPage", "Font properties"). Lines at one height
/// are parted by a space, others by a newline; so are spans with a gap, where PyMuPDF4LLM leaves the spaces out.
struct PyMuPDFText {
    /// The least gap between two words, in font sizes; Chinese and Japanese characters stand further apart in justified lines.
    private static let gap = (words: 0.15, ideographs: 0.5)

    private struct Face: Hashable {
        let name: String
        let size: Double
    }

    /// The lines without the white space at their ends.
    private(set) var text = ""
    /// For each line of the text, how far it stands to the right.
    private var indentation = LineIndentation()
    private var pieces = TextPieces()
    private var previous: Box?
    private var counts: [Face: Int] = [:]
    private var (bold, italic, monospaced, all) = (0, 0, 0, 0)

    init(lines: JSONValue?) {
        for line in lines?.elements.map({ $0 }) ?? [] { add(line) }
    }

    init(line: JSONValue) { add(line) }

    /// The face that most characters have; nil where no span names one.
    var font: FontInfo? {
        guard all > 0 else { return nil }
        let face = counts.max {
            ($0.value, $1.key.name, $1.key.size) < ($1.value, $0.key.name, $0.key.size)
        }?.key
        return FontInfo(
            name: face.flatMap { $0.name.isEmpty ? nil : $0.name },
            size: face.flatMap { $0.size > 0 ? $0.size : nil }, isBold: bold * 2 > all,
            isItalic: italic * 2 > all)
    }

    /// The boxes of the spans in a text that was made of these lines.
    func boxes(in text: String) -> [TextBox]? { pieces.boxes(in: text) }

    /// Whether most characters are set in a monospaced font.
    var isMonospaced: Bool { monospaced * 2 > all }

    /// The lines as code has them: each behind its indentation.
    var code: String {
        zip(text.split(separator: "\n", omittingEmptySubsequences: false), indentation.spaces)
            .map { $1 + $0 }.joined(separator: "\n")
    }

    private mutating func add(_ line: JSONValue) {
        var words = ""
        var last: (start: Double, end: Double)?
        for span in line["spans"]?.elements.map({ $0 }) ?? [] {
            let text = read(span)
            pieces.add(text, span["bbox"].flatMap(BoxReader().box))
            let sides = span["bbox"]?.elements.map(\.double) ?? []
            guard sides.count == 4, let start = sides[0], let end = sides[2] else {
                words += text
                continue
            }
            // Of two spans in a right-to-left script, the second stands to the left.
            let gap = last.map { max(start - $0.end, $0.start - end) / max(span["size"]?.double ?? 0, 1) }
            if let gap, Self.needsSpace(words, text, gap: gap) { words += " " }
            words += text
            last = (start, end)
        }
        guard let first = words.firstIndex(where: { !$0.isWhitespace }),
            let final = words.lastIndex(where: { !$0.isWhitespace })
        else { return }
        let box = line["bbox"].flatMap(BoxReader().box)
        let isBeside = Self.isBeside(previous, box)
        if !text.isEmpty { text += isBeside ? " " : "\n" }
        if !isBeside { indentation.add(words[...final], box) }
        // A span with a line end in it would be two lines.
        text += words[first...final].replacing("\n", with: " ")
        previous = box
    }

    /// Whether a gap, in font sizes, between two spans of one line is a space that neither has.
    private static func needsSpace(_ before: String, _ after: String, gap width: Double) -> Bool {
        guard let last = before.unicodeScalars.last, let first = after.unicodeScalars.first,
            !last.properties.isWhitespace, !first.properties.isWhitespace
        else { return false }
        let isIdeographic = isIdeograph(last) && isIdeograph(first)
        return width > (isIdeographic ? gap.ideographs : gap.words)
    }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        (0x2E80...0x30FF).contains(scalar.value) || (0x3400...0x9FFF).contains(scalar.value)
            || (0xFF00...0xFF60).contains(scalar.value)
    }

    /// A span's text, which `rawdict` has character by character.
    private mutating func read(_ span: JSONValue) -> String {
        let text =
            span["text"]?.string ?? span["chars"]?.elements.compactMap { $0["c"]?.string }.joined() ?? ""
        let count = text.unicodeScalars.count
        let flags = span["flags"]?.int ?? 0
        counts[Face(name: span["font"]?.string ?? "", size: span["size"]?.double ?? 0), default: 0] += count
        all += count
        if flags & 16 != 0 { bold += count }
        if flags & 8 != 0 { monospaced += count }
        if flags & 2 != 0 { italic += count }
        return text
    }

    /// Whether a line goes on to the right of the one before, at the same height.
    private static func isBeside(_ last: Box?, _ box: Box?) -> Bool {
        guard let last, let box, box.x0 >= last.x0 + last.width / 2 else { return false }
        let shared = min(last.y1, box.y1) - max(last.y0, box.y0)
        return shared > min(last.height, box.height) / 2
    }
}
