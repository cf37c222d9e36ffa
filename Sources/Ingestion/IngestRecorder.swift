internal import DocumentModel
internal import Providers
internal import Storage

/// Writes what was decoded, in order, and keeps the sums.
struct IngestRecorder {
    private(set) var summary = IngestSummary()
    private let writer: DocumentWriter
    private let options: IngestOptions
    private var documents = RowSet()
    /// Hashes of the key and provider of results stored in this run that are not part of a split document; up to `greatestWholeResults`.
    private var wholeResults: Set<Int> = []
    /// How many results are remembered for the note about keys that were taken over.
    private static let greatestWholeResults = 1_000_000
    /// Under `--key`: the providers whose whole result was stored under it.
    private var providersOfKey: Set<String> = []

    init(writer: DocumentWriter, options: IngestOptions) {
        self.writer = writer
        self.options = options
    }

    /// Stores a result, or the reason why it failed.
    mutating func record(_ result: DecodedResult) throws {
        if case .ignored = result.outcome { return summary.ignore(result.source) }
        summary.inputs += 1
        if let note = result.note { summary.pageSizeNotes.append(note) }
        switch result.outcome {
        case .ignored: break
        case .parse(let parse):
            try store(parse, result)
        case .known(let existing):
            try writer.addAlias(result.key, to: existing)
            summary.skipped += 1
        case .failure(let failure, let provider, let payload):
            try fail(failure, result.source, provider: provider, payload: payload)
        }
    }

    /// The time that writing took so far.
    var stages: StageSeconds {
        var stages = StageSeconds()
        stages.insert = writer.seconds.insert
        stages.index = writer.seconds.index
        stages.commit = writer.seconds.commit
        return stages
    }

    /// Makes what was written last.
    mutating func finish() throws { try writer.commit() }

    private mutating func store(_ prepared: PreparedParse, _ result: DecodedResult) throws {
        let parse = prepared.header
        guard isKeyFree(for: parse, result) else {
            let failure = ProviderFailure(
                .ambiguousKey,
                "--key is for one document, but this is another \(parse.provider) result; "
                    + "ingest them one by one, or leave out --key")
            return try fail(failure, result.source, provider: parse.provider, payload: nil)
        }
        let stored: StoredParse
        do {
            stored = try writer.write(prepared, replacing: options.force || result.replacesDecoding)
        } catch let error as StoreError where error.code == .refused {
            // It concerns this input alone, whose bytes are kept; the others continue.
            let failure = ProviderFailure(.malformed, "\(error.message); \(error.hint)")
            return try fail(failure, result.source, provider: parse.provider, payload: nil)
        }
        try writer.clearFailures(source: result.source)
        switch stored.outcome {
        case .unchanged, .aliased: summary.skipped += 1
        case .stored, .replaced:
            summary.parses += 1
            summary.pages += stored.pages
            summary.blocks += stored.blocks
            summary.assets += stored.assets
            summary.warnings += stored.warnings
            if documents.insert(stored.documentID) { summary.documents += 1 }
            noteTakeover(parse, result.source)
        }
    }

    /// Notes a second whole result of a provider under one key, since the first is then found only with `--all-parses`.
    ///
    /// Hashes are kept instead of keys, so that a run over millions of results stays small.
    private mutating func noteTakeover(_ parse: ParseToStore, _ source: String) {
        guard parse.pageOffset == nil, wholeResults.count < Self.greatestWholeResults else { return }
        var hasher = Hasher()
        hasher.combine(parse.key)
        hasher.combine(parse.provider)
        guard !wholeResults.insert(hasher.finalize()).inserted else { return }
        summary.takeoverCount += 1
        if summary.takeovers.count < 20 { summary.takeovers.append("\(source) (\(parse.key))") }
    }

    /// A document has one result of a provider, or the parts of a split one.
    private mutating func isKeyFree(for parse: ParseToStore, _ result: DecodedResult) -> Bool {
        guard options.key != nil, !result.hasPageRange else { return true }
        return providersOfKey.insert(parse.provider).inserted
    }

    private mutating func fail(
        _ failure: ProviderFailure, _ source: String, provider: String?, payload: PayloadToStore?
    ) throws {
        summary.add(
            IngestSummary.Failure(
                source: source, provider: provider, code: failure.code.rawValue, message: failure.message,
                location: failure.location),
            kind: failure.kind ?? failure.message)
        try writer.recordFailure(
            FailureToStore(
                source: source, provider: provider, code: failure.code.rawValue, message: failure.message,
                location: failure.location, payload: payload))
    }
}

/// A set of row ids, a bit each, so that a run over millions of documents stays small.
struct RowSet {
    private static let chunkBits: Int64 = 1 << 15
    private var chunks: [Int64: [UInt64]] = [:]

    /// Adds a row id; whether it was not there.
    mutating func insert(_ row: Int64) -> Bool {
        let chunk = row / Self.chunkBits
        let bit = Int(row % Self.chunkBits).magnitude
        let (word, mask) = (Int(bit / 64), UInt64(1) << UInt64(bit % 64))
        var words =
            chunks.removeValue(forKey: chunk) ?? [UInt64](repeating: 0, count: Int(Self.chunkBits / 64))
        let isNew = words[word] & mask == 0
        words[word] |= mask
        chunks[chunk] = words
        return isNew
    }
}
