internal import Rendering

extension ExportOptions {
    /// What makes the options impossible together, in a sentence; nil if nothing does.
    package var problem: String? {
        if format.isDocumentFile, !markdown.excludedTypes.isEmpty || markdown.leastConfidence != nil {
            return
                "--exclude-type and --drop-confidence-below do not work with --format \(format.rawValue), which has a place for every block"
        }
        if record != format.records?.defaultRecord ?? .folio, format.records?.hasRecordKinds != true {
            return
                "--record works only with --format \(Format.names { $0.records?.hasRecordKinds == true })"
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
                return "--compression works only with --format \(Format.names(\.isInShards))"
            }
            if blockSpans, !format.isDocumentFile {
                return "--spans block works only with --format \(Format.names(\.isInShards))"
            }
            if scores || keep != nil {
                return "--scores and --keep work only with --format \(Format.names(\.isInShards))"
            }
            if duplicates.isOn {
                return "--dedup works only with --format \(Format.names(\.isInShards))"
            }
            if selection.chars != nil {
                return "--min-chars and --max-chars work only with --format \(Format.names(\.isInShards))"
            }
        }
        return textProblem ?? recordProblem ?? indexProblem
    }

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
        guard let format = format.records, !(format.hasMetadata && record.hasMetadata) else { return nil }
        let name =
            format.hasRecordKinds ? "--record \(record.rawValue)" : "--format \(self.format.rawValue)"
        let others =
            format.hasMetadata
            ? "--record folio or dolma" : "--format \(Format.names { $0.records?.hasMetadata == true })"
        if blockSpans {
            return "--spans block works only with \(others)"
                + (record == .chunks ? "; chunks have their blocks" : "")
        }
        if scores { return "--scores works only with \(others); --keep works with \(name), too" }
        if duplicates.isOn, duplicates.fate == .mark {
            return "--duplicates mark works only with \(others); leave out the duplicates with \(name)"
        }
        if record.needsBlocks, markdown.text == .provider {
            return "\(name) needs --text blocks, because a provider's markdown has no blocks"
        }
        if record.hasImages, markdown.images != .drop {
            return "--images works with \(name) only as drop: images are beside the text"
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
