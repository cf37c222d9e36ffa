internal import Parquet

/// Writes records in shards, in any `RecordFormat`.
final class RecordsWriter: RecordSink {
    private let split: SplitPlan?
    private let plan: DuplicatePlan?
    /// Lists the copies that are left out; nil if none are.
    private let list: DuplicateList?
    /// One a set of the split.
    private let outputs: [any RecordOutput]
    private var encoder: any RecordEncoder
    /// The position in `outputs` of the open document's.
    private var part = 0

    init(
        _ folder: OutputFolder, _ manifest: ManifestWriter, _ format: RecordFormat,
        _ options: ExportOptions, plan: DuplicatePlan?,
        kept: [ManifestShard], inBackground: Bool = false
    ) throws(ExportError) {
        split = options.split
        self.plan = plan
        list =
            plan != nil && options.duplicates.fate == .drop
            ? try DuplicateList(folder, options.selection.shard) : nil
        encoder = Self.encoder(format, options)
        if format == .opensearch { try OpenSearchMapping.write(to: folder, options) }
        var shards: [ShardWriter] = []
        for name in options.split?.parts.map(\.name) ?? [""] {
            shards.append(
                ShardWriter(
                    folder, manifest, format, options, part: name, kept: kept, inBackground: inBackground))
        }
        outputs = shards
    }

    /// Makes a writer of one file into a stream.
    init(_ stream: OutputStream, _ format: RecordFormat, _ options: ExportOptions) {
        (split, plan, list) = (nil, nil, nil)
        encoder = Self.encoder(format, options)
        outputs = [RecordStream(stream, format, options)]
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
        try encoder.encode(record)
        let encoded = EncodedRecord(encoder, of: record)
        try append(encoded)
        summary.records += encoded.records
        summary.chars += record.text.chars
    }

    /// Writes a record of the open document that was encoded elsewhere.
    func append(_ record: EncodedRecord) throws(ExportError) { try outputs[part].append(record) }

    /// The encoder of a format of records.
    static func encoder(_ format: RecordFormat, _ options: ExportOptions) -> any RecordEncoder {
        switch format {
        case .jsonl: lines(options)
        case .dolma: DolmaEncoder(options)
        case .opensearch: OpenSearchEncoder(options)
        case .parquet: columns(options)
        case .webdataset: SampleEncoder()
        }
    }

    private static func lines(_ options: ExportOptions) -> any RecordEncoder {
        switch options.record {
        case .folio, .dolma: JSONLinesEncoder<FolioForm>(options)
        case .finepdfs: JSONLinesEncoder<FinePDFsForm>(options)
        case .chunks: JSONLinesEncoder<ChunkForm>(options)
        case .interleaved: JSONLinesEncoder<InterleavedForm>(options)
        }
    }

    private static func columns(_ options: ExportOptions) -> any RecordEncoder {
        switch options.record {
        case .folio, .dolma: ColumnEncoder<FolioForm>(options)
        case .finepdfs: ColumnEncoder<FinePDFsForm>(options)
        case .chunks: ColumnEncoder<ChunkForm>(options)
        case .interleaved: ColumnEncoder<InterleavedForm>(options)
        }
    }

    /// The columns of a format that has any.
    static func schema(_ options: ExportOptions) -> ParquetSchema {
        switch options.record {
        case .folio, .dolma: ColumnEncoder<FolioForm>.schema(options)
        case .finepdfs: ColumnEncoder<FinePDFsForm>.schema(options)
        case .chunks: ColumnEncoder<ChunkForm>.schema(options)
        case .interleaved: ColumnEncoder<InterleavedForm>.schema(options)
        }
    }

    func finish(_ summary: inout ExportSummary) throws {
        for output in outputs {
            let (files, bytes) = try output.finish()
            summary.files += files
            summary.bytes += bytes
        }
        summary.duplicateClusters = plan?.clusters ?? 0
        summary.undecidedPairs = plan?.refusedPairs ?? 0
        summary.duplicateLists = try list.map { [try $0.finish()] } ?? []
    }
}
