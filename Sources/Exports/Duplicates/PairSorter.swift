/// Sorts pairs of a key and a record by both, in memory of a fixed size and a scratch file.
final class PairSorter {
    /// A key and the number of the record that has it.
    struct Pair: Comparable {
        let key: UInt64
        let record: UInt32

        static func < (first: Pair, second: Pair) -> Bool {
            first.key != second.key ? first.key < second.key : first.record < second.record
        }
    }

    /// Sorted pairs in the file: the words of each are its key and its record.
    private struct Run {
        var next: Int
        let end: Int
    }

    /// How many pairs are sorted in memory: 8 MB of them.
    private let capacity: Int
    private let folder: String
    private var file: ScratchFile?
    private var pairs: [Pair] = []
    private var runs: [Run] = []

    init(in folder: String, capacity: Int = 1 << 19) {
        self.folder = folder
        self.capacity = capacity
    }

    func add(_ key: UInt64, _ record: UInt32) throws(ExportError) {
        pairs.append(Pair(key: key, record: record))
        if pairs.count >= capacity { try spill() }
    }

    /// Returns all pairs in order, and forgets them.
    func forEach(_ body: (Pair) throws -> Void) throws {
        if runs.isEmpty {
            pairs.sort()
            for pair in pairs { try body(pair) }
        } else {
            try spill()
            try merge(body)
        }
        (pairs, runs, file) = ([], [], nil)
    }

    /// Returns the records of each key that several records have, in order, each record once.
    func forEachGroup(_ body: ([UInt32]) throws -> Void) throws {
        var key: UInt64?
        var group: [UInt32] = []
        try forEach { pair in
            if pair.key != key {
                if group.count > 1 { try body(group) }
                key = pair.key
                group.removeAll(keepingCapacity: true)
            }
            if group.last != pair.record { group.append(pair.record) }
        }
        if group.count > 1 { try body(group) }
    }

    private func spill() throws(ExportError) {
        guard !pairs.isEmpty else { return }
        pairs.sort()
        if file == nil { file = try ScratchFile(in: folder) }
        guard let file else { return }
        let start = file.count
        for pair in pairs {
            try file.append(pair.key)
            try file.append(pair.record)
        }
        runs.append(Run(next: start, end: file.count))
        pairs.removeAll(keepingCapacity: true)
    }

    private func merge(_ body: (Pair) throws -> Void) throws {
        guard let file else { return }
        pairs = []
        var heads = try runs.map { try RunReader(file, $0.next..<$0.end) }
        // A heap of the runs by their next pair.
        var heap = Array(heads.indices)
        func isBefore(_ first: Int, _ second: Int) -> Bool {
            guard let one = heads[first].pair else { return false }
            guard let other = heads[second].pair else { return true }
            return one < other
        }
        func sink(_ place: Int) {
            var place = place
            while true {
                let children = [2 * place + 1, 2 * place + 2].filter { $0 < heap.count }
                guard let least = children.min(by: { isBefore(heap[$0], heap[$1]) }),
                    isBefore(heap[least], heap[place])
                else { return }
                heap.swapAt(place, least)
                place = least
            }
        }
        for place in heap.indices.reversed() { sink(place) }
        while let first = heap.first, let pair = heads[first].pair {
            try body(pair)
            try heads[first].advance()
            sink(0)
        }
    }
}

/// Reads the pairs of a run in pieces.
private struct RunReader {
    private static let size = 12
    private static let piece = 1_024

    private let file: ScratchFile
    private var rest: Range<Int>
    private var bytes: [UInt8] = []
    private var position = 0
    private(set) var pair: PairSorter.Pair?

    init(_ file: ScratchFile, _ range: Range<Int>) throws(ExportError) {
        self.file = file
        rest = range
        try advance()
    }

    mutating func advance() throws(ExportError) {
        if position == bytes.count {
            let count = min(rest.count, Self.size * Self.piece)
            bytes = try file.read(UInt8.self, at: rest.lowerBound, count: count)
            rest = rest.lowerBound + count..<rest.upperBound
            position = 0
        }
        guard position < bytes.count else { return pair = nil }
        pair = bytes.withUnsafeBytes {
            PairSorter.Pair(
                key: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self),
                record: $0.loadUnaligned(fromByteOffset: position + 8, as: UInt32.self))
        }
        position += Self.size
    }
}
