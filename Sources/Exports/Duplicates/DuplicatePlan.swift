internal import TextQuality

/// Which records are copies of which, given record by record in the order of the export.
final class DuplicatePlan {
    /// The numbers of what this run writes, of all that copies were looked for in; nil for all.
    struct Numbers {
        var records: [UInt32]?
        var documents: [UInt32]?
    }

    /// The number of groups of copies.
    private(set) var clusters = 0
    /// Pairs of similar records in different groups, since one would have become too large.
    let refusedPairs: Int

    private let journal: RecordJournal
    private let kept: [UInt32]
    private let own: Numbers
    /// Kept records with their copies, both in order: two numbers a pair.
    private let copies: ScratchFile
    private var nextCopy = 0
    private var nextRecord = 0
    private var nextDocument = 0
    /// The set of each document in a split, the same for documents that share copies.
    private var places: [UInt64]

    init(
        _ resolver: DuplicateResolver, _ journal: RecordJournal, _ own: Numbers, places: [UInt64],
        documents: Int, in folder: String
    ) throws {
        self.journal = journal
        self.own = own
        self.places = places
        kept = resolver.kept
        refusedPairs = resolver.refusedPairs
        let sorter = PairSorter(in: folder)
        var groups = DisjointSets(count: places.count)
        for (record, best) in kept.enumerated() where record != best {
            try sorter.add(UInt64(best), UInt32(record))
            if !places.isEmpty {
                groups.join(try journal.facts(UInt32(record)).document, try journal.facts(best).document)
            }
        }
        let copies = try ScratchFile(in: folder)
        var last: UInt64?
        var clusters = 0
        try sorter.forEach { pair in
            try copies.append([UInt32(pair.key), pair.record])
            if pair.key != last { clusters += 1 }
            last = pair.key
        }
        self.copies = copies
        self.clusters = clusters
        settle(&groups)
    }

    /// Puts all documents of a group in the set of the first of them.
    private func settle(_ groups: inout DisjointSets) {
        var first: [UInt32: UInt64] = [:]
        for document in places.indices {
            let root = groups.root(of: UInt32(document))
            guard groups.size(of: root) > 1 else { continue }
            let place = first[root] ?? places[document]
            first[root] = place
            places[document] = place
        }
    }

    /// Moves on to the next document.
    ///
    /// - Returns: Its place in a split; nil if copies do not decide that.
    func nextPlace() -> UInt64? {
        defer { nextDocument += 1 }
        guard !places.isEmpty else { return nil }
        return places[own.documents.map { Int($0[nextDocument]) } ?? nextDocument]
    }

    /// Moves on to the next record.
    func next() throws -> RecordCopies {
        let number = own.records?[nextRecord] ?? UInt32(nextRecord)
        nextRecord += 1
        let best = kept[Int(number)]
        guard best == number else {
            let similarity = try journal.shingles(number).similarity(to: journal.shingles(best))
            let isEqual = try journal.facts(number).digest == journal.facts(best).digest
            return RecordCopies(
                keptID: try journal.identifier(best), isCopy: true, similarity: isEqual ? 1 : similarity)
        }
        var note = RecordCopies()
        while nextCopy + 8 <= copies.count {
            let pair = try copies.read(UInt32.self, at: nextCopy, count: 2)
            guard pair[0] <= number else { break }
            nextCopy += 8
            guard pair[0] == number else { continue }
            note.count += 1
            if note.ids.count < RecordCopies.mostIDs { note.ids.append(try journal.identifier(pair[1])) }
        }
        if note.count > 0 { note.keptID = try journal.identifier(number) }
        return note
    }
}
