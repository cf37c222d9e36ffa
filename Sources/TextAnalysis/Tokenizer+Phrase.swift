extension Tokenizer {
    /// The terms that stand one after another in every document that holds `text`.
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
    ///   holds for a run of one character too, where it is the run's only token.
    /// - The last run of the piece may go on in the document, so what stands at the place of its last character is
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
