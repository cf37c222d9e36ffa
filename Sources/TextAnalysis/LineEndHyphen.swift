/// What becomes of a hyphen when the line break after it goes: the one rule for the index and for exports.
///
/// A hyphen that only parts a word goes with the break: `exam-⏎ple`. It belongs to the text, and stays, where a half has
/// another hyphen (`state-of-the-⏎art`), where a half is one letter (`x-⏎ray`), beside a digit or before a capital
/// (`COVID-⏎19`), inside web and mail addresses, and before a conjunction, where a space follows it (`Haupt-⏎und`, `SuspendedHyphen`).
/// Each question looks at a bounded piece of the text around the break.
package enum LineEndHyphen: Sendable {
    /// The hyphen goes with the break.
    case dropped
    /// The hyphen stays and the halves stand side by side.
    case kept
    /// The hyphen stays and a space takes the place of the break.
    case keptBeforeSpace

    /// How many bytes around the break are looked at; no word is longer.
    static let reach = 256

    /// Judges a hyphen.
    ///
    /// - Parameters:
    ///   - text: UTF-8.
    ///   - hyphen: Where the hyphen begins; a letter or digit stands before it.
    ///   - next: Where the first character after the break and its blanks begins.
    package init(in text: UnsafeBufferPointer<UInt8>, hyphen: Int, next: Int) {
        self = CharacterTable.standard.withUnsafeView {
            Self(in: text, hyphen: hyphen, next: next, table: $0)
        }
    }

    init(in text: UnsafeBufferPointer<UInt8>, hyphen: Int, next: Int, table: CharacterTable.View) {
        let head = HalfWord(endingAt: hyphen, in: text, table: table, reach: Self.reach)
        let rest = HalfWord(startingAt: next, in: text, table: table, reach: Self.reach)
        let first = table.firstEntry(text.scalar(at: next).value)
        let isMark = text[hyphen] == 0xC2
        if isMark {
            self = .dropped
        } else if Self.isInAddress(text, hyphen) || head.hasHyphenBeyond || rest.hasHyphenBeyond {
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

    /// Whether the characters before a byte, up to a blank, hold what only addresses hold.
    ///
    /// An address goes on over a line that ends in a hyphen.
    private static func isInAddress(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
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
        return false
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
