/// The pages of a markdown file, by the marks that parsers set between them.
///
/// Two are known: the form feed at the start of a line by which pdftotext and its relatives end a page (elsewhere it is
/// the rest of a `\frac` that a parser unescaped), and marker's
/// `--paginate_output`: a line of the page's number from 0 in braces and 48 hyphens before the page's text. A file without
/// marks is one page.
struct MarkdownPages {
    /// The pages in rising order with their index from 0.
    private(set) var pages: [(index: Int, text: String)] = []

    private static let hyphens = String(repeating: "-", count: 48)

    init(_ markdown: String) {
        let text =
            markdown.unicodeScalars.first == "\u{FEFF}"
            ? String(markdown.unicodeScalars.dropFirst()) : markdown
        cutAtFormFeeds(text)
        if pages.isEmpty { cutAtMarkers(text) }
    }

    /// A form feed ends a page, so text after the last one is a page only if it is not blank; without form feeds no page is found.
    private mutating func cutAtFormFeeds(_ text: String) {
        var page: [UInt8] = []
        var isLineStart = true
        for byte in text.utf8 {
            if byte == 0x0C, isLineStart {
                pages.append((pages.count, String(decoding: page, as: UTF8.self)))
                page = []
            } else {
                page.append(byte)
                isLineStart = byte == 0x0A
            }
        }
        guard !pages.isEmpty, page.contains(where: { ![0x0A, 0x0D, 0x20].contains($0) }) else { return }
        pages.append((pages.count, String(decoding: page, as: UTF8.self)))
    }

    private mutating func cutAtMarkers(_ text: String) {
        var current = (index: 0, lines: [Substring]())
        var hasMarker = false
        // By bytes: for characters, a line that ends in CR and LF does not end in LF.
        for bytes in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let line = Substring(bytes)
            guard let index = Self.pageIndex(line), index > current.index || !hasMarker && index == 0 else {
                current.lines.append(line)
                continue
            }
            if hasMarker || current.lines.contains(where: { !$0.allSatisfy(\.isWhitespace) }) {
                finish(current)
            }
            hasMarker = true
            current = (index, [])
        }
        finish(current)
    }

    /// Adds a page, or more text to one that a marker named twice.
    private mutating func finish(_ page: (index: Int, lines: [Substring])) {
        let text = page.lines.joined(separator: "\n")
        if pages.last?.index == page.index {
            pages[pages.count - 1].text += "\n" + text
        } else {
            pages.append((page.index, text))
        }
    }

    /// The number in a line `{n}------------------------------------------------`.
    private static func pageIndex(_ line: Substring) -> Int? {
        guard line.first == "{", let brace = line.firstIndex(of: "}") else { return nil }
        let digits = line[line.index(after: line.startIndex)..<brace]
        guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            case let rest = line[line.index(after: brace)...], rest.hasPrefix(hyphens),
            rest.dropFirst(hyphens.count).allSatisfy(\.isWhitespace)
        else { return nil }
        return Int(digits)
    }
}
