/// Writes a record a page or document, in shards: `--format jsonl`, `dolma` and `opensearch`.
final class RecordsWriter: FormatWriter {
    private(set) var summary = ExportSummary()
    private let unit: ExportOptions.Unit
    private let selection: ExportSelection
    private let images: ImageDestinations
    private let split: SplitPlan?
    /// One a set of the split.
    private let shards: [ShardWriter]
    private var encoder: any RecordEncoder
    private var text: RecordText
    /// The position in `shards` of the open document's.
    private var part = 0

    init(
        _ folder: OutputFolder, _ manifest: ManifestWriter, _ options: ExportOptions,
        _ source: any ExportSource,
        kept: [ManifestShard]
    ) throws(ExportError) {
        unit = options.unit
        selection = options.selection
        split = options.split
        text = RecordText(options)
        images = ImageDestinations(options.markdown.images, source: source)
        switch options.format {
        case .dolma: encoder = DolmaEncoder(options)
        case .opensearch:
            encoder = OpenSearchEncoder(options)
            try OpenSearchMapping.write(to: folder, options)
        default: encoder = JSONLinesEncoder(options)
        }
        var shards: [ShardWriter] = []
        for name in options.split?.parts.map(\.name) ?? [""] {
            shards.append(ShardWriter(folder, manifest, options, part: name, kept: kept))
        }
        self.shards = shards
    }

    func begin(_ document: ExportDocument) throws {
        try endDocument()
        summary.documents += 1
        part = split?.part(of: document.key) ?? 0
        encoder.begin(document)
    }

    func use(_ assets: [ExportAsset]) {
        images.count(in: &summary)
        images.use(assets)
    }

    func add(_ page: CleanPage) throws {
        summary.pages += 1
        let hasText = text.add(page, links: images.links)
        try images.check()
        if !hasText { summary.emptyPages += 1 }
        guard unit == .page else { return }
        if hasText { try writeRecord(pages: 1) { $0.encode(page.page, text) } }
        text.clear()
    }

    func finish() throws {
        try endDocument()
        for shard in shards {
            let (files, bytes) = try shard.finish()
            summary.files += files
            summary.bytes += bytes
        }
    }

    func holdsAsset(_ name: String) -> Bool { false }

    private func endDocument() throws {
        if !text.isEmpty { try writeRecord(pages: text.pageSpans.count) { $0.encode(text) } }
        text.clear()
        images.count(in: &summary)
    }

    private func writeRecord(pages: Int, _ encode: (inout any RecordEncoder) -> Void) throws(ExportError) {
        guard selection.includes(chars: text.chars) else {
            summary.excludedRecords += 1
            return
        }
        encode(&encoder)
        try shards[part].append(encoder, pages: pages, chars: text.chars)
        summary.records += 1
        summary.chars += text.chars
    }
}
