/// In which walk through an archive each of its results is read, so that what waits for other members stays in bounds.
///
/// A result is returned when its last member has been read; until then its members wait in memory. If more than the bound
/// would wait, the results that complete last are left to a further walk. A result larger than the bound waits alone.
struct ArchiveWalks {
    /// For each result the walk that reads it, from 0.
    let walkOfResult: [Int]
    /// How many walks there are.
    let count: Int

    /// - Parameters:
    ///   - members: For each result the positions of its members.
    ///   - owners: For each member the results that it belongs to.
    ///   - sizes: The bytes of each member as the archive declares them.
    ///   - bound: How many bytes may wait.
    init(members: [[Int]], owners: [[Int]], sizes: [Int], bound: Int) {
        var walks = [Int](repeating: 0, count: members.count)
        let last = members.map { $0.max() ?? 0 }
        var walk = 0
        var rest = Set(members.indices)
        while !rest.isEmpty {
            let deferred = Self.deferred(rest, owners, last, sizes, bound)
            for result in rest.subtracting(deferred) { walks[result] = walk }
            rest = deferred
            walk += 1
        }
        walkOfResult = walks
        count = walk
    }

    /// Runs through the members once in thought; the results that would have to wait for another walk.
    private static func deferred(
        _ results: Set<Int>, _ owners: [[Int]], _ last: [Int], _ sizes: [Int], _ bound: Int
    ) -> Set<Int> {
        var deferred: Set<Int> = []
        var waiting: [Int: Int] = [:]
        var held = 0
        for (position, size) in sizes.enumerated() {
            let takers = owners[position].filter { results.contains($0) && !deferred.contains($0) }
            for result in takers where last[result] == position {
                held -= waiting.removeValue(forKey: result) ?? 0
            }
            // A member of several results waits once, for the one that completes last.
            guard let result = takers.max(by: { last[$0] < last[$1] }), last[result] > position else {
                continue
            }
            waiting[result, default: 0] += size
            held += size
            guard held > bound, waiting.count > 1 else { continue }
            // Half is let go at once, so that the work stays in proportion to the bytes.
            for late in waiting.keys.sorted(by: { last[$0] > last[$1] }).dropLast() where held > bound / 2 {
                held -= waiting.removeValue(forKey: late) ?? 0
                deferred.insert(late)
            }
        }
        return deferred
    }
}
