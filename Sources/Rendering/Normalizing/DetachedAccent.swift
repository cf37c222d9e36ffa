internal import Foundation

/// An accent that a PDF draws beside its letter, put on it: `B´ezier`, `Lu¨ck`, `Mart´ın`, and letters with combining marks.
///
/// TeX's old fonts draw the accent before its letter, other programs after it, so both are tried. Only letters that
/// living languages write are made, and only within words of three letters and more: `pˆ` and `x˙` are formulas,
/// `it´s` has an apostrophe, `Jose´ Luis` and `and´ Goran` may belong to another word.
enum DetachedAccent {
    /// Puts a combining mark, and those after it, on the letter before.
    static func combining(at mark: ScalarWalk.Place, floor: Int, _ walk: ScalarWalk) -> TextEdit? {
        var end = mark.range.upperBound
        if mark.value == 0x338, end < walk.bytes.count, walk.bytes[end] == UInt8(ascii: "="),
            walk.before(mark.range.lowerBound).map({ $0.value == 0x20 }) ?? true
        {
            // A stroke that waits for its sign: TeX's `\neq`.
            return TextEdit(mark.range.lowerBound..<end + 1, Array("≠".utf8))
        }
        guard let base = walk.before(mark.range.lowerBound), base.range.lowerBound >= floor,
            isLetter(base.value)
        else { return nil }
        while let next = walk.after(end), (0x300...0x36F).contains(next.value) { end = next.range.upperBound }
        let given = String(decoding: walk.bytes[base.range.lowerBound..<end], as: UTF8.self)
        let composed = given.precomposedStringWithCanonicalMapping
        guard composed.utf8.count != given.utf8.count else { return nil }
        return TextEdit(base.range.lowerBound..<end, Array(composed.utf8))
    }

    /// Puts an accent that stands by itself on the letter after or before it.
    static func spacing(at accent: ScalarWalk.Place, floor: Int, _ walk: ScalarWalk) -> TextEdit? {
        guard let mark = marks[accent.value], let next = walk.after(accent.range.upperBound),
            isLetter(next.value)
        else { return nil }
        let previous = walk.before(accent.range.lowerBound)
        let isInside = previous.map { isLetter($0.value) } ?? false
        let following = walk.after(next.range.upperBound)
        guard wordLength(around: accent, walk) >= 3 else { return nil }
        guard isInside, let previous else {
            let begins = previous.map { !isWordPart($0.value) } ?? true
            guard begins, leading[accent.value]?.contains(next.value) == true else { return nil }
            return edit(accent.range.lowerBound..<next.range.upperBound, next.value, mark)
        }
        // An apostrophe: `d´un`, `l´eau`.
        let isFirst =
            previous.range.lowerBound >= floor
            && (walk.before(previous.range.lowerBound).map { !isLetter($0.value) } ?? true)
        if accent.value == 0xB4, isFirst, next.value != 0x131, !(0x41...0x5A).contains(previous.value) {
            return nil
        }
        let isLast = following.map { !isLetter($0.value) } ?? true
        let onNext = canCarry(accent.value, next.value, isLast: isLast, following: following?.value)
        // A letter that has taken an accent already takes no other.
        let onPrevious = previous.range.lowerBound >= floor && canFollow(previous.value, accent.value)
        switch (onPrevious, onNext) {
        case (false, false): return nil
        case (true, false):
            return edit(previous.range.lowerBound..<accent.range.upperBound, previous.value, mark)
        // Consonants carry accents more seldom, and a letter without its dot waits for one.
        case (true, true) where !vowels.contains(next.value) || previous.value == 0x131:
            return edit(previous.range.lowerBound..<accent.range.upperBound, previous.value, mark)
        default: return edit(accent.range.lowerBound..<next.range.upperBound, next.value, mark)
        }
    }

    private static func edit(_ range: Range<Int>, _ letter: UInt32, _ mark: UInt32) -> TextEdit? {
        // TeX takes the dot off an i that carries an accent.
        let base = letter == 0x131 ? 0x69 : letter
        guard let base = Unicode.Scalar(base), let mark = Unicode.Scalar(mark) else { return nil }
        var pair = String.UnicodeScalarView([base])
        pair.append(mark)
        let composed = String(pair).precomposedStringWithCanonicalMapping
        guard composed.unicodeScalars.count == 1 else { return nil }
        return TextEdit(range, Array(composed.utf8))
    }

    /// Whether a letter after an accent can carry it.
    private static func canCarry(
        _ accent: UInt32, _ letter: UInt32, isLast: Bool, following: UInt32?
    ) -> Bool {
        guard let letters = carriers[accent], letters.contains(letter) else { return false }
        if accent == 0x2DC {
            // Otherwise a tilde in code or a formula.
            let after = following.map { $0 | 0x20 }
            return "nN".unicodeScalars.contains { $0.value == letter }
                ? after.map(vowels.contains) == true
                : after.map { [0x65, 0x69, 0x6F, 0x73].contains($0) } == true
        }
        return vowels.contains(letter) || !isLast
    }

    /// Whether a letter before an accent can carry it; consonants and an i with its dot are not drawn so.
    private static func canFollow(_ letter: UInt32, _ accent: UInt32) -> Bool {
        if accent == 0xB8 { return letter == 0x63 || letter == 0x43 }
        guard accent != 0x2DC, accent != 0x2C7, letter != 0x69, letter != 0x49 else { return false }
        return vowels.contains(letter) && carriers[accent]?.contains(letter) == true
    }

    private static func wordLength(around accent: ScalarWalk.Place, _ walk: ScalarWalk) -> Int {
        var count = 0
        var place = walk.before(accent.range.lowerBound)
        while count < 3, let letter = place, isLetter(letter.value) || marks[letter.value] != nil {
            count += isLetter(letter.value) ? 1 : 0
            place = walk.before(letter.range.lowerBound)
        }
        place = walk.after(accent.range.upperBound)
        while count < 3, let letter = place, isLetter(letter.value) || marks[letter.value] != nil {
            count += isLetter(letter.value) ? 1 : 0
            place = walk.after(letter.range.upperBound)
        }
        return count
    }

    /// Latin, Greek and Cyrillic letters.
    private static func isLetter(_ value: UInt32) -> Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x370...0x3FF, 0x400...0x52F,
            0x1E00...0x1FFF:
            true
        case 0xFB00...0xFB06: true
        default: false
        }
    }

    private static func isWordPart(_ value: UInt32) -> Bool {
        isLetter(value) || (0x30...0x39).contains(value) || marks[value] != nil || value == 0x5C
    }

    private static func set(_ letters: String) -> Set<UInt32> { Set(letters.unicodeScalars.map(\.value)) }

    private static let vowels = set("aeiouAEIOUı")

    /// The combining marks of accents.
    private static let marks: [UInt32: UInt32] = [
        0xB4: 0x301, 0xA8: 0x308, 0xB8: 0x327, 0x2C6: 0x302, 0x2C7: 0x30C, 0x2D8: 0x306, 0x2DA: 0x30A,
        0x2DC: 0x303, 0x2DD: 0x30B,
    ]

    /// The letters that carry an accent.
    private static let carriers: [UInt32: Set<UInt32>] = [
        0xB4: set("aeiouAEIOUıyYcnszCNSZ"), 0xA8: set("aeiouAEIOUı"), 0xB8: set("cCsS"),
        0x2C6: set("aeiouAEIOUı"), 0x2C7: set("crsznedtCRSZNEDT"), 0x2D8: set("agAG"),
        0x2DA: set("auAU"), 0x2DC: set("aonAON"), 0x2DD: set("ouOU"),
    ]

    /// Those at the start of a word.
    private static let leading: [UInt32: Set<UInt32>] = [
        0xB4: set("aeiouAEIOU"), 0xA8: set("aouAOU"), 0x2C7: set("CRSZ"), 0x2DA: set("A"),
    ]
}
