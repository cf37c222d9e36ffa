extension ExportOptions {
    /// What makes the options impossible together, in a sentence; nil where nothing does.
    package var problem: String? {
        if format.isDocumentFile, unit == .page {
            return "--format \(format.rawValue) writes whole documents; leave --unit page out"
        }
        if format == .dolma, compression == .none {
            return "--format dolma needs --compression zstd or gzip; Dolma's tools read no other files"
        }
        if !format.isInShards {
            if compression != .none { return "--compression is for jsonl, dolma and opensearch" }
            if blockSpans, !format.isDocumentFile {
                return "--spans block is for records: --format jsonl, dolma or opensearch"
            }
            if scores || keep != nil {
                return "--scores and --keep are for records: --format jsonl, dolma or opensearch"
            }
            if duplicates.isOn { return "--dedup is for records: --format jsonl, dolma or opensearch" }
            if selection.chars != nil {
                return "--min-chars and --max-chars are for jsonl, dolma and opensearch"
            }
        }
        return textProblem ?? indexProblem
    }

    private var textProblem: String? {
        if markdown.text == .provider {
            if blockSpans {
                return "--spans block needs --text blocks: a provider's markdown does not tell its blocks"
            }
            if joinsPages { return "--join-pages needs --text blocks" }
        }
        if unit == .page {
            if joinsPages { return "--join-pages needs --unit document" }
            if pageAnchors { return "--page-anchors needs --unit document" }
        }
        return nil
    }

    private var indexProblem: String? {
        guard format == .opensearch, indexName.wholeMatch(of: /[a-z0-9][a-z0-9._-]*/) == nil else {
            return nil
        }
        return "--index '\(indexName)' is no name of an index: lower-case letters, digits, '.', '_' and '-'"
    }
}
