package import TextAnalysis

/// What hyphens at the end of a line or page say about the word around them.
package enum Hyphenation {
    /// The hyphen of keyboards, the soft one, which is seen only where a line ends, and Unicode's own three.
    package static func isMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2D, 0xAD, 0x2010, 0x2011, 0x2043: true
        default: false
        }
    }

    package static let softHyphen: Unicode.Scalar = "\u{AD}"

    /// Whether a word keeps its hyphen when it is set before another one.
    static func keepsHyphen(_ head: String) -> Bool { prefixes.contains(head.lowercased()) }

    /// Where a hyphen begins that stands right before a byte; nil if there is none.
    package static func mark(before end: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
        for length in 1...3 where end >= length {
            let (scalar, byteCount) = text.scalar(at: end - length)
            if byteCount == length, isMark(scalar) { return end - length }
        }
        return nil
    }

    /// What becomes of a hyphen at a line end; nil if it does not stand between two parts of a text.
    ///
    /// `isCompound` says of two halves whether the document writes them with a hyphen elsewhere.
    package static func reading(
        of text: UnsafeBufferPointer<UInt8>, hyphen: Int, next: Int, isCompound: (String, String) -> Bool
    ) -> LineEndHyphen? {
        let before = String(decoding: text[max(0, hyphen - longestHalf)..<hyphen], as: UTF8.self)
            .unicodeScalars
        let after = String(decoding: text[next..<min(text.count, next + longestHalf)], as: UTF8.self)
            .unicodeScalars
        guard let last = before.last, let first = after.first,
            last.properties.isAlphabetic || last.isDigit,
            first.properties.isLowercase || first.properties.isUppercase || first.isDigit
        else { return nil }
        let reading = LineEndHyphen(in: text, hyphen: hyphen, next: next)
        let isSoft = text.scalar(at: hyphen).value == softHyphen.value
        guard reading == .dropped, !isSoft else { return reading }
        let (head, rest) = (lastLetters(of: before), firstLetters(of: after))
        return keepsHyphen(head) || isCompound(head, rest) ? .kept : .dropped
    }

    /// Whether a code point is a letter of a word.
    static func isLetter(_ value: UInt32) -> Bool {
        guard value >= 0x80 else { return value < 0x80 && UInt8(value).isLetter }
        return Unicode.Scalar(value)?.properties.isAlphabetic == true
    }

    /// How many bytes of a half are read.
    private static let longestHalf = 256

    /// The letters that a piece of text ends with.
    static func lastLetters(of text: some BidirectionalCollection<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(text.reversed().prefix { $0.properties.isAlphabetic }.reversed()))
    }

    /// The letters that a piece of text begins with.
    static func firstLetters(of text: some Collection<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(text.prefix { $0.properties.isAlphabetic }))
    }

    /// Not `ex`: lines end in `ex-` far oftener before `ample` and `periment` than before `president`.
    private static let prefixes: Set<String> = ["self", "non", "well", "half", "quasi", "cross"]
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { properties.generalCategory == .decimalNumber }
}
