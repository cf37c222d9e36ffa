internal import Rendering

extension ExportOptions {
    /// What makes the options impossible together, in a sentence; nil where nothing does.
    package var problem: String? {
        if format.isDocumentFile, !markdown.excludedTypes.isEmpty || markdown.leastConfidence != nil {
            return
                "--exclude-type and --drop-confidence-below do not work with --format \(format.rawValue), which has a place for every block"
        }
        if format == .webdataset, record != .interleaved {
            return "--format webdataset has a form of its own; leave out --record"
        }
        if record != .folio, ![.jsonl, .parquet, .webdataset].contains(format) {
            return "--record works only with --format jsonl or parquet"
        }
        if format.isDocumentFile, unit == .page {
            return "--format \(format.rawValue) writes whole documents; leave out --unit page"
        }
        if format == .dolma, compression == .none {
            return
                "--format dolma needs --compression zstd or gzip, because Dolma's tools read no other files"
        }
        if !format.isInShards {
            if compression != .none {
                return "--compression works only with --format \(Self.formatsInShards)"
            }
            if blockSpans, !format.isDocumentFile {
                return "--spans block works only with --format \(Self.formatsInShards)"
            }
            if scores || keep != nil {
                return "--scores and --keep work only with --format \(Self.formatsInShards)"
            }
            if duplicates.isOn {
                return "--dedup works only with --format \(Self.formatsInShards)"
            }
            if selection.chars != nil {
                return "--min-chars and --max-chars work only with --format \(Self.formatsInShards)"
            }
        }
        return textProblem ?? recordProblem ?? indexProblem
    }

    /// The names of the formats of which many records share a file.
    private static let formatsInShards = "jsonl, parquet, dolma, webdataset or opensearch"

    private var textProblem: String? {
        if markdown.text == .provider {
            if blockSpans {
                return "--spans block needs --text blocks, because a provider's markdown has no blocks"
            }
            if joinsPages { return "--join-pages needs --text blocks" }
        }
        if unit == .page {
            if joinsPages { return "--join-pages needs --unit document" }
            if pageAnchors { return "--page-anchors needs --unit document" }
        }
        return nil
    }

    private var recordProblem: String? {
        guard !record.hasMetadata else { return nil }
        let name = format == .webdataset ? "--format webdataset" : "--record \(record.rawValue)"
        if blockSpans {
            return "--spans block works only with --record folio or dolma; chunks have their blocks"
        }
        if scores {
            return "--scores works only with --record folio or dolma; --keep works with \(name), too"
        }
        if duplicates.isOn, duplicates.fate == .mark {
            return
                "--duplicates mark works only with --record folio or dolma; leave out the duplicates with \(name)"
        }
        if record != .finepdfs, markdown.text == .provider {
            return "\(name) needs --text blocks, because a provider's markdown has no blocks"
        }
        if record.hasImages, markdown.images != .drop {
            return "--images works with \(name) only as drop: images stand beside the text"
        }
        return nil
    }

    private var indexProblem: String? {
        guard format == .opensearch, indexName.wholeMatch(of: /[a-z0-9][a-z0-9._-]*/) == nil else {
            return nil
        }
        return
            "--index '\(indexName)' is not a valid index name; use lowercase letters, digits, '.', '_' and '-'"
    }
}
