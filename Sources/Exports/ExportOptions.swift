package import Rendering

/// What is exported, and in which form.
package struct ExportOptions: Hashable, Sendable {
    /// The forms of output.
    package enum Format: String, Sendable, CaseIterable, Codable {
        /// A markdown file a document or page, with the images beside them.
        case markdown
        /// A JSON object a line, in files of a given size.
        case jsonl
        /// Rows of Parquet, in files of a given size.
        case parquet
        /// Dolma's `documents/` and, row by row beside them, `attributes/`.
        case dolma
        /// Tars of samples, each with its texts and images, for WebDataset.
        case webdataset
        /// Requests of OpenSearch's and Elasticsearch's `_bulk`, with the index's mapping.
        case opensearch
        /// A DoclingDocument a document.
        case docling
        /// MinerU's content list a document.
        case mineru
        /// An hOCR file a document.
        case hocr
        /// An ALTO file a document.
        case alto
        /// Label Studio's tasks of a document.
        case labelstudio

        /// Whether a file holds a whole document in another product's form.
        package var isDocumentFile: Bool {
            switch self {
            case .docling, .mineru, .hocr, .alto, .labelstudio: true
            case .markdown, .jsonl, .parquet, .dolma, .webdataset, .opensearch: false
            }
        }

        /// Whether many records share a file.
        package var isInShards: Bool {
            switch self {
            case .jsonl, .parquet, .dolma, .webdataset, .opensearch: true
            case .markdown, .docling, .mineru, .hocr, .alto, .labelstudio: false
            }
        }
    }

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

        /// Whether `metadata` is among the members, to which options add what they tell.
        var hasMetadata: Bool { self == .folio || self == .dolma }

        /// Whether images are read for it, which stand between the pieces of text.
        var hasImages: Bool { self == .interleaved }
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
    /// Whether a folder with files that are not Folio's is written into nonetheless.
    package var overwrite: Bool
    /// Whether records tell where each block stands in their text.
    package var blockSpans = false
    /// Whether a comment with its number stands before every page of a document.
    package var pageAnchors = false
    /// Whether paragraphs and tables that a page's end cuts are made whole.
    package var joinsPages = false
    /// The sets that documents are divided into; nil for one.
    package var split: SplitPlan?
    /// Whether of each page the version that agrees most with the others is taken.
    package var prefersAgreement = false
    /// Whether records tell their scores.
    package var scores = false
    /// What records must be like; nil takes all.
    package var keep: KeepExpression?
    /// Whether copies are looked for, and what becomes of them.
    package var duplicates = DuplicateOptions()
    /// Whether what an export that broke off has finished is kept.
    package var resumes = false
    /// Where Label Studio finds the picture of a page; `{document}`, `{page}` and `{page_index}` stand for the page.
    package var pageImage = ExportOptions.defaultPageImage
    /// The index that OpenSearch is told.
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

    /// The bytes of a file of records unless said otherwise: 256 MB; 10 MB for OpenSearch, which takes a file a request.
    package static func defaultShardSize(_ format: Format) -> Int {
        format == .opensearch ? 10_000_000 : 256_000_000
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
        // A sample has the texts and images of a page in their order.
        self.record = format == .webdataset && record == .folio ? .interleaved : record
        self.unit =
            unit
            ?? (format == .markdown || format.isDocumentFile || record == .finepdfs || record == .chunks
                ? .document : .page)
        self.selection = selection
        self.markdown = markdown ?? MarkdownOptions(images: format == .markdown ? .link : .drop)
        self.compression = compression ?? (format == .dolma || format == .parquet ? .zstd : .none)
        self.shardSize = max(shardSize ?? Self.defaultShardSize(format), 1)
        self.overwrite = overwrite
    }
}
