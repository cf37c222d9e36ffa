/// Writes records in shards: `--format jsonl`, `dolma` and `opensearch`.
final class RecordsWriter: RecordSink {
    private let split: SplitPlan?
    private let plan: DuplicatePlan?
    /// Lists the copies that are left out; nil where none are.
    private let list: DuplicateList?
    /// One a set of the split.
    private let shards: [ShardWriter]
    private var encoder: any RecordEncoder
    /// The position in `shards` of the open document's.
    private var part = 0

    init(
        _ folder: OutputFolder, _ manifest: ManifestWriter, _ options: ExportOptions, plan: DuplicatePlan?,
        kept: [ManifestShard], inBackground: Bool = false
    ) throws(ExportError) {
        split = options.split
        self.plan = plan
        list =
            plan != nil && options.duplicates.fate == .drop
            ? try DuplicateList(folder, options.selection.shard) : nil
        encoder = Self.encoder(options)
        if options.format == .opensearch { try OpenSearchMapping.write(to: folder, options) }
        var shards: [ShardWriter] = []
        for name in options.split?.parts.map(\.name) ?? [""] {
            shards.append(
                ShardWriter(
                    folder, manifest, options, part: name, kept: kept, inBackground: inBackground))
        }
        self.shards = shards
    }

    func begin(_ document: ExportDocument) {
        let place = plan?.nextPlace()
        part = split.map { $0.part(at: place ?? $0.place(of: document.key)) } ?? 0
        encoder.begin(document)
    }

    func take(_ record: Record, _ summary: inout ExportSummary) throws {
        var record = record
        record.copies = try plan?.next()
        if let copies = record.copies, copies.isCopy {
            summary.duplicateRecords += 1
            if let list { return try list.add(record.identifier, copies) }
        }
        encoder.encode(record)
        try append(EncodedRecord(encoder, of: record))
        summary.records += 1
        summary.chars += record.text.chars
    }

    /// Writes a record of the open document that was encoded elsewhere.
    func append(_ record: EncodedRecord) throws(ExportError) { try shards[part].append(record) }

    /// The encoder of a format of records.
    static func encoder(_ options: ExportOptions) -> any RecordEncoder {
        switch options.format {
        case .dolma: DolmaEncoder(options)
        case .opensearch: OpenSearchEncoder(options)
        case .jsonl, .markdown, .docling, .mineru, .hocr, .alto: JSONLinesEncoder(options)
        }
    }

    func finish(_ summary: inout ExportSummary) throws {
        for shard in shards {
            let (files, bytes) = try shard.finish()
            summary.files += files
            summary.bytes += bytes
        }
        summary.duplicateClusters = plan?.clusters ?? 0
        summary.undecidedPairs = plan?.refusedPairs ?? 0
        summary.duplicateLists = try list.map { [try $0.finish()] } ?? []
    }
}
