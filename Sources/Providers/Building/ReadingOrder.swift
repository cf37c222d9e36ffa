internal import DocumentModel

/// The reading order of lines that a parser sends from top to bottom across columns.
///
/// Lines side by side form rows. Consecutive rows that leave the same gap free are columns if both sides look like running text: lines
/// that mostly fill their side. Such columns are read one after the other, everything else (forms, receipts) row by row.
/// Takes n log n steps for each depth of columns.
struct ReadingOrder {
    /// Columns in columns are followed so far.
    private static let deepest = 6
    /// The narrowest gap between columns, as a share of the width of all lines.
    private static let narrowestGap = 0.015
    /// The narrowest column, as a share of all columns and gaps.
    private static let narrowestColumn = 0.2
    /// How many lines a column has at least.
    private static let fewestLines = 3

    /// A row of more lines is not a row of columns.
    private static let mostInRow = 32

    /// From left to right.
    private typealias Stretch = (start: Double, end: Double)

    private let boxes: [Box]
    private var order: [Int] = []

    /// The positions of the boxes in reading order.
    static func positions(of boxes: [Box]) -> [Int] {
        var reader = ReadingOrder(boxes: boxes)
        reader.read(Array(boxes.indices), depth: 0)
        return reader.order
    }

    private init(boxes: [Box]) { self.boxes = boxes }

    private mutating func read(_ positions: [Int], depth: Int) {
        guard let whole = extent(of: positions) else { return }
        let width = whole.end - whole.start
        var group: [[Int]] = []
        var gaps: [Stretch] = []
        for row in rows(of: positions) {
            let left = isApart(row, from: group) ? [] : narrowed(gaps, by: row, width)
            if left.isEmpty {
                finish(group, gaps, depth)
                group = []
                gaps = gapsInside(row, width)
            } else {
                gaps = left
            }
            group.append(row)
            if gaps.isEmpty {
                order += row
                group = []
            }
        }
        finish(group, gaps, depth)
    }

    /// Whether a line alone is so far below the rows that it cannot be the end of a column.
    private func isApart(_ row: [Int], from group: [[Int]]) -> Bool {
        guard row.count == 1, let last = group.last?.first.map({ boxes[$0] }) else { return false }
        return boxes[row[0]].y0 - last.y1 > 2 * max(last.height, boxes[row[0]].height)
    }

    /// The stretches between the lines of a row.
    private func gapsInside(_ row: [Int], _ width: Double) -> [Stretch] {
        extent(of: row).map { narrowed([$0], by: row, width) } ?? []
    }

    /// Reads rows with gaps as columns if they look like it.
    private mutating func finish(_ rows: [[Int]], _ gaps: [Stretch], _ depth: Int) {
        let all = rows.flatMap { $0 }
        let inside = gaps.filter { isBetween($0, all) }
        guard depth < Self.deepest,
            let widest = inside.max(by: { $0.end - $0.start < $1.end - $1.start })
        else { return order += all }
        for gaps in [inside, [widest]] {
            let columns = columns(of: all, at: gaps)
            guard columns.allSatisfy({ isRunningText($0, of: all) }) else { continue }
            for column in columns { read(column, depth: depth + 1) }
            return
        }
        order += all
    }

    /// The lines before, between and after gaps.
    private func columns(of positions: [Int], at gaps: [Stretch]) -> [[Int]] {
        let ends = gaps.map(\.end).sorted()
        var columns = [[Int]](repeating: [], count: ends.count + 1)
        for position in positions { columns[ends.count { $0 <= boxes[position].x0 }].append(position) }
        return columns
    }

    /// Whether a column is not a narrow list beside another, and its lines mostly fill it.
    private func isRunningText(_ positions: [Int], of all: [Int]) -> Bool {
        guard positions.count >= Self.fewestLines, let column = extent(of: positions),
            let whole = extent(of: all),
            column.end - column.start >= Self.narrowestColumn * (whole.end - whole.start)
        else { return false }
        let full = positions.count { boxes[$0].width >= 0.75 * (column.end - column.start) }
        return full * 2 >= positions.count
    }

    /// Lines side by side, from left to right; rows from top to bottom.
    private func rows(of positions: [Int]) -> [[Int]] {
        let sorted = positions.sorted {
            (boxes[$0].y0 + boxes[$0].y1, $0) < (boxes[$1].y0 + boxes[$1].y1, $1)
        }
        var rows: [[Int]] = []
        for position in sorted {
            let box = boxes[position]
            if let first = rows.last?.first.map({ boxes[$0] }),
                abs(box.y0 + box.y1 - first.y0 - first.y1) < min(box.height, first.height)
            {
                rows[rows.count - 1].append(position)
            } else {
                rows.append([position])
            }
        }
        return rows.map { $0.sorted { (boxes[$0].x0, $0) < (boxes[$1].x0, $1) } }
    }

    private func extent(of positions: [Int]) -> Stretch? {
        guard let start = positions.map({ boxes[$0].x0 }).min(),
            let end = positions.map({ boxes[$0].x1 }).max()
        else { return nil }
        return (start, end)
    }

    /// What a row leaves of gaps.
    private func narrowed(_ gaps: [Stretch], by row: [Int], _ width: Double) -> [Stretch] {
        guard row.count <= Self.mostInRow else { return [] }
        var left = gaps
        for position in row {
            let box = boxes[position]
            left = left.flatMap { gap -> [Stretch] in
                guard box.x0 < gap.end, box.x1 > gap.start else { return [gap] }
                return [(gap.start, box.x0), (box.x1, gap.end)]
            }
            .filter { $0.end - $0.start >= Self.narrowestGap * width && $0.end > $0.start }
        }
        return left
    }

    /// Whether there are lines on both sides of a gap.
    private func isBetween(_ gap: Stretch, _ positions: [Int]) -> Bool {
        positions.contains { boxes[$0].x1 <= gap.start } && positions.contains { boxes[$0].x0 >= gap.end }
    }
}
