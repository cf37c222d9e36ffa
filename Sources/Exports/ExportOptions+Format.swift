package import Rendering

extension ExportOptions {
    /// The forms of output.
    package enum Format: String, Sendable, CaseIterable, Codable {
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
        /// A markdown file a document or page, with the images beside them.
        case markdown
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
    }
}

extension ExportOptions.Format {
    /// What the files of a format contain.
    enum Files {
        /// Many records each.
        case records(RecordFormat)
        /// The markdown of a document or page.
        case markdown
        /// A whole document in another product's format.
        case documents(DocumentFormat)
    }

    /// Decides how the format is written.
    var files: Files {
        switch self {
        case .jsonl: .records(.jsonl)
        case .parquet: .records(.parquet)
        case .dolma: .records(.dolma)
        case .webdataset: .records(.webdataset)
        case .opensearch: .records(.opensearch)
        case .markdown: .markdown
        case .docling: .documents(.docling)
        case .mineru: .documents(.mineru)
        case .hocr: .documents(.hocr)
        case .alto: .documents(.alto)
        case .labelstudio: .documents(.labelstudio)
        }
    }

    /// The format of records; nil if a file contains one document or page.
    var records: RecordFormat? { if case .records(let format) = files { format } else { nil } }

    /// Whether many records share a file.
    package var isInShards: Bool { records != nil }

    /// Whether a file contains a whole document in another product's format.
    package var isDocumentFile: Bool { if case .documents = files { true } else { false } }

    /// What becomes of images unless said otherwise: only markdown has files for them.
    package var defaultImages: MarkdownOptions.Images {
        switch files {
        case .markdown: .link
        case .records, .documents: .drop
        }
    }

    /// The names of the formats that a condition holds for, as in "jsonl, parquet or webdataset".
    static func names(_ condition: (Self) -> Bool) -> String {
        let names = allCases.filter(condition).map(\.rawValue)
        return names.dropLast().joined(separator: ", ") + (names.count > 1 ? " or " : "") + (names.last ?? "")
    }
}
