internal import DocumentModel
internal import Rendering
internal import TextQuality

extension JSONBuffer {
    /// Appends the options that decide what an export says, as an object.
    mutating func options(_ options: ExportOptions) {
        let markdown = options.markdown
        member(#"{"furniture":"#, markdown.furniture.rawValue)
        member(#","images":"#, markdown.images.rawValue)
        member(#","text":"#, markdown.text.rawValue)
        member(#","formulas":"#, markdown.formulas.rawValue)
        member(#","tables":"#, markdown.tables.rawValue)
        member(#","spanned_cells":"#, markdown.spannedCells.rawValue)
        flag(#","normalize":"#, markdown.normalizes)
        member(#","escape":"#, markdown.escape.rawValue)
        member(#","code":"#, markdown.code.rawValue)
        member(#","struck":"#, markdown.struck.rawValue)
        raw(#","excluded_types":"#)
        strings(markdown.excludedTypes.isEmpty ? nil : markdown.excludedTypes.map(\.rawValue).sorted())
        raw(#","least_confidence":"#)
        if let least = markdown.leastConfidence { number(least) } else { raw("null") }
        flag(#","block_spans":"#, options.blockSpans)
        flag(#","page_anchors":"#, options.pageAnchors)
        flag(#","join_pages":"#, options.joinsPages)
        // Left out if it is the default, so that exports of earlier versions can be resumed.
        if options.record != .folio { member(#","record":"#, options.record.rawValue) }
        if options.record == .chunks { member(#","chunk_size":"#, options.chunkSize) }
        member(#","compression":"#, options.compression.rawValue)
        member(#","shard_size":"#, options.shardSize)
        if options.format == .labelstudio { member(#","page_image":"#, options.pageImage) }
        if options.format == .opensearch { member(#","index":"#, options.indexName) }
        if options.analyzer != .cjk { member(#","analyzer":"#, options.analyzer.rawValue) }
        if options.nestsBlocks { flag(#","nested_blocks":"#, true) }
        flag(#","prefer_agreement":"#, options.prefersAgreement)
        flag(#","scores":"#, options.scores)
        raw(#","keep":"#)
        string(options.keep?.source)
        split(options.split)
        duplicates(options.duplicates)
        selection(options.selection)
        raw("}")
    }

    private mutating func selection(_ selection: ExportSelection) {
        raw(#","keys":"#)
        strings(selection.keys)
        raw(#","key_prefix":"#)
        string(selection.keyPrefix)
        raw(#","providers":"#)
        strings(selection.providers)
        raw(#","page_numbers":"#)
        range(selection.pages)
        raw(#","types":"#)
        strings(selection.types?.map(\.rawValue))
        raw(#","languages":"#)
        strings(selection.languages)
        raw(#","media_types":"#)
        strings(selection.mediaTypes)
        raw(#","since":"#)
        string(selection.dates.since)
        raw(#","until":"#)
        string(selection.dates.until)
        if let time = selection.updatedSince { member(#","updated_since":"#, time) }
        raw(#","metadata":"#)
        strings(selection.metadata.isEmpty ? nil : selection.metadata.map { "\($0.name)=\($0.value)" })
        raw(#","page_counts":"#)
        range(selection.pageCounts)
        raw(#","chars":"#)
        range(selection.chars)
        raw(#","query":"#)
        string(selection.query)
    }

    private mutating func duplicates(_ duplicates: DuplicateOptions) {
        raw(#","dedup":"#)
        guard duplicates.isOn else { return raw("null") }
        member(#"{"method":"#, duplicates.method.rawValue)
        member(#","duplicates":"#, duplicates.fate.rawValue)
        if duplicates.method == .minhash {
            member(#","scheme":"#, duplicates.scheme.rawValue)
            raw(#","min_similarity":"#)
            number(duplicates.minimumSimilarity)
        }
        raw("}")
    }

    private mutating func split(_ plan: SplitPlan?) {
        raw(#","split":"#)
        guard let plan else { return raw("null") }
        member(#"{"salt":"#, plan.salt)
        raw(#","parts":{"#)
        for (position, part) in plan.parts.enumerated() {
            if position > 0 { raw(",") }
            string(part.name)
            raw(":")
            number(part.share)
        }
        raw("}}")
    }

    private mutating func flag(_ name: StaticString, _ value: Bool) {
        raw(name)
        raw(value ? "true" : "false")
    }

    /// Appends both ends; the largest number means no end.
    private mutating func range(_ range: ClosedRange<Int>?) {
        guard let range else { return raw("null") }
        member("[", range.lowerBound)
        raw(",")
        if range.upperBound == .max { raw("null") } else { integer(range.upperBound) }
        raw("]")
    }

    private mutating func strings(_ values: [String]?) {
        guard let values else { return raw("null") }
        raw("[")
        for (position, value) in values.enumerated() {
            if position > 0 { raw(",") }
            string(value)
        }
        raw("]")
    }
}
