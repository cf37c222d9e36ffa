/// The Damerau-Levenshtein distance (optimal string alignment) of a word to texts that are given letter by letter.
///
/// Two rows of the table of Wagner and Fischer are kept, and the previous one for swapped neighbours.
struct EditDistance {
    private let word: [Unicode.Scalar]
    private let limit: Int
    private var previous: [Int] = []
    private var row: [Int]
    private var lastLetter: Unicode.Scalar?

    /// Begins with the empty text.
    init(to word: [Unicode.Scalar], limit: Int) {
        self.word = word
        self.limit = limit
        row = Array(0...word.count)
    }

    /// The distance between the word and the text so far.
    var distance: Int { row[word.count] }

    var isWithinLimit: Bool { distance <= limit }

    /// Adds a letter; false if no text that continues from here can be within the limit.
    mutating func append(_ letter: Unicode.Scalar) -> Bool {
        var next = [row[0] + 1]
        next.reserveCapacity(word.count + 1)
        for index in word.indices {
            var best = min(row[index + 1] + 1, next[index] + 1, row[index] + (word[index] == letter ? 0 : 1))
            if index > 0, let lastLetter, word[index] == lastLetter, word[index - 1] == letter {
                best = min(best, previous[index - 1] + 1)
            }
            next.append(best)
        }
        // A swap reaches back over one row, at the cost of one.
        let isAlive = next.contains { $0 <= limit } || row.contains { $0 + 1 <= limit }
        previous = row
        row = next
        lastLetter = letter
        return isAlive
    }
}
