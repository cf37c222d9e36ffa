package import Rendering

/// What is exported, and in which form.
package struct ExportOptions: Hashable, Sendable {
    /// The forms of output.
    package enum Format: String, Sendable, CaseIterable, Codable {
        /// A markdown file a document or page, with the images beside them.
        case markdown
        /// A JSON object a line, in files of a given size.
        case jsonl
        /// Dolma's `documents/` and, row by row beside them, `attributes/`.
        case dolma
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

        /// Whether a file holds a whole document in another product's form.
        package var isDocumentFile: Bool {
            switch self {
            case .docling, .mineru, .hocr, .alto: true
            case .markdown, .jsonl, .dolma, .opensearch: false
            }
        }

        /// Whether many records share a file.
        package var isInShards: Bool {
            switch self {
            case .jsonl, .dolma, .opensearch: true
            case .markdown, .docling, .mineru, .hocr, .alto: false
            }
        }
    }

    /// What one file or record holds.
    package enum Unit: String, Sendable, CaseIterable, Codable { case page, document }

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
    package var unit: Unit
    package var selection: ExportSelection
    package var markdown: MarkdownOptions
    /// Of records only.
    package var compression: Compression
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
    /// The index that OpenSearch is told.
    package var indexName = "folio"

    /// The bytes of a file of records unless said otherwise: 256 MB; 10 MB for OpenSearch, which takes a file a request.
    package static func defaultShardSize(_ format: Format) -> Int {
        format == .opensearch ? 10_000_000 : 256_000_000
    }

    /// Makes options with what suits the format.
    ///
    /// Markdown goes by document and links its images; records go by page and leave images out. Dolma's files are
    /// compressed, since its tools read no others.
    package init(
        format: Format, unit: Unit? = nil, selection: ExportSelection = ExportSelection(),
        markdown: MarkdownOptions? = nil, compression: Compression? = nil,
        shardSize: Int? = nil, overwrite: Bool = false
    ) {
        self.format = format
        self.unit = unit ?? (format == .markdown || format.isDocumentFile ? .document : .page)
        self.selection = selection
        self.markdown = markdown ?? MarkdownOptions(images: format == .markdown ? .link : .drop)
        self.compression = compression ?? (format == .dolma ? .zstd : .none)
        self.shardSize = max(shardSize ?? Self.defaultShardSize(format), 1)
        self.overwrite = overwrite
    }
}
