internal import DocumentModel

/// The last block of a page, which the next page could go on with.
struct PageTail {
    /// The page's index.
    let page: Int
    /// The position of the block in the page as it came.
    let position: Int
    let block: Block
    let kind: MarkdownComposer.Tail
    /// Of a table that began on an earlier page, its first part, which has the header.
    let head: Block

    /// The tail of a page whose text ends at a byte; nil where nothing can go on there.
    init?(_ parts: [MarkdownComposer.Part], of page: ExportPage, end: Int, before: PageTail?) {
        guard let last = parts.last, last.range.upperBound == end, last.tail != .other else { return nil }
        self.page = page.index
        position = last.block
        block = page.blocks[last.block]
        kind = last.tail
        head = parts.count == 1 ? before?.head ?? block : block
    }
}
