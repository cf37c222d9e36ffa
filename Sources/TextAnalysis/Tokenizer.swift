/// Cuts UTF-8 into folded tokens for full-text search in Chinese and English.
///
/// **Words** are runs of letters and digits; everything else separates, so `3.14` is `3 14`, `1,000` is `1 000`,
/// `snake_case` is `snake case`, `don't` is `don t`, and a phrase of the same characters still matches. A word of
/// more than `maximumTokenBytes` goes on in further tokens. A word broken at a line end is joined: a letter, a
/// hyphen (or soft hyphen), blanks, one line break, blanks, a letter that is not upper-case. An empty line joins nothing.
///
/// **Scripts without spaces** (Han, kana, Hangul, Thai …) give every pair of neighbouring characters and, in a
/// document, the run's last character: `中国人` is `中国 国人 人`. So the token at the place of a character always begins
/// with that character. Blanks with at most one line break between two such characters do not separate: parsers join
/// the lines of Chinese text with a blank or keep the break, and neither is part of the text. A tab, an ideographic
/// space or an empty line separates. Latin glued to Chinese splits: `重跑gen` is `重跑 跑 gen`.
///
/// **Folding** drops case, accents and marks, opens compatibility forms (`ﬁ`, `Ａ`, `㎏`, `①`, Kangxi radicals),
/// brings decimal digits of all scripts to ASCII and Traditional and Simplified Chinese to one form, and
/// drops soft hyphens and zero-width characters. It looks at single code points, so a piece of a text folds as it
/// does within the text; only Korean conjoining letters (NFD) become the syllable that they form. Fraction and circled forms are tokens of their own: `2½` is `2 1 2`.
///
/// Each token has a position of its own. Bytes that are not UTF-8 separate.
package struct Tokenizer: Sendable {
    /// Changes whenever the tokens of some text change; an index made with another version must be made again.
    package static let version = "folio-6"

    /// The most bytes of a folded word in one token; the rest of the word becomes further tokens.
    package static let maximumTokenBytes = 64

    /// Which tokens of a run without spaces are wanted.
    package enum Mode: Sendable {
        /// What an index holds: pairs and the run's last character.
        case document
        /// Pairs only; the character where the run has one. Folded terms of a `phrase` come out unchanged.
        case query
    }

    /// Receives the folded bytes, valid during the call, the bytes of the text they came from, and the kind;
    /// answers whether to go on.
    package typealias Emit = (UnsafeBufferPointer<UInt8>, Range<Int>, TokenKind) -> Bool

    private let table = CharacterTable.standard

    /// Makes a tokenizer; all are alike.
    package init() {}

    /// Calls `emit` with every token in order.
    /// - Returns: false where `emit` stopped it.
    @discardableResult
    package func tokenize(_ text: UnsafeBufferPointer<UInt8>, mode: Mode, emit: Emit) -> Bool {
        scan(text, mode: mode, notesBrokenWords: false) { $0.scan(emit) }
    }

    /// Runs a scanner over a text.
    func scan(
        _ text: UnsafeBufferPointer<UInt8>, mode: Mode, notesBrokenWords: Bool,
        _ body: (inout TokenScanner) -> Bool
    ) -> Bool {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.maximumTokenBytes) { buffer in
            table.withUnsafeView { table in
                var scanner = TokenScanner(text: text, table: table, buffer: buffer, mode: mode)
                scanner.notesBrokenWords = notesBrokenWords
                return body(&scanner)
            }
        }
    }
}
