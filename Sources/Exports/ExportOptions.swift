package import Rendering

/// What is exported, and in which form.
package struct ExportOptions: Hashable, Sendable {
    /// What one file or record holds.
    package enum Unit: String, Sendable, CaseIterable, Codable { case page, document }

    /// Which members a record has, with `jsonl` and `parquet`.
    package enum RecordKind: String, Sendable, CaseIterable, Codable {
        /// Folio's own: `id`, `text`, `source`, `metadata`.
        case folio
        /// Folio's with Dolma's times.
        case dolma
        /// The columns of FinePDFs.
        case finepdfs
        /// Pieces of texts with their headings and boxes.
        case chunks
        /// Pieces of text and images in order.
        case interleaved

        /// Whether `metadata` is among the members, to which options add theirs.
        var hasMetadata: Bool { self == .folio || self == .dolma }

        /// Whether images are read for it, which are between the pieces of text.
        var hasImages: Bool { self == .interleaved }

        /// Whether it is made of blocks, which a provider's markdown does not have.
        var needsBlocks: Bool {
            switch self {
            case .chunks, .interleaved: true
            case .folio, .dolma, .finepdfs: false
            }
        }
    }

    /// How the files of records are compressed.
    package enum Compression: String, Sendable, CaseIterable, Codable {
        case none, zstd, gzip

        /// What the file name ends in.
        package var suffix: String {
            switch self {
            case .none: ""
            case .zstd: ".zst"
            case .gzip: ".gz"
            }
        }
    }

    package var format: Format
    /// Of `jsonl` and `parquet` only.
    package var record: RecordKind
    package var unit: Unit
    package var selection: ExportSelection
    package var markdown: MarkdownOptions
    /// Of records only.
    package var compression: Compression
    /// At most how many code points a record has, with `chunks`.
    package var chunkSize = ExportOptions.defaultChunkSize
    /// The bytes that a file of records may have, as stored; only a longer record makes a longer file.
    package var shardSize: Int
    /// Whether a folder that contains other files than Folio's is written into.
    package var overwrite: Bool
    /// Whether records have the ranges of their blocks in their text.
    package var blockSpans = false
    /// Whether a comment with its number precedes every page of a document.
    package var pageAnchors = false
    /// Whether paragraphs and tables that a page's end cuts are made whole.
    package var joinsPages = false
    /// The sets that documents are divided into; nil for one.
    package var split: SplitPlan?
    /// Whether of each page the version that agrees most with the others is taken.
    package var prefersAgreement = false
    /// Whether records have scores.
    package var scores = false
    /// What records must be like; nil takes all.
    package var keep: KeepExpression?
    /// Whether copies are looked for, and what becomes of them.
    package var duplicates = DuplicateOptions()
    /// Whether what an export that broke off has finished is kept.
    package var resumes = false
    /// The address of the picture of a page for Label Studio; `{document}`, `{page}` and `{page_index}` are replaced.
    package var pageImage = ExportOptions.defaultPageImage
    /// The index that the requests to OpenSearch name.
    package var indexName = "folio"
    /// What cuts texts into words in that index.
    package var analyzer = Analyzer.cjk
    /// Whether that index finds blocks, each with its text and box, and not only what holds them.
    package var nestsBlocks = false

    /// A file below the folder that Label Studio serves (https://labelstud.io/guide/storage.html, "Local storage").
    package static let defaultPageImage = "/data/local-files/?d={document}/{page}.png"

    /// The code points of a chunk unless said otherwise, as of a passage that `folio search` finds.
    package static let defaultChunkSize = 1200

    /// How OpenSearch and Elasticsearch cut texts into words.
    package enum Analyzer: String, Sendable, CaseIterable, Codable {
        /// Chinese, Japanese and Korean in pairs of characters; part of both programs.
        case cjk
        /// Words by Unicode's rules, each Chinese character on its own; part of both programs.
        case standard
        /// Lucene's words of Chinese; needs the plugin `analysis-smartcn`.
        case smartcn
        /// Chinese words by dictionaries; needs the plugin `analysis-ik`.
        case ik
    }

    /// Makes options with what suits the format.
    ///
    /// Markdown goes by document and links its images; records go by page, those of FinePDFs and chunks by document, and leave images out. Dolma's files are
    /// compressed, since its tools read no others, and so are the pages of Parquet, as its readers expect.
    package init(
        format: Format, record: RecordKind = .folio, unit: Unit? = nil,
        selection: ExportSelection = ExportSelection(),
        markdown: MarkdownOptions? = nil, compression: Compression? = nil,
        shardSize: Int? = nil, overwrite: Bool = false
    ) {
        self.format = format
        self.record = record == .folio ? format.records?.defaultRecord ?? .folio : record
        self.unit =
            unit
            ?? (!format.isInShards || record == .finepdfs || record == .chunks ? .document : .page)
        self.selection = selection
        self.markdown = markdown ?? MarkdownOptions(images: format.defaultImages)
        self.compression = compression ?? format.records?.defaultCompression ?? .none
        self.shardSize = max(shardSize ?? format.records?.defaultFileSize ?? 256_000_000, 1)
        self.overwrite = overwrite
    }
}
