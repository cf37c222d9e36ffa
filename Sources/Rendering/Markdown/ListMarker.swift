internal import TextAnalysis

/// The marker that the text of a list item begins with.
package enum ListMarker: Equatable {
    /// Begins with none: markdown's `-` is put before it.
    case none
    /// A bullet of so many bytes with the space after it, which markdown's `-` takes the place of.
    case bullet(length: Int)
    /// A number as markdown writes it, in so many bytes without the space after it: `12.`, `3)`.
    case number(length: Int)
    /// A marker that markdown does not know: `(a)`, `①`, `一、`, `[7]`; it stays, and no other is put before it.
    case other

    /// Characters that are nothing but bullets where a space follows.
    private static let bullets = Set("-*+•‣⁃◦●○▪▫■◆◇▶►➢➤–·∙\u{F0B7}\u{F0A7}\u{F0D8}".unicodeScalars)
    /// Bullets that may be set close to the text.
    private static let closeBullets = Set("•‣⁃●▪■◆➢➤\u{F0B7}\u{F0A7}\u{F0D8}".unicodeScalars)

    /// Reads the marker at the start of a text without white space before it.
    package init(_ text: Substring.UnicodeScalarView) {
        guard let first = text.first, !Self.isPlainWord(text) else {
            self = .none
            return
        }
        let rest = text.dropFirst()
        let hasSpace = rest.first.map(Self.isSpace) ?? false
        if Self.bullets.contains(first), hasSpace || (Self.closeBullets.contains(first) && !rest.isEmpty) {
            let space = rest.prefix(while: Self.isSpace)
            self = .bullet(length: UTF8.width(first) + space.reduce(0) { $0 + UTF8.width($1) })
        } else {
            self = Self.numbered(text) ?? (Self.isOther(text) ? .other : .none)
        }
    }

    /// Whether the text begins with five characters of ASCII that no marker begins with: neither a bullet, a digit or a bracket
    /// first, nor what ends a letter that counts.
    private static func isPlainWord(_ text: Substring.UnicodeScalarView) -> Bool {
        var count = 0
        for byte in Substring(text).utf8 {
            guard byte < 0x80, byte != UInt8(ascii: "."), byte != UInt8(ascii: ")") else { return false }
            if count == 0, !byte.isLetter, byte != UInt8(ascii: "\\") { return false }
            count += 1
            if count == 5 { return true }
        }
        return false
    }

    private static func numbered(_ text: Substring.UnicodeScalarView) -> ListMarker? {
        let digits = text.prefix { ("0"..."9").contains($0) }
        let rest = text[digits.endIndex...]
        guard (1...9).contains(digits.count), let delimiter = rest.first,
            delimiter == "." || delimiter == ")",
            let space = rest.dropFirst().first, space == " " || space == "\t"
        else { return nil }
        return .number(length: digits.count + 1)
    }

    private static func isOther(_ text: Substring.UnicodeScalarView) -> Bool {
        let start = Array(text.prefix(8))
        guard let first = start.first else { return false }
        switch first {
        case "①"..."⓿", "❶"..."➓": return true
        case "(": return isBracketed(start, by: ")")
        case "（": return isBracketed(start, by: "）")
        // `[PDF](…)` and `[PDF][a]` are links.
        case "[": return isBracketed(start, by: "]") && !isLink(start)
        default: break
        }
        guard let end = start.firstIndex(where: isDelimiter), (1...4).contains(end) else { return false }
        let body = start[..<end]
        switch start[end] {
        case "、", "）", "．": return body.allSatisfy(isCounting)
        default:
            let isFollowedBySpace = end + 1 < start.count && isSpace(start[end + 1])
            return isFollowedBySpace
                && (body.count == 1 || body.allSatisfy { "ivxIVX".unicodeScalars.contains($0) })
                && body.allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
        }
    }

    /// Whether a character is white space; ASCII is told without the tables of Unicode.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? scalar == " " || ("\t"..."\r").contains(scalar) : scalar.properties.isWhitespace
    }

    private static func isBracketed(_ start: [Unicode.Scalar], by close: Unicode.Scalar) -> Bool {
        guard let end = start.firstIndex(of: close) else { return false }
        return (2...5).contains(end) && start[1..<end].allSatisfy(isCounting)
    }

    private static func isLink(_ start: [Unicode.Scalar]) -> Bool {
        guard let end = start.firstIndex(of: "]"), end + 1 < start.count else { return false }
        return start[end + 1] == "(" || start[end + 1] == "["
    }

    private static func isDelimiter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", ")", "、", "）", "．": true
        default: false
        }
    }

    /// A digit, an ASCII letter or a Chinese number.
    private static func isCounting(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.properties.isAlphabetic || scalar.properties.numericType != nil }
        return "一二三四五六七八九十百零〇甲乙丙丁戊己庚辛壬癸".unicodeScalars.contains(scalar)
            || scalar.properties.generalCategory == .decimalNumber
    }
}
