/// A block that holds something a query looks for.
package struct PageRegion: Hashable, Sendable {
    /// What a marked piece of text belongs to.
    package struct Term: Hashable, Sendable {
        /// Which of the query's wanted phrases and `NEAR`s.
        package let leaf: Int
        /// Which part of it, if it goes over the end of a block; else 0.
        package let part: Int

        package init(leaf: Int, part: Int = 0) {
            self.leaf = leaf
            self.part = part
        }
    }

    /// One piece of the block's text that was found.
    package struct Match: Hashable, Sendable {
        package let term: Term
        /// Half-open, in code points.
        package let range: Range<Int>

        package init(_ term: Term, _ range: Range<Int>) {
            self.term = term
            self.range = range
        }
    }

    /// The block's position in the page's blocks.
    package let block: Int
    /// In the order of their beginnings; they may overlap.
    package let matches: [Match]

    /// Makes a region of matches in any order.
    package init(block: Int, matches: [Match]) {
        self.block = block
        self.matches = matches.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
    }

    /// What to mark in the block's text.
    package var highlights: Highlights { Highlights(matches.map(\.range)) }

    /// How many of the query's phrases and `NEAR`s have a part here.
    package var termCount: Int { Set(matches.map(\.term.leaf)).count }
}
