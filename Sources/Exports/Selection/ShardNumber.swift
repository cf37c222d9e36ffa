/// One part of many into which documents are dealt out by their keys, so that many machines can share an export.
package struct ShardNumber: Hashable, Sendable {
    /// From 0.
    package let index: Int
    package let count: Int

    /// Makes a number; nil unless the index is below the count, which is at most 100,000.
    package init?(index: Int, count: Int) {
        guard (1...100_000).contains(count), (0..<count).contains(index) else { return nil }
        self.index = index
        self.count = count
    }

    /// Reads `3/16`.
    package init?(_ text: String) {
        let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let index = numbers[0], let count = numbers[1] else { return nil }
        self.init(index: index, count: count)
    }

    /// Whether a document belongs to this part; its pages always stay together.
    func includes(key: String) -> Bool {
        count == 1 || StableHash.of(key) % UInt64(count) == UInt64(index)
    }
}
