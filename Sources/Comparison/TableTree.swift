package import Markup

/// A table as the tree that TEDS compares: `table`, its rows, their cells.
///
/// Zhong, ShafieiBavani and Jimeno Yepes, "Image-based table recognition: data, model, and evaluation" (2020). As
/// OmniDocBench normalizes it before: header cells are cells, `thead` and `tbody` are not there, and what is inside a cell is its
/// text, whose code points are the tokens.
package struct TableTree: Sendable {
    /// A node in postorder.
    struct Node: Sendable {
        enum Kind: Sendable { case table, row, cell }
        let kind: Kind
        /// Columns and rows that a cell spans.
        var spans = (columns: 1, rows: 1)
        /// The code points of a cell.
        var text: [UInt32] = []
        /// The postorder position of the leftmost leaf below, the node's own for a leaf.
        let leftmostLeaf: Int
    }

    let nodes: [Node]

    /// The nodes below the root, which is what TEDS divides by.
    package var descendantCount: Int { nodes.count - 1 }

    package init(_ table: HTMLTable) {
        var nodes: [Node] = []
        for row in table.rows {
            let start = nodes.count
            for cell in row {
                nodes.append(
                    Node(
                        kind: .cell, spans: (cell.columnSpan, cell.rowSpan),
                        text: cell.text.unicodeScalars.map(\.value), leftmostLeaf: nodes.count))
            }
            nodes.append(Node(kind: .row, leftmostLeaf: start))
        }
        nodes.append(Node(kind: .table, leftmostLeaf: 0))
        self.nodes = nodes
    }

    /// The table of a text whose rows are lines and whose cells are parted by tabs.
    package init(lines text: String) {
        let rows = text.split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map { TableCell(text: String($0)) }
        }
        self.init(HTMLTable(rows: rows))
    }
}
