/// `--format jsonl`: a record a page or document, in shards.
final class JSONLinesWriter: FormatWriter {
    private(set) var summary = ExportSummary()
    private let unit: ExportOptions.Unit
    private let renderer: MarkdownRenderer
    private let shards: ShardWriter
    private var encoder = RecordEncoder()
    private var text = DocumentText()
    private var links = AssetLinks()
    private var assets: [ExportAsset] = []

    init(_ folder: OutputFolder, _ manifest: ManifestWriter, _ options: ExportOptions) {
        unit = options.unit
        renderer = MarkdownRenderer(options.markdown)
        shards = ShardWriter(folder, manifest, options)
    }

    func begin(_ document: ExportDocument) throws {
        try endDocument()
        summary.documents += 1
        encoder.begin(document)
    }

    func use(_ assets: [ExportAsset]) {
        countAssets()
        self.assets = assets
        // No files come along: what is stored keeps its name.
        let destinations = assets.map { asset in
            if case .remote(let url) = asset.content { return (asset.name, LinkDestination.encode(url)) }
            return (asset.name, LinkDestination.encode(asset.name))
        }
        links = AssetLinks(Dictionary(destinations, uniquingKeysWith: { first, _ in first }))
    }

    func add(_ page: ExportPage) throws {
        summary.pages += 1
        let hasText = text.add(pageNumber: page.number) { output in
            renderer.append(page.blocks, markdown: page.markdown, links: links, to: &output)
        }
        if !hasText { summary.emptyPages += 1 }
        guard unit == .page else { return }
        if hasText {
            encoder.encode(page, text: text.bytes)
            try writeRecord(pages: 1)
        }
        text.clear()
    }

    func finish() throws {
        try endDocument()
        (summary.files, summary.bytes) = try shards.finish()
    }

    func holdsAsset(_ name: String) -> Bool { false }

    private func endDocument() throws {
        if !text.isEmpty {
            encoder.encode(text)
            try writeRecord(pages: text.spans.count)
        }
        text.clear()
        countAssets()
    }

    private func countAssets() {
        for asset in assets where links.used.contains(asset.name) {
            switch asset.content {
            case .remote: summary.remoteAssets += 1
            case .missing: summary.missingAssets += 1
            case .stored: break
            }
        }
        assets = []
    }

    private func writeRecord(pages: Int) throws(ExportError) {
        try shards.append(encoder.json.bytes, pages: pages, chars: text.chars)
        summary.records += 1
        summary.chars += text.chars
    }
}
