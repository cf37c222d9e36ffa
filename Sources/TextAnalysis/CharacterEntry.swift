/// What the tokenizer knows of one code point: its class and what it folds to.
///
/// Bits 0–20 hold the folded code point, 0 if it folds to itself, or the place of a sequence; bits 21–23 the
/// class; bit 24 says that the code point is an upper-case letter.
struct CharacterEntry: Sendable {
    var bits: UInt32

    @inline(__always)
    var characterClass: CharacterClass {
        CharacterClass(rawValue: UInt8(truncatingIfNeeded: bits >> 21) & 7) ?? .separator
    }

    /// The folded code point, 0 for the code point itself; for a sequence its place in the table's sequences.
    var payload: UInt32 { bits & 0x1F_FFFF }

    var isUpperCase: Bool { bits & 1 << 24 != 0 }
}

/// The part a code point plays in a text.
enum CharacterClass: UInt8, Sendable {
    /// Ends the token before it and belongs to none.
    case separator
    /// A letter of a script that writes spaces between words.
    case letter
    case number
    /// A character of a script without spaces between words: Han, kana, Hangul, Thai …
    case unspaced
    /// Dropped without ending a word: accents, soft hyphens, zero-width and direction characters.
    case ignored
    /// Means several characters, each with its own class: `ﬁ`, `㎏`, `½`.
    case sequence
}
