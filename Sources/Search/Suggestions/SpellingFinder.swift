internal import Storage
internal import TextAnalysis

/// Finds the words of the index that are spelled nearly like one that it does not hold.
///
/// It walks the vocabulary in its order, and wherever no word with the letters so far can come near any more, it
/// seeks to the next letters that can. Nearness is the Damerau-Levenshtein distance over code points, in which
/// a letter left out, added, replaced, or two neighbours swapped, count one (`EditDistance`).
struct SpellingFinder {
    /// Gives the first token at or after a bound and below another.
    typealias Lookup = (_ start: String, _ end: String) throws -> VocabularyEntry?

    private static let greatestResultCount = 3
    /// Bounds the time of a word, for a look-up counts the pages of the token that it finds.
    private static let greatestLookupCount = 3_000

    private let lookup: Lookup

    init(_ lookup: @escaping Lookup) {
        self.lookup = lookup
    }

    /// The nearest words, those on the most pages first among equally near ones.
    ///
    /// One edit is looked for in words of three letters and more, two in words of six and more, where the first
    /// letter must be right. Pairs of Chinese characters have no spelling.
    func near(_ word: String) throws -> [VocabularyEntry] {
        let letters = Array(word.unicodeScalars)
        guard letters.count >= 3, let space = SearchSpace(letters) else { return [] }
        var found = try walk(letters, distance: 1, from: space.start, below: space.end)
        if found.isEmpty, letters.count >= 6, let first = letters.first {
            let start = String(first)
            found = try walk(letters, distance: 2, from: start, below: first.successor ?? space.end)
        }
        let sorted = found.sorted { ($1.pages, $0.token) < ($0.pages, $1.token) }
        return Array(sorted.prefix(Self.greatestResultCount))
    }

    private func walk(
        _ letters: [Unicode.Scalar], distance: Int, from start: String, below end: String
    ) throws -> [VocabularyEntry] {
        var found: [VocabularyEntry] = []
        var bound = start
        for _ in 0..<Self.greatestLookupCount {
            guard let entry = try lookup(bound, end) else { break }
            var table = EditDistance(to: letters, limit: distance)
            let candidate = Array(entry.token.unicodeScalars)
            guard let deadEnd = candidate.firstIndex(where: { !table.append($0) }) else {
                if table.isWithinLimit, !Tokenizer.isHyphenatedWord(entry.token) { found.append(entry) }
                // The least text that is greater: tokens hold no control characters, and SQL takes no NUL.
                bound = entry.token + "\u{1}"
                continue
            }
            guard let next = self.next(after: candidate, deadEnd: deadEnd, letters, distance) else { break }
            bound = next
        }
        return found
    }

    /// The smallest text after all that begin with `candidate[...deadEnd]` that a near word may begin with.
    private func next(
        after candidate: [Unicode.Scalar], deadEnd: Int, _ letters: [Unicode.Scalar], _ distance: Int
    ) -> String? {
        let alphabet = Set(letters).sorted()
        for place in stride(from: deadEnd, through: 0, by: -1) {
            let prefix = candidate[..<place]
            var table = EditDistance(to: letters, limit: distance)
            for letter in prefix { _ = table.append(letter) }
            // A letter that the word does not hold is as good as any other such: the very next one may do.
            if let successor = candidate[place].successorScalar {
                var other = table
                if !alphabet.contains(successor), other.append(successor) {
                    return (prefix + [successor]).text
                }
                for letter in alphabet where letter > candidate[place] {
                    var known = table
                    if known.append(letter) { return (prefix + [letter]).text }
                }
            }
        }
        return nil
    }
}

/// The part of the vocabulary that holds words of the same kind of letters.
private struct SearchSpace {
    let start: String
    let end: String

    /// Nil for words of scripts without spaces.
    init?(_ letters: [Unicode.Scalar]) {
        guard letters.allSatisfy({ $0.value < 0x0E00 || (0x1E00..<0x2000).contains($0.value) }) else {
            return nil
        }
        start = "0"
        end = letters.allSatisfy(\.isASCII) ? "\u{80}" : "\u{E00}"
    }
}

extension Unicode.Scalar {
    fileprivate var successorScalar: Unicode.Scalar? {
        value == 0xD7FF ? "\u{E000}" : Unicode.Scalar(value + 1)
    }

    fileprivate var successor: String? { successorScalar.map(String.init) }
}
