internal import Storage
internal import TextAnalysis

/// Finds the words of the index that are spelled nearly like one that it does not hold.
///
/// It walks the vocabulary in its order, and wherever no word with the letters so far can come near any more, it
/// seeks to the next letters that can. Nearness is the Damerau-Levenshtein distance over code points, in which
/// a letter left out, added, replaced, or two neighbours swapped, count one (`EditDistance`).
struct SpellingFinder {
    /// Gives the first token at or after a bound and below another.
    typealias Lookup = (_ start: String, _ end: String) throws -> String?

    private static let greatestResultCount = 3
    /// Look-ups among words with the first letter as typed, which most misspellings keep.
    private static let greatestWalk = 200
    /// Look-ups among words before, and among words after these.
    private static let greatestSideWalk = 75
    /// More near words of one kind are not counted.
    private static let greatestCandidateCount = 50

    private let lookup: Lookup
    private let pageCount: (String) throws -> Int
    /// Look-ups that are left for all words together: they bound the time of a query, whatever the size of the vocabulary.
    private var remaining = 500

    /// - Parameters:
    ///   - lookup: Gives the first token at or after a bound and below another.
    ///   - pageCount: How many pages hold a token.
    init(_ lookup: @escaping Lookup, pageCount: @escaping (String) throws -> Int) {
        self.lookup = lookup
        self.pageCount = pageCount
    }

    /// The nearest words, those on the most pages first among equally near ones.
    ///
    /// One edit is looked for in words of three letters and more, two in words of six and more, of which the first
    /// letter must be right. Pairs of Chinese characters have no spelling.
    mutating func near(_ word: String) throws -> [VocabularyEntry] {
        let letters = Array(word.unicodeScalars)
        guard letters.count >= 3, let space = SearchSpace(letters) else { return [] }
        let first = String(letters[0])
        let next = letters[0].successor ?? space.end
        var found = try walk(letters, distance: 1, from: first, below: next, Self.greatestWalk)
        found += try walk(letters, distance: 1, from: space.start, below: first, Self.greatestSideWalk)
        found += try walk(letters, distance: 1, from: next, below: space.end, Self.greatestSideWalk)
        if found.isEmpty, letters.count >= 6 {
            found = try walk(letters, distance: 2, from: first, below: next, remaining)
        }
        let counted = try found.prefix(Self.greatestCandidateCount).map {
            VocabularyEntry(token: $0, pages: try pageCount($0))
        }
        let sorted = counted.sorted { ($1.pages, $0.token) < ($0.pages, $1.token) }
        return Array(sorted.prefix(Self.greatestResultCount))
    }

    private mutating func walk(
        _ letters: [Unicode.Scalar], distance: Int, from start: String, below end: String, _ most: Int
    ) throws -> [String] {
        var found: [String] = []
        var bound = start
        for _ in 0..<min(most, remaining) {
            remaining -= 1
            guard let token = try lookup(bound, end) else { break }
            var table = EditDistance(to: letters, limit: distance)
            let candidate = Array(token.unicodeScalars)
            guard let deadEnd = candidate.firstIndex(where: { !table.append($0) }) else {
                if table.isWithinLimit, !Tokenizer.isHyphenatedWord(token) { found.append(token) }
                // The least text that is greater: tokens hold no control characters, and SQL takes no NUL.
                bound = token + "\u{1}"
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
