internal import Rendering
internal import TextQuality

/// Puts pages together to records, leaves out those that are not wanted, and passes on the others.
final class RecordAssembler: FormatWriter {
    private(set) var summary = ExportSummary()
    private let sink: any RecordSink
    private let unit: ExportOptions.Unit
    private let selection: ExportSelection
    private let images: ImageDestinations
    private var document = ExportDocument(key: "", provider: "", pageCount: 0)
    private var text: RecordText
    private let keep: KeepExpression?
    private let tellsScores: Bool
    /// Nil if no score is asked for.
    private var scorer: Scorer?
    private var counts = BlockCounts()
    /// Of the text so far.
    private var pictures: [RecordImage] = []

    init(_ options: ExportOptions, _ source: any ExportSource, to sink: any RecordSink) {
        self.sink = sink
        unit = options.unit
        selection = options.selection
        text = RecordText(options)
        keep = options.keep
        tellsScores = options.scores
        let families = options.scores ? Set(Score.Family.allCases) : options.keep?.families ?? []
        scorer = families.isEmpty ? nil : Scorer(families)
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
        if !hasText { summary.emptyPages += 1 }
        if text.isRenderedInstead { summary.renderedPages += 1 }
        pictures += text.images[pictures.count...].map { images.loaded($0, &summary) }
        if scorer != nil { counts.add(page) }
        if unit == .page {
            if hasText { try handOn(page.page) }
            clear()
        }
        // After the page is written: an image that cannot be embedded takes no text with it.
        try images.check()
    }

    func finish() throws {
        try endDocument()
        try sink.finish(&summary)
    }

    func countFailedPage() { summary.failedPages += 1 }

    func holdsAsset(_ name: String) -> Bool { false }

    private func endDocument() throws {
        if !text.isEmpty { try handOn(nil) }
        clear()
        images.count(in: &summary)
    }

    private func clear() {
        text.clear()
        pictures.removeAll()
        if scorer != nil { counts = BlockCounts() }
    }

    private func handOn(_ page: ExportPage?) throws {
        guard selection.includes(chars: text.chars) else {
            summary.excludedRecords += 1
            return
        }
        let identifier = page.map(document.identifier(of:)) ?? document.identifier
        var record = Record(identifier: identifier, text: text, page: page)
        record.images = pictures
        if var scores = scorer?.scores(of: text.bytes, pages: record.pages) {
            if scorer?.families.contains(.blocks) == true { counts.score(&scores) }
            guard keep?.holds(scores) != false else {
                summary.unwantedRecords += 1
                return
            }
            if tellsScores { record.scores = scores }
        }
        try sink.take(record, &summary)
    }
}
