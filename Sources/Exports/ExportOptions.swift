/// What is exported, and in which form.
package struct ExportOptions: Hashable, Sendable {
    /// The forms of output.
    package enum Format: String, Sendable, CaseIterable, Codable {
        /// A markdown file a document or page, with the images beside them.
        case markdown
        /// A JSON object a line, in files of a given size.
        case jsonl
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

    /// The bytes of a file of records unless said otherwise: 256 MB.
    package static let defaultShardSize = 256_000_000

    /// Makes options with what suits the format.
    ///
    /// Markdown goes by document and links its images; records go by page and leave images out.
    package init(
        format: Format, unit: Unit? = nil, selection: ExportSelection = ExportSelection(),
        markdown: MarkdownOptions? = nil, compression: Compression = .none,
        shardSize: Int = ExportOptions.defaultShardSize, overwrite: Bool = false
    ) {
        self.format = format
        self.unit = unit ?? (format == .markdown ? .document : .page)
        self.selection = selection
        self.markdown = markdown ?? MarkdownOptions(images: format == .markdown ? .link : .drop)
        self.compression = compression
        self.shardSize = max(shardSize, 1)
        self.overwrite = overwrite
    }
}
