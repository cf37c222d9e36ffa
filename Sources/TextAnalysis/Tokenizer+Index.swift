extension Tokenizer {
    /// Calls `emit` with every token that an index holds of a text: the document's tokens in order, then, of each word that a line
    /// end parts with a hyphen, the readings that these lack.
    ///
    /// The document's tokens keep their positions, so phrases do not see the rest. Of `fine-⏎tuned`, which they have as
    /// `finetuned`, the token `fine‐tuned` follows (U+2010 inside, as `hyphenatedWord` asks for it); of `x-⏎ray`, which they
    /// have as `x ray`, `x‐ray` and `xray`. The halves of a joined word alone are not findable: `man-⏎age` holds no age.
    ///
    /// - Returns: false where `emit` stopped it.
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

    /// The token that stands for two words with a hyphen between them where a line end parts them; nil if a text is anything else.
    package func hyphenatedWord(_ text: String) -> String? {
        let tokens = tokens(in: text, mode: .query)
        let hyphens = "-\u{2010}\u{2011}".unicodeScalars
        guard tokens.count == 2, tokens.allSatisfy({ $0.kind == .word }) else { return nil }
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
