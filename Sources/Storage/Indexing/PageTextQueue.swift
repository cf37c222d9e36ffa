/// Texts of pages that are stored but not in the full-text index yet.
///
/// FTS5 writes what it gathered to the file whenever a savepoint begins, and each parse is one. Pages of many parses that enter
/// the index between two savepoints become one sorted run instead of one run a parse, which later have to be merged.
struct PageTextQueue {
    /// When so many bytes wait, they should be written; a parse may exceed it.
    static let greatestSize = 8 << 20

    private var bytes: [UInt8] = []
    private var pages: [Int64] = []
    /// For each page where each of its columns ends in `bytes`.
    private var ends: [Int] = []

    /// How many pages wait.
    var count: Int { pages.count }

    /// Whether it is time to write them.
    var isFull: Bool { bytes.count >= Self.greatestSize }

    mutating func append(_ text: PageText, page: Int64) {
        pages.append(page)
        for column in SearchColumn.allCases {
            bytes.append(contentsOf: text[column])
            ends.append(bytes.count)
        }
    }

    /// Forgets the pages that were added last, so that `count` are left.
    mutating func truncate(to count: Int) {
        guard count < pages.count else { return }
        pages.removeSubrange(count...)
        ends.removeSubrange((count * SearchColumn.allCases.count)...)
        bytes.removeSubrange((ends.last ?? 0)...)
    }

    /// Runs a statement that takes the index entry of each page, and empties the queue.
    mutating func write(with statement: PreparedStatement) throws {
        let columns = SearchColumn.allCases.count
        var entry = IndexEntry()
        try bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            for (position, page) in pages.enumerated() {
                entry.clear()
                for end in ends[position * columns..<(position + 1) * columns] {
                    entry.addColumn(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                    start = end
                }
                try entry.run(statement, page: page)
            }
        }
        pages.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }
}
