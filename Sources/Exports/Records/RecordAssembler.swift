/// Puts pages together to records, leaves out those that are not wanted, and hands on the others.
final class RecordAssembler: FormatWriter {
    private(set) var summary = ExportSummary()
    private let sink: any RecordSink
    private let unit: ExportOptions.Unit
    private let selection: ExportSelection
    private let images: ImageDestinations
    private var document = ExportDocument(key: "", provider: "", pageCount: 0)
    private var text: RecordText

    init(_ options: ExportOptions, _ source: any ExportSource, to sink: any RecordSink) {
        self.sink = sink
        unit = options.unit
        selection = options.selection
        text = RecordText(options)
        images = ImageDestinations(options.markdown.images, source: source)
    }

    func begin(_ document: ExportDocument) throws {
        try endDocument()
        summary.documents += 1
        self.document = document
        try sink.begin(document)
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
        if hasText { try handOn(page.page) }
        text.clear()
    }

    func finish() throws {
        try endDocument()
        try sink.finish(&summary)
    }

    func holdsAsset(_ name: String) -> Bool { false }

    private func endDocument() throws {
        if !text.isEmpty { try handOn(nil) }
        text.clear()
        images.count(in: &summary)
    }

    private func handOn(_ page: ExportPage?) throws {
        guard selection.includes(chars: text.chars) else {
            summary.excludedRecords += 1
            return
        }
        let identifier = page.map(document.identifier(of:)) ?? document.identifier
        try sink.take(Record(identifier: identifier, text: text, page: page), &summary)
    }
}
