/// What becomes of a hyphen when the line break after it goes: the one rule for the index and for exports.
///
/// A hyphen that only parts a word goes with the break: `exam-⏎ple`. It belongs to the text, and stays, if a half has
/// another hyphen (`state-of-the-⏎art`), if a half is one letter (`x-⏎ray`), beside a digit or before a capital
/// (`COVID-⏎19`), inside web and mail addresses, and before a conjunction, if a space follows it (`Haupt-⏎und`, `SuspendedHyphen`).
/// Each question looks at a bounded piece of the text around the break.
package enum LineEndHyphen: Sendable {
    /// The hyphen goes with the break.
    case dropped
    /// The hyphen stays and the halves are side by side.
    case kept
    /// The hyphen stays and a space takes the place of the break.
    case keptBeforeSpace

    /// How many bytes around the break are looked at; no word is longer.
    static let reach = 256

    /// Judges a hyphen.
    ///
    /// - Parameters:
    ///   - text: UTF-8.
    ///   - hyphen: The beginning of the hyphen, after a letter or digit.
    ///   - next: Where the first character after the break and its blanks begins.
    package init(in text: UnsafeBufferPointer<UInt8>, hyphen: Int, next: Int) {
        self.init(in: text, hyphen: hyphen, next: next, table: CharacterTable())
    }

    init(in text: UnsafeBufferPointer<UInt8>, hyphen: Int, next: Int, table: CharacterTable) {
        let head = HalfWord(endingAt: hyphen, in: text, table: table, reach: Self.reach)
        let rest = HalfWord(startingAt: next, in: text, table: table, reach: Self.reach)
        let first = table.firstEntry(text.scalar(at: next).value)
        let isMark = text[hyphen] == 0xC2
        if isMark {
            self = .dropped
        } else if Self.isInAddress(text, hyphen, next: next) || head.hasHyphenBeyond || rest.hasHyphenBeyond {
            self = .kept
        } else if !rest.hasApostropheBeyond,
            SuspendedHyphen.stands(before: rest.bytes, after: head.bytes, in: text)
        {
            self = .keptBeforeSpace
        } else if head.isOneLetter || rest.isOneLetter || head.touchesNumber || first.isUpperCase
            || first.characterClass == .number
        {
            self = .kept
        } else {
            self = .dropped
        }
    }

    /// Whether the characters before a hyphen, up to a blank, hold what only addresses hold, or those after its break a mail
    /// address.
    ///
    /// An address is one with a scheme, `www.` or `@`, a host and a path (`github.com/open-⏎datalab`) or a DOI
    /// (`10.18653/v1/2024.naacl-⏎long.104`). It continues over a line that ends in a hyphen.
    private static func isInAddress(_ text: UnsafeBufferPointer<UInt8>, _ end: Int, next: Int) -> Bool {
        if isMailName(text, from: next) { return true }
        let limit = max(0, end - reach)
        var start = end
        while start > limit {
            let byte = text[start - 1]
            if byte == UInt8(ascii: "\n"), start - 2 >= limit, text[start - 2] == UInt8(ascii: "-") {
                start -= 1
            } else if byte <= UInt8(ascii: " ") {
                break
            } else if byte == UInt8(ascii: "@") || isSchemeEnd(text, start - 1, end)
                || isWWW(text, start - 1, end)
            {
                return true
            }
            start -= 1
        }
        return isHostAndPath(text, start..<end)
    }

    /// Whether the word that begins after the break is the rest of a mail address: `luc@example.org`.
    private static func isMailName(_ text: UnsafeBufferPointer<UInt8>, from next: Int) -> Bool {
        let limit = min(text.count, next + reach)
        var place = next
        while place < limit, text[place] > UInt8(ascii: " "), text[place] != UInt8(ascii: "@") { place += 1 }
        return place > next && place + 1 < limit && text[place] == UInt8(ascii: "@")
            && text[place + 1] > UInt8(ascii: " ")
    }

    /// Whether text has a host's name or a DOI's registrant before a slash: labels with full stops between them.
    private static func isHostAndPath(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard let slash = text[range].firstIndex(of: UInt8(ascii: "/")) else { return false }
        let host = text[range.lowerBound..<slash].drop { !$0.isHostByte }
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count > 1 && host.count >= 4
            && labels.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isHostByte) }
            && labels[labels.count - 1].count > 1
    }

    private static func isSchemeEnd(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
        text[at] == UInt8(ascii: ":") && at + 2 < end && text[at + 1] == UInt8(ascii: "/")
            && text[at + 2] == UInt8(ascii: "/")
    }

    private static func isWWW(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
        at + 3 < end && (at..<at + 3).allSatisfy { text[$0] | 0x20 == UInt8(ascii: "w") }
            && text[at + 3] == UInt8(ascii: ".")
    }
}

extension UInt8 {
    /// Whether the byte occurs in the labels of host names (RFC 1123): a letter, a figure or a hyphen.
    fileprivate var isHostByte: Bool {
        isLetter || isDigit || self == UInt8(ascii: "-")
    }
}
