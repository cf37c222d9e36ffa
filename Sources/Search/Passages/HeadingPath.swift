internal import Storage

/// The headings that a place of a document stands under, the outermost first.
struct HeadingPath {
    private(set) var headings: [StoredHeading] = []

    /// Goes on over a heading: those of its level and below end.
    mutating func pass(_ heading: StoredHeading) {
        headings.removeAll { $0.level >= heading.level }
        headings.append(heading)
    }

    /// The headings above a passage whose first block is a heading, or nil for another block.
    func above(_ first: StoredHeading?) -> [StoredHeading] {
        headings.filter { $0.level < first?.level ?? .max }
    }
}
