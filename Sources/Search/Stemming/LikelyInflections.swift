internal import Storage

/// Inflections of English words for pages that hold some of the words of a question: made of a word's stem and common endings, and kept if
/// the index has them.
///
/// A look-up for each reads no list of pages, so the time does not grow with the store. `Inflections` reads the vocabulary and finds
/// all, which takes longer.
struct LikelyInflections {
    private static let endings = [
        "", "e", "s", "es", "d", "ed", "ing", "ings", "er", "ers", "or", "ors", "ion", "ions", "ation",
        "ations", "ment", "ments",
        "able", "al", "ally", "ly", "ness", "ive", "y",
    ]

    private let stemmer: EnglishStemmer
    private let isKnown: (String) throws -> Bool

    /// Nil if the stemmer is missing.
    init?(_ reader: StoreSetReader) {
        guard let stemmer = EnglishStemmer() else { return nil }
        self.stemmer = stemmer
        // The least text that is greater: tokens hold no control characters.
        isKnown = { try reader.token(from: $0, below: $0 + "\u{1}") != nil }
    }

    /// The inflections of a word that are in the index, without itself; empty for what is not a plain English word.
    func find(for phrase: PlannedPhrase) throws -> [PlannedPhrase] {
        guard phrase.isEnglishWord, let word = phrase.tokens.first else { return [] }
        return try forms(of: word).filter(isKnown).map { PlannedPhrase([$0], field: phrase.field) }
    }

    /// The words of the same stem that its endings make.
    private func forms(of word: String) -> [String] {
        let stem = stemmer.stem(word)
        guard stem.utf8.count >= 3, let last = stem.last else { return [] }
        // `agre`, `agree`; `studi`, `study`; `run`, `runn`.
        var beginnings = [stem, stem + "e", stem + String(last)]
        if last == "i" { beginnings.append(stem.dropLast() + "y") }
        let words = beginnings.flatMap { beginning in Self.endings.map { beginning + $0 } }
        return words.uniqued().filter { $0 != word && stemmer.stem($0) == stem }
    }
}
