/// Index entries of pages that are stored but not in the full-text index yet.
///
/// FTS5 writes what it gathered to the file whenever a savepoint begins, and each parse is one. Pages of many parses that enter
/// the index between two savepoints become one sorted run instead of one run a parse, which later have to be merged.
struct IndexQueue {
    /// When this number of bytes waits, they should be written; a parse may exceed it.
    static let greatestSize = 8 << 20

    private var waiting: [(entries: IndexEntry, firstPage: Int64)] = []
    private var size = 0

    /// How many parses wait.
    var count: Int { waiting.count }

    /// Whether it is time to write them.
    var isFull: Bool { size >= Self.greatestSize }

    /// Adds the pages of a parse, whose row ids begin with `firstPage`.
    mutating func append(_ entries: IndexEntry, firstPage: Int64) {
        waiting.append((entries, firstPage))
        size += entries.size
    }

    /// Forgets the parses that were added last, so that `count` are left.
    mutating func truncate(to count: Int) {
        guard count < waiting.count else { return }
        for dropped in waiting[count...] { size -= dropped.entries.size }
        waiting.removeSubrange(count...)
    }

    /// Runs a statement that takes the index entry of each page, and empties the queue.
    mutating func write(with statement: PreparedStatement) throws {
        for (entries, firstPage) in waiting {
            for position in 0..<entries.pageCount {
                try entries.run(statement, page: firstPage + Int64(position), at: position)
            }
        }
        waiting.removeAll(keepingCapacity: true)
        size = 0
    }
}
