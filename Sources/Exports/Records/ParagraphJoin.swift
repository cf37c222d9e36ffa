internal import DocumentModel
internal import Rendering
internal import TextAnalysis

/// Whether a paragraph continues from one page to the next, and what becomes of the seam.
///
/// The rules for text are MinerU's. They ask for less than certainty, so that only adjacent paragraphs are tried.
struct ParagraphJoin {
    let dropped: Int
    let joiner: String

    /// What a sentence ends with; a paragraph that ends so is whole.
    private static let terminal = Set(".!?。！？)）\"”'’:：;；…」』》】".unicodeScalars)
    /// A shorter paragraph without an end could be a heading.
    private static let shortest = 20
    /// How many code points of the next paragraph the hyphen's rule looks at.
    private static let longestStart = 100

    /// Judges two blocks.
    ///
    /// `whole` is the paragraph so far, from its beginning, `continues` what the provider said, `text` the record so far.
    init?(_ previous: Block, whole: String, _ next: Block, continues: Bool, text: [UInt8]) {
        let first = EdgeLine.trimmed(Self.end(of: text)).unicodeScalars
        let second = EdgeLine.trimmed(next.text[...]).unicodeScalars
        guard let last = first.last, let start = second.first, !Self.canPair(whole, next.text) else {
            return nil
        }
        let before = first.dropLast().last
        let isHyphenated = Hyphenation.isMark(last.value) && before?.properties.isAlphabetic == true
        guard
            continues || (isHyphenated && start.properties.isAlphabetic)
                || Self.goesOn(previous, next, last, second)
        else { return nil }
        let spaces = Self.trailingSpaces(text)
        if isHyphenated {
            let reading = Self.reading(first, second, text)
            dropped = spaces + (reading == .dropped ? UTF8.width(last) : 0)
            joiner = reading == .keptBeforeSpace ? " " : ""
        } else {
            dropped = spaces
            joiner = Self.needsNoSpace(last) || Self.needsNoSpace(start) ? "" : " "
        }
    }

    /// Whether marks in one could pair with marks in the other; escapes do not help within code and tags.
    private static func canPair(_ first: String, _ second: String) -> Bool {
        let (first, second) = (first.utf8, second.utf8)
        return (first.contains(UInt8(ascii: "`")) && second.contains(UInt8(ascii: "`")))
            || (first.contains(UInt8(ascii: "<")) && second.contains(UInt8(ascii: ">")))
    }

    private static func goesOn(
        _ previous: Block, _ next: Block, _ last: Unicode.Scalar, _ second: Substring.UnicodeScalarView
    ) -> Bool {
        guard !terminal.contains(last), let start = second.first,
            !start.properties.isUppercase, start.properties.generalCategory != .decimalNumber,
            ListMarker(second) == .none
        else { return false }
        if let first = previous.box, let second = next.box,
            abs(first.width - second.width) >= min(first.width, second.width)
        {
            return false
        }
        let isOpen = ",，、—–".unicodeScalars.contains(last)
        return isOpen || previous.text.unicodeScalars.count >= shortest
    }

    /// What becomes of the hyphen at the seam; it stays unless something shows that it only parts a word.
    private static func reading(
        _ first: Substring.UnicodeScalarView, _ second: Substring.UnicodeScalarView, _ text: [UInt8]
    ) -> LineEndHyphen {
        let head = Array(String(first).utf8)
        let seam = head + Array("\n".utf8) + Array(String(second.prefix(longestStart)).utf8)
        return seam.withUnsafeBufferPointer { seam in
            guard let hyphen = Hyphenation.mark(before: head.count, in: seam) else { return .kept }
            if seam.scalar(at: hyphen).value == Hyphenation.softHyphen.value { return .dropped }
            return Hyphenation.reading(of: seam, hyphen: hyphen, next: head.count + 1) { head, rest in
                let compound = Array("\(head)-\(rest)".utf8)
                return text.withUnsafeBufferPointer { ByteRun.contains(compound, in: $0) }
            } ?? .kept
        }
    }

    /// Chinese and Japanese writing, and dashes, have no spaces around them.
    private static func needsNoSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2013, 0x2014, 0x2025, 0x2026, 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
            0xFF00...0xFFEF,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }

    private static func end(of text: [UInt8]) -> Substring {
        var start = max(0, text.count - 400)
        while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
        return String(decoding: text[start...], as: UTF8.self)[...]
    }

    private static func trailingSpaces(_ text: [UInt8]) -> Int {
        text.count - (text.lastIndex { !$0.isMarkdownSpace } ?? -1) - 1
    }
}
