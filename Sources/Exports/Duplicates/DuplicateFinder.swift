internal import Checksums
internal import TextAnalysis
internal import TextQuality

/// Takes all records of an export once, before any is written, and finds which are copies of which.
///
/// What it knows of texts is in nameless files in the output folder, about as large as the texts; in memory are 8 bytes a
/// record, and buffers.
final class DuplicateFinder: RecordSink {
    private let options: DuplicateOptions
    private let folder: String
    /// The part of the documents that will be written; copies are looked for in all.
    private let shard: ShardNumber?
    private let split: SplitPlan?
    private let journal: RecordJournal
    private let equal: PairSorter
    private let similar: PairSorter
    private let minHash: MinHash
    private var shingler: Shingler
    private var spaceless: [UInt8] = []

    private var document = ExportDocument(key: "", provider: "", pageCount: 0)
    private var documents: UInt32 = 0
    /// The place of each document in the split; empty if there is no split.
    private var places: [UInt64] = []
    private var own = DuplicatePlan.Numbers()

    init(_ options: ExportOptions, shard: ShardNumber?, in folder: String) throws(ExportError) {
        self.options = options.duplicates
        self.folder = folder
        self.shard = shard
        split = options.duplicates.fate == .mark ? options.split : nil
        journal = try RecordJournal(in: folder)
        equal = PairSorter(in: folder)
        similar = PairSorter(in: folder)
        minHash = MinHash(options.duplicates.scheme)
        shingler = Shingler(options.duplicates.scheme)
        if shard != nil { own = DuplicatePlan.Numbers(records: [], documents: []) }
    }

    func begin(_ document: ExportDocument) {
        self.document = document
        if let split { places.append(split.place(of: document.key)) }
        if isOwn { own.documents?.append(documents) }
        documents += 1
    }

    func take(_ record: Record, _ summary: inout ExportSummary) throws {
        let number = journal.count
        if isOwn { own.records?.append(number) }
        let (key, digest) = digests(of: record.text.bytes)
        try equal.add(key, number)
        var shingles: [UInt64] = []
        if options.method == .minhash {
            shingles = shingler.shingles(of: record.text.bytes)
            if !shingles.isEmpty {
                for key in minHash.bucketKeys(minHash.signature(of: shingles)) {
                    try similar.add(key, number)
                }
            }
        }
        try journal.append(
            record.identifier, digest: digest, chars: record.text.chars, document: documents - 1,
            isPartial: document.isPartial, shingles: shingles)
    }

    func finish(_ summary: inout ExportSummary) {}

    /// Decides about all records taken.
    func plan() throws -> DuplicatePlan {
        var resolver = DuplicateResolver(journal, minimumSimilarity: options.minimumSimilarity)
        try resolver.joinEqual(equal)
        if options.method == .minhash {
            try resolver.joinSimilar(similar)
            try resolver.choose(in: folder)
        }
        return try DuplicatePlan(
            resolver, journal, own, places: places, documents: Int(documents), in: folder)
    }

    /// Whether the open document will be written.
    private var isOwn: Bool { shard?.includes(key: document.key) ?? true }

    /// Both halves of a hash of the text without white space.
    private func digests(of text: [UInt8]) -> (UInt64, UInt64) {
        spaceless.removeAll(keepingCapacity: true)
        text.withUnsafeBufferPointer { text in
            var position = 0
            while position < text.count {
                let byte = text[position]
                // No white space begins with other bytes; U+0085 and U+00A0, U+1680, U+2000 to U+205F, U+3000.
                let isCandidate = byte <= 0x20 || byte == 0xC2 || (0xE1...0xE3).contains(byte)
                let (value, width) = isCandidate ? text.scalar(at: position) : (0x21, 1)
                if !isCandidate || Unicode.Scalar(value)?.properties.isWhitespace != true {
                    spaceless.append(contentsOf: text[position..<position + width])
                }
                position += width
            }
        }
        let hash = SHA256.hash(spaceless)
        return hash.withUnsafeBytes {
            ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
    }
}
