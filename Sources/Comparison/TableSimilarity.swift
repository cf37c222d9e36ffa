/// TEDS: one minus the tree edit distance of two tables divided by the nodes of the larger one.
package enum TableSimilarity {
    /// Tables with more nodes are not compared: the distance takes the product of both sizes in time and memory.
    package static let maximumNodes = 1_500

    /// 1 for equal tables, 0 where nothing fits or a table has no cells; nil where a table is over `maximumNodes`.
    package static func teds(_ first: TableTree, _ second: TableTree) -> Double? {
        let size = max(first.descendantCount, second.descendantCount)
        guard size <= maximumNodes else { return nil }
        guard first.descendantCount > 0, second.descendantCount > 0 else { return 0 }
        return max(0, 1 - TreeEditDistance.between(first, second) / Double(size))
    }
}
