internal import Archives
internal import Parquet

/// What a file of records is made of.
enum RecordFileForm: Sendable {
    /// Lines, as one stream.
    case lines(ExportOptions.Compression)
    /// Files of a tar, as one stream.
    case tar(ExportOptions.Compression)
    case parquet(ParquetFileForm)

    init(_ format: RecordFormat, _ options: ExportOptions) {
        self =
            switch format {
            case .parquet: .parquet(ParquetFileForm(options))
            case .webdataset: .tar(options.compression)
            case .jsonl, .dolma, .opensearch: .lines(options.compression)
            }
    }

    /// What the last record is followed by.
    var ending: [UInt8] {
        if case .tar = self { TarWriter.endMark } else { [] }
    }

    /// Whether what is appended is not compressed, so that a file is as long as what it was given.
    var isPlain: Bool {
        switch self {
        case .lines(.none), .tar(.none): true
        case .lines, .tar, .parquet: false
        }
    }
}

/// What the Parquet files of an export have in common.
struct ParquetFileForm: Sendable {
    private let schema: ParquetSchema
    private let compression: ParquetCompression
    private let sizes: ParquetWriter.Sizes
    private let record: ExportOptions.RecordKind
    private let unit: ExportOptions.Unit

    /// Who wrote a file, in the form that parquet.thrift asks for; the number goes up if the same records come out in other bytes.
    private static let createdBy = "folio version 1"
    /// The bytes of values in a group of rows: what readers load at a time, and in compressed form what a writer keeps in memory.
    private static let rowGroup = 64 << 20
    /// The bytes of values in a page.
    private static let page = 1 << 20

    init(_ options: ExportOptions) {
        schema = RecordsWriter.schema(options)
        compression =
            switch options.compression {
            case .none: .none
            case .gzip: .gzip
            case .zstd: .zstd(level: ShardWriter.zstandardLevel)
            }
        // A file's size is known page by page.
        sizes = ParquetWriter.Sizes(
            page: min(Self.page, options.shardSize),
            rowGroup: min(Self.rowGroup, max(options.shardSize, Self.page)))
        (record, unit) = (options.record, options.unit)
    }

    func writer() -> ParquetWriter {
        ParquetWriter(
            schema, compression, createdBy: Self.createdBy,
            keyValues: [("folio.record", record.rawValue), ("folio.unit", unit.rawValue)], sizes: sizes)
    }
}
