/// A block that holds something a query looks for.
package struct PageRegion: Hashable, Sendable {
    /// The block's position in the page's blocks.
    package let block: Int
    /// What was found, in the block's text.
    package let highlights: Highlights
    /// How many of the query's phrases and `NEAR`s have a part here.
    package let termCount: Int

    package init(block: Int, highlights: Highlights, termCount: Int) {
        self.block = block
        self.highlights = highlights
        self.termCount = termCount
    }
}
