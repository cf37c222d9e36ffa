/// The pairing of two sets that has the greatest sum of values, each element used once at most.
///
/// The Hungarian method with potentials (Kuhn 1955; Jonker and Volgenant 1987), O(n²m).
enum Assignment {
    /// - Parameter values: The value of each pair, row by row; rows of equal length.
    /// - Returns: The sum of the chosen values, as many as the shorter side has.
    static func greatestSum(_ values: [[Double]]) -> Double {
        guard let width = values.first?.count, width > 0 else { return 0 }
        guard values.count <= width else {
            return greatestSum((0..<width).map { column in values.map { $0[column] } })
        }
        var assignment = Costs(values.map { $0.map { -$0 } }, width: width)
        for row in values.indices { assignment.add(row) }
        return assignment.chosen.reduce(0) { $0 + values[$1.row][$1.column] }
    }

    /// The state of the method: rows are added one by one, each by the cheapest augmenting path.
    private struct Costs {
        private let costs: [[Double]]
        private let width: Int
        private var rowPotential: [Double]
        private var columnPotential: [Double]
        /// The row of each column; the column after the last holds the row that is being added.
        private var rowOfColumn: [Int?]

        init(_ costs: [[Double]], width: Int) {
            self.costs = costs
            self.width = width
            rowPotential = [Double](repeating: 0, count: costs.count)
            columnPotential = [Double](repeating: 0, count: width + 1)
            rowOfColumn = [Int?](repeating: nil, count: width + 1)
        }

        var chosen: [(row: Int, column: Int)] {
            (0..<width).compactMap { column in rowOfColumn[column].map { ($0, column) } }
        }

        mutating func add(_ row: Int) {
            rowOfColumn[width] = row
            var column = width
            var least = [Double](repeating: .infinity, count: width)
            var previous = [Int](repeating: width, count: width)
            var visited = [Bool](repeating: false, count: width + 1)
            while let current = rowOfColumn[column] {
                visited[column] = true
                var (delta, next) = (Double.infinity, width)
                for candidate in 0..<width where !visited[candidate] {
                    let cost =
                        costs[current][candidate] - rowPotential[current] - columnPotential[candidate]
                    if cost < least[candidate] { (least[candidate], previous[candidate]) = (cost, column) }
                    if least[candidate] < delta { (delta, next) = (least[candidate], candidate) }
                }
                shift(by: delta, visited, &least)
                column = next
            }
            while column != width {
                rowOfColumn[column] = rowOfColumn[previous[column]]
                column = previous[column]
            }
        }

        private mutating func shift(by delta: Double, _ visited: [Bool], _ least: inout [Double]) {
            for column in 0...width {
                if visited[column] {
                    if let row = rowOfColumn[column] { rowPotential[row] += delta }
                    columnPotential[column] -= delta
                } else if column < width {
                    least[column] -= delta
                }
            }
        }
    }
}
