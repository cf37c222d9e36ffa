/// Cuts UTF-8 into folded tokens for full-text search in Chinese and English.
///
/// **Words** are runs of letters and digits; everything else separates, so `3.14` is `3 14`, `1,000` is `1 000`,
/// `snake_case` is `snake case`, `don't` is `don t`, and a phrase of the same characters still matches. A word of
/// more than `maximumTokenBytes` continues in further tokens. A word broken at a line end is joined: a letter, a
/// hyphen (or soft hyphen), blanks, one line break, blanks, a letter that is not upper-case. An empty line joins nothing.
///
/// **Scripts without spaces** (Han, kana, Hangul, Thai …) give every pair of neighbouring characters and, in a
/// document, the run's last character: `中国人` is `中国 国人 人`. So the token at the place of a character always begins
/// with that character. Blanks with at most one line break between two such characters do not separate: parsers join
/// the lines of Chinese text with a blank or keep the break, and neither is part of the text. A tab, an ideographic
/// space or an empty line separates. Latin glued to Chinese splits: `重跑gen` is `重跑 跑 gen`.
///
/// **Emoji** are words of their own.
///
/// **Folding** drops case, accents and marks, opens compatibility forms (`ﬁ`, `Ａ`, `㎏`, `①`, Kangxi radicals),
/// brings decimal digits of all scripts to ASCII and Traditional, Simplified and Japanese forms of Chinese characters to one, and
/// drops soft hyphens and zero-width characters. It looks at single code points, so a piece of a text folds as it
/// does within the text; only Korean conjoining letters (NFD) become the syllable that they form. Fraction and circled forms are tokens of their own: `2½` is `2 1 2`.
///
/// Each token has a position of its own. Bytes that are not UTF-8 separate.
package struct Tokenizer: Sendable {
    /// Changes whenever the tokens of some text change; an index made with another version must be made again.
    package static let version = "folio-7"

    /// The most bytes of a folded word in one token; the rest of the word becomes further tokens.
    package static let maximumTokenBytes = 64

    /// Which tokens of a run without spaces are wanted.
    package enum Mode: Sendable {
        /// What an index holds: pairs and the run's last character.
        case document
        /// Pairs only; the character if the run has one. Folded terms of a `phrase` come out unchanged.
        case query
    }

    /// Receives the folded bytes, valid during the call, the bytes of the text they came from, and the kind;
    /// answers whether to continue.
    package typealias Emit = (UnsafeBufferPointer<UInt8>, Range<Int>, TokenKind) -> Bool

    /// Makes a tokenizer; all are alike.
    package init() {}

    /// Calls `emit` with every token in order.
    /// - Returns: false if `emit` stopped it.
    @discardableResult
    package func tokenize(_ text: UnsafeBufferPointer<UInt8>, mode: Mode, emit: Emit) -> Bool {
        scan(text, mode: mode, notesBrokenWords: false) { $0.scan(emit) }
    }

    /// Whether a code point is a letter or digit of a script with spaces, so that no word begins or ends between two such.
    package func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        let characterClass = CharacterTable().firstEntry(scalar.value).characterClass
        return characterClass == .letter || characterClass == .number
    }

    /// Runs a scanner over a text.
    func scan(
        _ text: UnsafeBufferPointer<UInt8>, mode: Mode, notesBrokenWords: Bool,
        _ body: (inout TokenScanner) -> Bool
    ) -> Bool {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.maximumTokenBytes) { buffer in
            var scanner = TokenScanner(text: text, table: CharacterTable(), buffer: buffer, mode: mode)
            scanner.notesBrokenWords = notesBrokenWords
            return body(&scanner)
        }
    }
}

/// One term of a phrase: a whole token, or the beginning of one.
package struct PhraseTerm: Hashable, Sendable {
    /// The folded text.
    package let text: String
    /// Whether any token that begins with `text` will do; only the last term of a phrase can be so.
    package let isPrefix: Bool

    /// Makes a term of folded text.
    package init(text: String, isPrefix: Bool) {
        self.text = text
        self.isPrefix = isPrefix
    }
}

extension Tokenizer {
    /// Calls `emit` with every token that an index holds of a text: the document's tokens in order, then, of each word that a line
    /// end parts with a hyphen, the readings that these lack.
    ///
    /// The document's tokens keep their positions, so phrases do not see the rest. Of `fine-⏎tuned`, which they have as
    /// `finetuned`, the token `fine‐tuned` follows (U+2010 inside, as `hyphenatedWord` asks for it); of `x-⏎ray`, which they
    /// have as `x ray`, `x‐ray` and `xray`. The halves of a joined word alone are not findable: `man-⏎age` holds no age.
    ///
    /// - Returns: false if `emit` stopped it.
    @discardableResult
    package func tokenizeForIndex(_ text: UnsafeBufferPointer<UInt8>, emit: Emit) -> Bool {
        scan(text, mode: .document, notesBrokenWords: true) { scanner in
            guard scanner.scan(emit) else { return false }
            return scanner.brokenWords.allSatisfy { $0.emitReadings(in: scanner, emit) }
        }
    }

    /// All tokens that an index holds of a text, as values.
    package func indexTokens(in text: UnsafeBufferPointer<UInt8>) -> [Token] {
        var tokens: [Token] = []
        tokenizeForIndex(text) { folded, range, kind in
            tokens.append(
                Token(
                    text: String(decoding: folded, as: UTF8.self), range: range, position: tokens.count,
                    kind: kind))
            return true
        }
        return tokens
    }

    /// All tokens that an index holds of a text, as values.
    package func indexTokens(in text: String) -> [Token] {
        var text = text
        return text.withUTF8 { indexTokens(in: $0) }
    }

    /// The token that replaces two words with a hyphen between them at a line end; nil if a text is anything else.
    package func hyphenatedWord(_ text: String) -> String? {
        let tokens = tokens(in: text, mode: .query)
        let hyphens = "-\u{2010}\u{2011}".unicodeScalars
        // Both words of a character such as ½, which folds to 1⁄2, are in the same place.
        guard tokens.count == 2, tokens.allSatisfy({ $0.kind == .word }),
            tokens[0].range.upperBound <= tokens[1].range.lowerBound
        else { return nil }
        let between = Array(text.utf8)[tokens[0].range.upperBound..<tokens[1].range.lowerBound]
        let marks = String(decoding: between, as: UTF8.self).unicodeScalars
        guard marks.count == 1, let mark = marks.first, hyphens.contains(mark) else { return nil }
        let word = tokens[0].text + String(decoding: BrokenWord.joiner, as: UTF8.self) + tokens[1].text
        return word.utf8.count <= Self.maximumTokenBytes ? word : nil
    }

    /// Whether a token of an index is the hyphenated reading of a broken word, which nobody types so.
    package static func isHyphenatedWord(_ token: String) -> Bool {
        token.utf8.contains(BrokenWord.joiner[0]) && token.unicodeScalars.contains("\u{2010}")
    }
}

extension Tokenizer {
    /// The terms that follow one another in every document that holds `text`.
    ///
    /// The promise: any piece of a document, cut between characters but not inside a word or a Korean syllable, is found
    /// by its phrase. Why it holds: folding looks at single code points, so the piece has the document's characters in
    /// the document's order, and each word and each character of a run is one position.
    ///
    /// - A word of the piece is a whole word of the document: the same token.
    /// - In a run of the piece, neighbours are neighbours in the document, so each pair is the document's
    ///   token at the place of its first character.
    /// - A run that something follows in the piece ends in the document as well, so its last character is the
    ///   document's last-character token: the phrase has it, and without it the next term would be one place off. This
    ///   holds for a run of one character too, since it is the run's only token.
    /// - The last run of the piece may continue in the document, so the token at the place of its last character is
    ///   not known: a pair, or the last character. A run of two and more leaves that place out, since its
    ///   last pair has the character. A run of one character asks for any token that begins with it, and both do.
    ///
    /// So the terms are the document's tokens, less or opened at the end. A text without tokens has no terms.
    package func phrase(_ text: String) -> [PhraseTerm] {
        let tokens = tokens(in: text, mode: .document)
        var terms = tokens.map { PhraseTerm(text: $0.text, isPrefix: false) }
        guard let last = tokens.last, last.kind == .lastCharacter else { return terms }
        terms.removeLast()
        if tokens.dropLast().last?.kind != .pair {
            terms.append(PhraseTerm(text: last.text, isPrefix: true))
        }
        return terms
    }
}

extension Tokenizer {
    /// All tokens of a text, as values.
    package func tokens(in text: String, mode: Mode) -> [Token] {
        var text = text
        return text.withUTF8 { tokens(in: $0, mode: mode) }
    }

    /// All tokens of UTF-8 bytes, as values.
    package func tokens(in text: UnsafeBufferPointer<UInt8>, mode: Mode) -> [Token] {
        var tokens: [Token] = []
        tokenize(text, mode: mode) { folded, range, kind in
            tokens.append(
                Token(
                    text: String(decoding: folded, as: UTF8.self), range: range, position: tokens.count,
                    kind: kind))
            return true
        }
        return tokens
    }
}
