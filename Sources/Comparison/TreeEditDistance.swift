/// The tree edit distance by Zhang and Shasha with the costs of TEDS.
///
/// "Simple fast algorithms for the editing distance between trees and related problems", SIAM Journal on Computing 18 (1989).
/// Inserting or deleting a node costs 1. Renaming one costs 1 if kinds or spans differ, and between two cells the
/// normalized edit distance of their texts. A tree of n nodes and fixed depth takes O(n²) cells of the tables below.
struct TreeEditDistance {
    private let first: [TableTree.Node]
    private let second: [TableTree.Node]
    /// The distance between the subtrees of two nodes, row by row.
    private var subtrees: [Double]
    /// The distance between two forests; row and column 0 are the empty forest.
    private var forests: [Double]

    static func between(_ first: TableTree, _ second: TableTree) -> Double {
        var distance = TreeEditDistance(first.nodes, second.nodes)
        distance.compute()
        return distance.subtrees[distance.subtrees.count - 1]
    }

    private init(_ first: [TableTree.Node], _ second: [TableTree.Node]) {
        self.first = first
        self.second = second
        subtrees = [Double](repeating: 0, count: first.count * second.count)
        forests = [Double](repeating: 0, count: (first.count + 1) * (second.count + 1))
    }

    private mutating func compute() {
        let (rows, columns) = (Self.keyRoots(first), Self.keyRoots(second))
        for row in rows {
            for column in columns { computeForest(row, column) }
        }
    }

    /// The nodes that have a left sibling, and the root, in rising order.
    private static func keyRoots(_ nodes: [TableTree.Node]) -> [Int] {
        var seen: Set<Int> = []
        return nodes.indices.reversed().filter { seen.insert(nodes[$0].leftmostLeaf).inserted }.reversed()
    }

    /// Fills the distances of all prefixes of the subtrees of two key roots.
    private mutating func computeForest(_ row: Int, _ column: Int) {
        let width = second.count + 1
        let (top, left) = (first[row].leftmostLeaf, second[column].leftmostLeaf)
        forests[0] = 0
        for i in top...row { forests[(i - top + 1) * width] = forests[(i - top) * width] + 1 }
        for j in left...column { forests[j - left + 1] = forests[j - left] + 1 }
        for i in top...row {
            let (above, here) = ((i - top) * width, (i - top + 1) * width)
            for j in left...column {
                let place = j - left + 1
                let edited = min(forests[above + place], forests[here + place - 1]) + 1
                if first[i].leftmostLeaf == top, second[j].leftmostLeaf == left {
                    let renamed =
                        forests[above + place - 1]
                        + renameCost(i, j, below: edited - forests[above + place - 1])
                    forests[here + place] = min(edited, renamed)
                    subtrees[i * second.count + j] = forests[here + place]
                } else {
                    let before =
                        (first[i].leftmostLeaf - top) * width + second[j].leftmostLeaf - left
                    forests[here + place] = min(edited, forests[before] + subtrees[i * second.count + j])
                }
            }
        }
    }

    /// What it costs to make one node the other; anything from `limit` up is as good as `limit`.
    private func renameCost(_ i: Int, _ j: Int, below limit: Double) -> Double {
        let (a, b) = (first[i], second[j])
        guard a.kind == b.kind, a.spans == b.spans else { return 1 }
        guard a.kind == .cell, limit > 0 else { return 0 }
        return 1 - EditDistance.similarity(a.text, b.text)
    }
}
