internal import DocumentModel
internal import Rendering

/// The last block of a page, which the next page could continue.
struct PageTail {
    /// The page's index.
    let page: Int
    /// The position of the block in the page as it came, before furniture was taken out.
    let position: Int
    let block: Block
    let kind: MarkdownComposer.Tail
    /// Of a table that began on an earlier page, its first part, which has the header.
    let head: Block
    /// The text of a paragraph from its beginning.
    let text: String

    /// The tail of a page whose text ends at a byte; nil if nothing can continue it.
    init?(_ parts: [MarkdownComposer.Part], of page: ExportPage, end: Int, before: PageTail?) {
        guard let last = parts.last, last.range.upperBound == end, last.tail != .other else { return nil }
        self.page = page.index
        position = page.ordinal(at: last.block)
        block = page.blocks[last.block]
        kind = last.tail
        // With one part alone, this page continues what the previous one continued.
        let goesOn = parts.count == 1 ? before : nil
        head = goesOn?.head ?? block
        text = (goesOn?.text ?? "") + block.text
    }
}
