/// Whether the first word of a line is a conjunction before which the line before left out half a word: `Haupt-⏎und`.
///
/// Many conjunctions are ends of words too (`giv-⏎en`, `documen-⏎to`, `superi-⏎or`). `tools/check-hyphens` counts both kinds in
/// manuals of seven languages. By these counts `to`, `et` and `ou` never keep a hyphen, and three words are looked at closer:
///
/// - `or` counts before a word with a hyphen of its own: `two-⏎or three-dimensional`. So `sub-⏎or superscript` is taken for one word.
/// - `en` counts as Dutch: after a consonant that may end a Dutch word, since Dutch breaks `en` off only after vowels
///   (`rij-⏎en`), and if no word around is plainly English or German. So `versie-⏎en` is taken for one word.
/// - `of` always counts, so `als-⏎of` becomes two words.
enum SuspendedHyphen {
    private static let conjunctions: Set<String> = [
        "und", "oder", "bzw", "beziehungsweise", "sowie", "bis", "and", "of", "och", "og", "y", "o", "e",
    ]
    /// Frequent words of English and German that Dutch does not have.
    private static let wordsOfOthers: Set<String> = [
        "the", "and", "to", "for", "by", "with", "that", "are", "this", "from", "be", "der", "das", "und",
        "ist", "mit",
    ]
    /// How many bytes on each side show a text's language.
    private static let reach = 256

    /// Judges the halves around a hyphen and its line break.
    static func stands(
        before rest: Range<Int>, after head: Range<Int>, in text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard rest.count <= 16 else { return false }
        let word = String(decoding: text[rest], as: UTF8.self)
        return switch word {
        case "or": isBeforeCompound(text, rest.upperBound)
        case "en": mayEndDutchWord(text[head]) && mayBeDutch(text, around: head.lowerBound..<rest.upperBound)
        default: conjunctions.contains(word)
        }
    }

    /// Whether blanks and then a word with a hyphen inside come next.
    private static func isBeforeCompound(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        let limit = min(text.count, end + reach)
        var place = end
        while place < limit, text[place] <= UInt8(ascii: " ") { place += 1 }
        guard place > end else { return false }
        let start = place
        while place < limit, text[place].isLetterByte { place += 1 }
        return place > start && place + 1 < limit && text[place] == UInt8(ascii: "-")
            && text[place + 1].isLetterByte
    }

    /// Whether the last letters are a consonant that ends Dutch words: no `v` or `z`, no double one; `ij` is a vowel.
    private static func mayEndDutchWord(_ head: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let last = head.last.map({ $0 | 0x20 }) else { return false }
        let before = head.dropLast().last.map { $0 | 0x20 }
        let isVowel =
            last >= 0x80 || "aeiouyvz".utf8.contains(last)
            || (last == UInt8(ascii: "j") && before == UInt8(ascii: "i"))
        return !isVowel && before != last
    }

    private static func mayBeDutch(_ text: UnsafeBufferPointer<UInt8>, around range: Range<Int>) -> Bool {
        let near = [
            max(0, range.lowerBound - reach)..<range.lowerBound,
            range.upperBound..<min(text.count, range.upperBound + reach),
        ]
        return !near.contains { side in
            text[side].split { !$0.isLetterByte }.contains {
                wordsOfOthers.contains(String(decoding: $0, as: UTF8.self))
            }
        }
    }
}

extension UInt8 {
    /// Whether the byte is an ASCII letter or part of a character beyond ASCII.
    fileprivate var isLetterByte: Bool {
        self >= 0x80 || isLetter
    }
}
