/// The headings above a place of a document, the outermost first.
package struct HeadingPath<Heading> {
    private var headings: [(heading: Heading, level: Int)] = []

    package init() {}

    /// Passes a heading: those of its level and below end.
    package mutating func pass(_ heading: Heading, level: Int) {
        headings.removeAll { $0.level >= level }
        headings.append((heading, level))
    }

    /// The headings above a passage, whose first block is a heading of some level, or nil for another block.
    package func above(level: Int?) -> [Heading] {
        headings.filter { $0.level < level ?? .max }.map(\.heading)
    }
}
