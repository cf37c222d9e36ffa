extension MarkdownComposer {
    /// What a block wrote, and where.
    package struct Part: Equatable {
        /// The position in the page's blocks.
        package let block: Int
        /// In bytes of the output.
        package var range: Range<Int>
        /// Whether a block of the next page could go on with it.
        package let tail: Tail

        package init(block: Int, range: Range<Int>, tail: Tail) {
            self.block = block
            self.range = range
            self.tail = tail
        }
    }

    /// What stands at the end of a part.
    package enum Tail: Equatable {
        /// A paragraph of plain text or markdown.
        case paragraph
        /// A table as HTML that ends with its tag.
        case htmlTable
        /// A table with pipes, so many columns wide.
        case pipeTable(width: Int)
        case other
    }
}
