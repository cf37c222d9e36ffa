internal import TextAnalysis

/// What a text holds that CommonMark or GitHub's extensions may read as marks, so that only that is escaped.
///
/// A mark needs a partner: `5 * 3` or a single `p*` is emphasis nowhere. Flanking is judged generously (anything
/// that is no ASCII white space counts), so that what is found includes all that a parser would find.
struct MarkdownHazards {
    private(set) var stars = false
    private(set) var underscores = false
    private(set) var tildes = false
    private(set) var dollars = false
    private(set) var backticks = false
    /// A tag, comment or address between angle brackets, which begins and ends.
    private(set) var tags = false
    /// Whether a line begins with `[`, as definitions of links do.
    private(set) var definitions = false
    /// Whether there is any byte that a line in the middle of a paragraph could need an escape for.
    private(set) var isPlain = true

    /// What a text beside another one of any content is in danger of.
    static let all = MarkdownHazards(all: ())

    private init(all: Void) {
        (stars, underscores, tildes, dollars, backticks, tags, definitions) = (
            true, true, true, true, true, true, true
        )
        isPlain = false
    }

    init(_ text: UnsafeBufferPointer<UInt8>) {
        guard let first = Self.firstSpecial(in: text, from: 0, to: text.count) else { return }
        isPlain = false
        scan(text, from: first)
    }

    /// Where the first byte stands that `MarkdownText` looks at: a mark, a line's end, a control.
    ///
    /// Eight bytes at once; a table that was asked byte by byte took an eighth of an export.
    static func firstSpecial(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
        ByteWords.first(
            in: text, from: start, to: end,
            candidates: { word in
                // The ranges hold others, too.
                ByteWords.controls(word)
                    | ByteWords.between(word, UInt8(ascii: "$"), UInt8(ascii: "&"))
                    | ByteWords.equal(word, UInt8(ascii: "*"))
                    | ByteWords.equal(word, UInt8(ascii: "<"))
                    | ByteWords.between(word, UInt8(ascii: "["), UInt8(ascii: "`"))
                    | ByteWords.between(word, UInt8(ascii: "|"), UInt8(ascii: "~"))
            }, where: { isSpecial(text[$0]) })
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0, 0x0A...0x0D: true
        case UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "<"): true
        case UInt8(ascii: "[")...UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "`"): true
        case UInt8(ascii: "|"), UInt8(ascii: "~"): true
        default: false
        }
    }

    private mutating func scan(_ text: UnsafeBufferPointer<UInt8>, from first: Int) {
        var openStars = false
        var openUnderscores = false
        var openTildes = false
        var openDollars = false
        var openBackticks = false
        var openTags = false
        var next: Int? = first
        while let position = next {
            let byte = text[position]
            var end = position + 1
            switch byte {
            case UInt8(ascii: "*"): Self.pair(text, position, &end, &openStars, &stars)
            case UInt8(ascii: "_"): Self.pair(text, position, &end, &openUnderscores, &underscores)
            case UInt8(ascii: "~"): Self.pair(text, position, &end, &openTildes, &tildes)
            case UInt8(ascii: "$"): Self.pair(text, position, &end, &openDollars, &dollars)
            case UInt8(ascii: "`"):
                while end < text.count, text[end] == byte { end += 1 }
                if openBackticks { backticks = true }
                openBackticks = true
            case UInt8(ascii: "<"):
                guard !openTags, Self.beginsTag(text, position) else { break }
                openTags = true
                tags = text[end...].contains(UInt8(ascii: ">"))
            case UInt8(ascii: "["): if Self.beginsLine(text, position) { definitions = true }
            default: break
            }
            next = Self.firstSpecial(in: text, from: end, to: text.count)
        }
    }

    /// Moves `end` to the end of the run at `start` and notes whether it opens or closes something.
    private static func pair(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: inout Int, _ isOpen: inout Bool,
        _ isHazard: inout Bool
    ) {
        let mark = text[start]
        while end < text.count, text[end] == mark { end += 1 }
        let opens = end < text.count && !text[end].isMarkdownSpace
        let closes = start > 0 && !text[start - 1].isMarkdownSpace
        if mark == UInt8(ascii: "_"), opens, closes, isInsideWord(text, start..<end) { return }
        // A price is no formula's end: `$5 to $10`.
        let isPrice = mark == UInt8(ascii: "$") && end == start + 1 && opens && text[end].isDigit
        if isOpen, closes, !isPrice { isHazard = true }
        if opens { isOpen = true }
    }

    /// Whether a run of underscores stands between letters or digits, where it marks nothing.
    static func isInsideWord(_ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) -> Bool {
        guard run.lowerBound > 0, run.upperBound < text.count else { return false }
        return isWord(before: run.lowerBound, text) && isWord(at: run.upperBound, text)
    }

    /// Whether `<` at a position can begin a tag, a comment or an address.
    static func beginsTag(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        guard position + 1 < text.count else { return false }
        let next = text[position + 1]
        return next.isLetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
            || next == UInt8(ascii: "?")
    }

    private static func beginsLine(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        var before = position - 1
        while before >= 0, text[before] == 0x20 || text[before] == 0x09 { before -= 1 }
        return before < 0 || text[before].isMarkdownSpace
    }

    private static func isWord(at position: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let byte = text[position]
        guard byte >= 0x80 else { return byte.isLetter || byte.isDigit }
        var end = position + 1
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return isWord(text[position..<end])
    }

    private static func isWord(before position: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let byte = text[position - 1]
        guard byte >= 0x80 else { return byte.isLetter || byte.isDigit }
        var start = position - 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        return isWord(text[start..<position])
    }

    private static func isWord(_ scalar: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let scalar = String(decoding: scalar, as: UTF8.self).unicodeScalars.first else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber,
            .letterNumber, .otherNumber:
            return true
        default:
            return false
        }
    }
}
