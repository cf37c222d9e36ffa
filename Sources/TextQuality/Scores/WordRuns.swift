/// Compares runs of a text's words by polynomial hashes modulo 2^61 − 1, which join words without going over their bytes
/// again.
struct WordRuns {
    private struct Word {
        let hash: UInt64
        /// The base to the power of the word's bytes.
        let power: UInt64
        let chars: Int
    }

    private let words: [Word]
    private static let base: UInt64 = 0x1B87_3593_5BD1_E995 % MinHash.prime

    init(_ text: ScoredText) {
        words = text.words.map { word in
            var (hash, power): (UInt64, UInt64) = (0, 1)
            for byte in text.bytes[word] {
                hash = Self.joined(hash, Self.base, UInt64(byte) + 1)
                power = Self.joined(power, Self.base, 0)
            }
            return Word(hash: hash, power: power, chars: text.chars(word))
        }
    }

    /// The code points of the most frequent run of this many words, with one space between them, times how often it occurs;
    /// of equally frequent ones that which comes first.
    func charsOfMostFrequent(_ length: Int) -> Int {
        guard words.count >= length else { return 0 }
        var runs: [UInt64: (count: Int, first: Int)] = [:]
        runs.reserveCapacity(words.count)
        for first in 0...(words.count - length) {
            runs[hash(first, length, isSpaced: true), default: (0, first)].count += 1
        }
        let best = runs.values.max { ($0.count, $1.first) < ($1.count, $0.first) }
        return best.map { (chars($0.first, length) + length - 1) * $0.count } ?? 0
    }

    /// The code points of runs of this many words that have occurred before, none overlapping another; runs are compared as
    /// if there were nothing between their words.
    func charsOfRepeated(_ length: Int) -> Int {
        var seen: Set<UInt64> = []
        seen.reserveCapacity(words.count)
        var (repeated, first) = (0, 0)
        while first + length <= words.count {
            if seen.insert(hash(first, length, isSpaced: false)).inserted {
                first += 1
            } else {
                repeated += chars(first, length)
                first += length
            }
        }
        return repeated
    }

    private func chars(_ first: Int, _ length: Int) -> Int {
        words[first..<first + length].reduce(0) { $0 + $1.chars }
    }

    private func hash(_ first: Int, _ length: Int, isSpaced: Bool) -> UInt64 {
        var hash: UInt64 = 0
        for position in first..<first + length {
            hash = Self.joined(hash, words[position].power, words[position].hash)
            if isSpaced { hash = Self.joined(hash, Self.base, 1) }
        }
        return hash
    }

    /// Computes `(hash · power + summand) mod (2^61 − 1)`.
    private static func joined(_ hash: UInt64, _ power: UInt64, _ summand: UInt64) -> UInt64 {
        let (high, low) = hash.multipliedFullWidth(by: power)
        // The product is (high · 8 + low / 2^61) · 2^61 + low mod 2^61, and 2^61 is 1.
        var sum = (high << 3 | low >> 61) + (low & MinHash.prime)
        if sum >= MinHash.prime { sum -= MinHash.prime }
        sum += summand
        return sum >= MinHash.prime ? sum - MinHash.prime : sum
    }
}
