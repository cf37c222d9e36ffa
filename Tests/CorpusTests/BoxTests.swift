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
        var generator = SeededRandom.fresh("\(corpus.name): boxes of \(count) files")
        var all: [IngestedCorpus.Parse] = []
        try corpus.forEachParse { if isWanted($0) { all.append($0) } }
        return Array(all.shuffled(using: &generator).prefix(count))
    }
}
