/// A block's number: the row id of its page above its place on the page.
///
/// References between blocks are stored as the distance from the first block of their page, so that they stay true when a merge gives
/// pages other row ids; to a block of the same page that is its ordinal. What a damaged store holds may overflow, and then leads nowhere.
enum BlockID {
    static let ordinalBits: Int64 = 20
    /// The places that a page has.
    static let ordinals = 0..<1 << 20

    static func of(page: Int64, ordinal: Int64) -> Int64 { page << ordinalBits | ordinal }

    /// The block at a distance from the first block of a page.
    static func at(_ distance: Int64, fromPage page: Int64) -> Int64 { page << ordinalBits &+ distance }

    /// The distance of a block from the first block of a page.
    static func distance(toPage page: Int64, ordinal: Int, fromPage origin: Int64) -> Int64 {
        (page &- origin) << ordinalBits &+ Int64(ordinal)
    }
}
