internal import TextQuality

/// What finding copies has to know of every record, on disk: two preads bring back one.
final class RecordJournal {
    /// What the choice between copies goes by.
    struct Facts {
        /// The second half of the hash by which equal texts are found; the first half is what they are sorted by.
        let digest: UInt64
        /// Code points of text.
        let chars: Int
        /// The number of its document in the order of the export.
        let document: UInt32
        /// Whether the provider called its result a partial one.
        let isPartial: Bool
        fileprivate let identifierLength: Int
        fileprivate let shingleCount: Int
        fileprivate let start: Int
    }

    private let entries: ScratchFile
    private let starts: ScratchFile
    private(set) var count: UInt32 = 0

    private static let headLength = 4 * MemoryLayout<UInt64>.size

    init(in folder: String) throws(ExportError) {
        entries = try ScratchFile(in: folder)
        starts = try ScratchFile(in: folder)
    }

    /// Appends a record, which gets the next number.
    func append(
        _ identifier: String, digest: UInt64, chars: Int, document: UInt32, isPartial: Bool,
        shingles: [UInt64]
    ) throws(ExportError) {
        try starts.append(UInt64(entries.count))
        let name = Array(identifier.utf8)
        try entries.append([
            digest, UInt64(chars), UInt64(document) << 1 | (isPartial ? 1 : 0),
            UInt64(name.count) << 32 | UInt64(shingles.count),
        ])
        try entries.append(name)
        try entries.append(shingles)
        count += 1
    }

    func facts(_ record: UInt32) throws(ExportError) -> Facts {
        let start = Int(try starts.read(UInt64.self, at: Int(record) * 8, count: 1)[0])
        let head = try entries.read(UInt64.self, at: start, count: 4)
        return Facts(
            digest: head[0], chars: Int(head[1]), document: UInt32(head[2] >> 1), isPartial: head[2] & 1 == 1,
            identifierLength: Int(head[3] >> 32), shingleCount: Int(head[3] & 0xFFFF_FFFF),
            start: start + Self.headLength)
    }

    func identifier(_ record: UInt32) throws(ExportError) -> String {
        let facts = try facts(record)
        return String(
            decoding: try entries.read(UInt8.self, at: facts.start, count: facts.identifierLength),
            as: UTF8.self)
    }

    /// The set of a record's shingles.
    func shingles(_ record: UInt32) throws(ExportError) -> ShingleSet {
        let facts = try facts(record)
        return ShingleSet(
            try entries.read(
                UInt64.self, at: facts.start + facts.identifierLength, count: facts.shingleCount))
    }
}
