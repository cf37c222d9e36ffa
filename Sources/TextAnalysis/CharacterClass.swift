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
