import Storage
import TestSupport
import Testing

@testable import Search

struct SpellingTests {
    /// The distance by its definition, over whole words (Oommen and Loke's recurrence for optimal string alignment).
    private func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var table = Array(repeating: Array(repeating: 0, count: second.count + 1), count: first.count + 1)
        for row in 0...first.count { table[row][0] = row }
        for column in 0...second.count { table[0][column] = column }
        guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
        for row in 1...first.count {
            for column in 1...second.count {
                let cost = first[row - 1] == second[column - 1] ? 0 : 1
                var best = min(
                    table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + cost)
                if row > 1, column > 1, first[row - 1] == second[column - 2],
                    first[row - 2] == second[column - 1]
                {
                    best = min(best, table[row - 2][column - 2] + 1)
                }
                table[row][column] = best
            }
        }
        return table[first.count][second.count]
    }

    private func word(_ letters: [Character], _ generator: inout SeededRandom) -> String {
        String((0..<Int.random(in: 3...8, using: &generator)).map { _ in generator.element(of: letters) })
    }

    /// A finder over a list of words, all on as many pages as their place says, and how often it was asked.
    private final class Words {
        let sorted: [String]
        var lookups = 0

        init(_ words: Set<String>) {
            sorted = words.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        }

        func entry(from start: String, below end: String) -> VocabularyEntry? {
            lookups += 1
            let index = sorted.firstIndex { !Array($0.utf8).lexicographicallyPrecedes(Array(start.utf8)) }
            guard let index, Array(sorted[index].utf8).lexicographicallyPrecedes(Array(end.utf8)) else {
                return nil
            }
            return VocabularyEntry(token: sorted[index], pages: index + 1)
        }

        func pages(of word: String) -> Int { (sorted.firstIndex(of: word) ?? -1) + 1 }
    }

    @Test(arguments: [("ab", "ba", 1), ("ca", "abc", 3), ("kitten", "sitting", 3), ("", "ab", 2)])
    func `letters left out, added, replaced and swapped count one each`(
        first: String, second: String, expected: Int
    ) {
        let letters = Array(first.unicodeScalars)
        var table = EditDistance(to: letters, limit: 9)
        for letter in second.unicodeScalars { _ = table.append(letter) }
        #expect(table.distance == expected)
        #expect(distance(letters, Array(second.unicodeScalars)) == expected)
    }

    @Test func `the walk finds exactly the words that are near, whatever the vocabulary`() throws {
        var generator = SeededRandom.fresh()
        var found = 0
        for letters in ["abc", "aéя", "ab3zÿ"] {
            for _ in 0..<SeededRandom.rounds(60) {
                let words = Words(Set((0..<80).map { _ in word(Array(letters), &generator) }))
                let asked = word(Array(letters), &generator)
                let target = Array(asked.unicodeScalars)
                var finder = SpellingFinder {
                    words.entry(from: $0, below: $1)?.token
                } pageCount: {
                    words.pages(of: $0)
                }
                func near(_ limit: Int) -> [VocabularyEntry] {
                    words.sorted.enumerated()
                        .filter { distance(target, Array($0.element.unicodeScalars)) <= limit }
                        .map { VocabularyEntry(token: $0.element, pages: $0.offset + 1) }
                }
                var expected = near(1)
                if expected.isEmpty, target.count >= 6 {
                    expected = near(2).filter { $0.token.unicodeScalars.first == target.first }
                }
                let best = expected.sorted { $0.pages > $1.pages }.prefix(3)
                // A word of ASCII letters is looked for among such words.
                guard asked.allSatisfy(\.isASCII) == false || letters == "abc" else { continue }
                #expect(try finder.near(asked) == Array(best), "\(asked) in \(words.sorted)")
                found += best.count
            }
        }
        #expect(found > 50)
    }

    @Test func `a large vocabulary is sought through in few look-ups`() throws {
        var generator = SeededRandom.fresh()
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        var all = Set((0..<20_000).map { _ in word(letters, &generator) })
        all.insert("receive")
        let words = Words(all)
        var finder = SpellingFinder {
            words.entry(from: $0, below: $1)?.token
        } pageCount: {
            words.pages(of: $0)
        }
        #expect(try finder.near("recieve").map(\.token).contains("receive"))
        #expect(words.lookups < 1_500)
    }

    @Test func `look-ups are bounded for all words of a query together`() throws {
        var lookups = 0
        var finder = SpellingFinder { start, _ in
            lookups += 1
            return start + "a"
        } pageCount: { _ in
            1
        }
        for _ in 0..<16 { _ = try finder.near("recieve") }
        #expect(lookups <= 500)
    }

    @Test(arguments: ["中国", "ab", "", "ไทย", "한국어"])
    func `short words and scripts without spaces have no spellings`(word: String) throws {
        var finder = SpellingFinder { _, _ in
            "abc"
        } pageCount: { _ in
            1
        }
        #expect(try finder.near(word).isEmpty)
    }
}
