internal import Storage

/// Finds the words of the index that are inflections of words of a query, so that the index itself stays exact.
///
/// Words with one stem are looked for among those that begin as the stem does: `happi` is the beginning of `happy` and
/// `happiness`, so its last letter does not count. The stems of a few words begin otherwise (`dying` is of `die`);
/// these are not found.
struct Inflections {
    /// Of a word, those on the most pages are taken.
    private static let greatestCount = 24
    /// A longer query is a pasted text, which is to be found as it is.
    private static let greatestWordCount = 32
    /// Words that begin alike are read up to this many; a stem of three letters and more seldom has more.
    private static let greatestScan = 4_000

    private let vocabulary: (_ start: String, _ end: String, _ limit: Int) throws -> [VocabularyEntry]

    init(_ reader: StoreSetReader) {
        vocabulary = { try reader.vocabulary(from: $0, below: $1, limit: $2) }
    }

    /// The inflections of every word that has others than itself, itself among them, the most frequent first.
    ///
    /// Quoted words, phrases, beginnings of words (`word*`) and words with other letters than English ones stay exact.
    func find(for terms: [PlannedTerm]) throws -> [PlannedPhrase: [VocabularyEntry]] {
        guard let stemmer = EnglishStemmer() else { return [:] }
        let phrases = terms.plainWords.map(\.phrase).uniqued().filter(\.isEnglishWord)
        guard phrases.count <= Self.greatestWordCount else { return [:] }
        var found: [PlannedPhrase: [VocabularyEntry]] = [:]
        for phrase in phrases {
            let word = phrase.tokens[0]
            var entries = try inflections(of: word, stemmer)
            if !entries.contains(where: { $0.token == word }) {
                entries.append(VocabularyEntry(token: word, pages: 0))
            }
            if entries.count > 1 { found[phrase] = entries }
        }
        return found
    }

    private func inflections(of word: String, _ stemmer: EnglishStemmer) throws -> [VocabularyEntry] {
        let stem = stemmer.stem(word)
        guard stem.utf8.count >= 3 else { return [] }
        let isEndChanged = stem.hasSuffix("i") || stem.hasSuffix("e") || stem.hasSuffix("l")
        let beginning = isEndChanged ? String(stem.dropLast()) : stem
        // All that begins so sorts below the beginning and the last byte of words of ASCII letters and more.
        let entries = try vocabulary(beginning, beginning + "\u{7F}", Self.greatestScan)
        let inflections = entries.filter { $0.token == word || stemmer.stem($0.token) == stem }
        let sorted = inflections.sorted { ($1.pages, $0.token) < ($0.pages, $1.token) }
        return Array(sorted.prefix(Self.greatestCount))
    }
}

extension PlannedPhrase {
    /// Whether it is one whole word of ASCII letters.
    var isEnglishWord: Bool {
        !isPrefix && tokens.count == 1 && tokens[0].utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }
}
