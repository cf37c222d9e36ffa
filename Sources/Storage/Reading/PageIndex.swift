/// The positions of pages in their documents, as in `pages.page_index`.
enum PageIndex {
    /// What a page of any document can have; ingest takes far fewer pages.
    static let range = 0...Int(Int32.max)

    /// An index out of a store; a damaged one is moved so near that numbers on both sides of it can be counted.
    static func countable(_ index: Int) -> Int { min(max(index, Int(Int32.min)), range.upperBound) }
}
