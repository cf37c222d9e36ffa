import Providers
import Ingestion
import DocumentModel
import JSONView
import Storage
import TestSupport
import Testing

/// Boxes in the store are the boxes that were sent, turned here by hand.
enum BoxTests {
    /// A box with the letters of the text that stands in it.
    struct PlacedText: Hashable, CustomStringConvertible {
        let letters: String
        /// In thousandths of a page unit.
        let corners: [Int]

        init(_ text: String, _ numbers: [Double]) {
            letters = LetterCounts.letters(text)
            corners = numbers.map { Int(($0 * 1000).rounded()) }
        }

        var description: String { "\"\(letters.prefix(40))\" at \(corners.map { Double($0) / 1000 })" }
    }

    /// The blocks with a box, of the kinds that are wanted.
    static func placed(_ page: StoredPage, where isWanted: (Block) -> Bool) -> [PlacedText] {
        page.blocks.map(\.block).compactMap { block in
            guard isWanted(block), let box = block.box else { return nil }
            return PlacedText(block.text, box.numbers)
        }
    }

    /// A few parses at random.
    static func sample(
        of corpus: IngestedCorpus, count: Int, where isWanted: (IngestedCorpus.Parse) -> Bool
    ) throws -> [IngestedCorpus.Parse] {
        let seed = UInt64.random(in: 0...(.max))
        print("\(corpus.name): boxes of \(count) files, seed \(seed)")
        var generator = SeededGenerator(state: seed)
        var all: [IngestedCorpus.Parse] = []
        try corpus.forEachParse { if isWanted($0) { all.append($0) } }
        return Array(all.shuffled(using: &generator).prefix(count))
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers for the same seed on every platform.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
