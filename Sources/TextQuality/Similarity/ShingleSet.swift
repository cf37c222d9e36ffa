/// The hashes of a text's shingles, each once, in order.
package struct ShingleSet {
    private let hashes: [UInt64]

    package init(_ shingles: [UInt64]) {
        var hashes: [UInt64] = []
        hashes.reserveCapacity(shingles.count)
        for hash in shingles.sorted() where hash != hashes.last { hashes.append(hash) }
        self.hashes = hashes
    }

    /// The Jaccard similarity: what both have divided by what either has, 1 for two empty sets.
    package func similarity(to other: ShingleSet) -> Double {
        var (first, second, common) = (0, 0, 0)
        while first < hashes.count, second < other.hashes.count {
            let (one, two) = (hashes[first], other.hashes[second])
            if one == two { common += 1 }
            if one <= two { first += 1 }
            if two <= one { second += 1 }
        }
        let union = hashes.count + other.hashes.count - common
        return union == 0 ? 1 : Double(common) / Double(union)
    }
}
