internal import TextQuality

/// Decides which record is kept for which others.
///
/// Copies are grouped first, then chosen among: the best record of a group is kept, and every record that is similar enough
/// to it goes; the same is done with the rest of the group. So every record that is left out is similar to a record that is kept,
/// and no chain of small steps takes away a text that has no copy.
struct DuplicateResolver {
    /// How many different texts one group may have; more are the work of a template, and comparing all of them takes forever.
    static let largestGroup = 1_000
    /// How many records of one bucket the next one is compared with, but for those of its own group.
    private static let mostCompared = 64

    private let journal: RecordJournal
    private let minimum: Double
    /// The record that is kept in the place of each; itself for most.
    private(set) var kept: [UInt32]
    private var groups: DisjointSets
    /// Pairs of similar records whose groups were too large to become one.
    private(set) var refusedPairs = 0

    init(_ journal: RecordJournal, minimumSimilarity: Double) {
        self.journal = journal
        minimum = minimumSimilarity
        kept = Array(0..<journal.count)
        groups = DisjointSets(count: Int(journal.count))
    }

    /// Chooses among records whose texts are equal; `sorter` has the first half of each text's hash.
    mutating func joinEqual(_ sorter: PairSorter) throws {
        try sorter.forEachGroup { group in
            var byDigest: [UInt64: [UInt32]] = [:]
            for record in group { byDigest[try journal.facts(record).digest, default: []].append(record) }
            for equal in byDigest.values where equal.count > 1 {
                let best = try ranked(equal)[0]
                for record in equal { kept[Int(record)] = best }
            }
        }
    }

    /// Joins records that share a bucket and are similar indeed; of equal texts only the one that is kept is looked at.
    mutating func joinSimilar(_ sorter: PairSorter) throws {
        try sorter.forEachGroup { group in
            var seen: [(record: UInt32, shingles: ShingleSet)] = []
            for record in group where kept[Int(record)] == record {
                let shingles = try journal.shingles(record)
                for earlier in seen where groups.root(of: earlier.record) != groups.root(of: record) {
                    guard earlier.shingles.similarity(to: shingles) >= minimum else { continue }
                    if !groups.join(earlier.record, record, bound: Self.largestGroup) { refusedPairs += 1 }
                }
                if seen.count < Self.mostCompared { seen.append((record, shingles)) }
            }
        }
    }

    /// Chooses among the records of each group, when all are joined.
    mutating func choose(in folder: String) throws {
        let members = PairSorter(in: folder)
        for record in 0..<journal.count where kept[Int(record)] == record && groups.size(of: record) > 1 {
            try members.add(UInt64(groups.root(of: record)), record)
        }
        try members.forEachGroup { group in
            var rest = try ranked(group)
            while let best = rest.first {
                let shingles = try journal.shingles(best)
                rest = try rest.dropFirst().filter { record in
                    guard try journal.shingles(record).similarity(to: shingles) >= minimum else {
                        return true
                    }
                    kept[Int(record)] = best
                    return false
                }
            }
        }
        // The one that was kept of equal texts may be a copy of another one.
        for record in kept.indices { kept[record] = kept[Int(kept[record])] }
    }

    /// The records with the best one first: whole results before partial ones, then the longest, then the first.
    private func ranked(_ records: [UInt32]) throws -> [UInt32] {
        let facts = try records.map { ($0, try journal.facts($0)) }
        return facts.sorted { first, second in
            let (one, other) = (first.1, second.1)
            if one.isPartial != other.isPartial { return !one.isPartial }
            return one.chars != other.chars ? one.chars > other.chars : first.0 < second.0
        }.map(\.0)
    }
}
