/// A format of which each file contains many records.
enum RecordFormat: Sendable {
    case jsonl, parquet, dolma, webdataset, opensearch

    /// What file names end in: `.jsonl.zst`.
    func suffix(_ compression: ExportOptions.Compression) -> String {
        switch self {
        case .jsonl, .dolma: ".jsonl" + compression.suffix
        case .opensearch: ".ndjson" + compression.suffix
        case .webdataset: ".tar" + compression.suffix
        // The pages in the file are compressed.
        case .parquet: ".parquet"
        }
    }

    /// The folder of the files, with a slash; empty for the folder of the manifest.
    var folder: String {
        switch self {
        case .jsonl, .opensearch: ""
        case .dolma: "documents/"
        // Readers take a folder as a whole, and the manifest is not one of its files.
        case .parquet, .webdataset: "data/"
        }
    }

    /// The folder of the files with attributes, one beside each file of records; nil for formats without them.
    var attributesFolder: String? {
        switch self {
        case .dolma: "attributes/\(DolmaEncoder.attributesName)/"
        case .jsonl, .parquet, .webdataset, .opensearch: nil
        }
    }

    /// What file names begin with, before the number.
    var filePrefix: String {
        switch self {
        case .jsonl, .parquet, .dolma, .webdataset: "part-"
        case .opensearch: "bulk-"
        }
    }

    /// Whether all records can be one file without others beside it, as on standard output.
    var isOneFile: Bool {
        switch self {
        case .jsonl, .parquet, .webdataset: true
        case .dolma, .opensearch: false
        }
    }

    /// Whether the members of records can be chosen.
    var hasRecordKinds: Bool {
        switch self {
        case .jsonl, .parquet: true
        case .dolma, .webdataset, .opensearch: false
        }
    }

    /// The members of a record unless said otherwise.
    var defaultRecord: ExportOptions.RecordKind {
        switch self {
        case .jsonl, .parquet, .dolma, .opensearch: .folio
        // A sample has the texts and images of a page in their order.
        case .webdataset: .interleaved
        }
    }

    /// Whether a record has a place for scores, block spans and marks of duplicates.
    var hasMetadata: Bool {
        switch self {
        case .jsonl, .parquet, .dolma, .opensearch: true
        case .webdataset: false
        }
    }

    /// Whether a record always has the spans of its blocks.
    var needsBlockSpans: Bool {
        switch self {
        case .opensearch: true
        case .jsonl, .parquet, .dolma, .webdataset: false
        }
    }

    /// Dolma's tools read no other files, and readers of Parquet expect it.
    var defaultCompression: ExportOptions.Compression {
        switch self {
        case .parquet, .dolma: .zstd
        case .jsonl, .webdataset, .opensearch: .none
        }
    }

    /// The bytes of a file unless said otherwise; OpenSearch takes a file as one request.
    var defaultFileSize: Int {
        switch self {
        case .opensearch: 10_000_000
        case .jsonl, .parquet, .dolma, .webdataset: 256_000_000
        }
    }
}
