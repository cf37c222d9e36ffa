internal import Rendering

/// Makes encoded records of what a source sends: cleans, renders and encodes, and writes nothing.
///
/// Nothing goes from one document to the next, so that documents can be shared out over producers.
final class RecordProducer {
    /// What comes of a document, in order.
    enum Item: Sendable {
        case document(ExportDocument)
        case record(EncodedRecord)
        case failure(ExportFailure)
    }

    private let assembler: RecordAssembler
    private let output: EncodedOutput
    private var cleaner: PageCleaner

    init(_ format: RecordFormat, _ options: ExportOptions) {
        output = EncodedOutput(format, options)
        assembler = RecordAssembler(options, NoImages(), to: output)
        cleaner = PageCleaner(options.markdown)
    }

    /// The sums so far.
    var summary: ExportSummary { assembler.summary }

    func take(_ event: ExportEvent) throws {
        switch event {
        case .document(let document):
            try assembler.begin(document)
            cleaner.begin(pageCount: document.pageCount)
        case .assets(let assets):
            assembler.use(assets)
            cleaner.forgetEdges()
        case .edges(let edges): cleaner.add(edges)
        case .page(let page): try assembler.add(cleaner.clean(page))
        case .failure(let failure):
            assembler.countFailedPage()
            output.items.append(.failure(failure))
        }
    }

    /// Ends the last document.
    func finish() throws { try assembler.finish() }

    /// What was made since the last call.
    func takeItems() -> [Item] {
        defer { output.items.removeAll(keepingCapacity: true) }
        return output.items
    }
}

/// Keeps encoded records.
private final class EncodedOutput: RecordSink {
    var items: [RecordProducer.Item] = []
    private var encoder: any RecordEncoder

    init(_ format: RecordFormat, _ options: ExportOptions) {
        encoder = RecordsWriter.encoder(format, options)
    }

    func begin(_ document: ExportDocument) {
        items.append(.document(document))
        encoder.begin(document)
    }

    func take(_ record: Record, _ summary: inout ExportSummary) throws {
        try encoder.encode(record)
        let encoded = EncodedRecord(encoder, of: record)
        items.append(.record(encoded))
        summary.records += encoded.records
        summary.chars += record.text.chars
    }

    func finish(_ summary: inout ExportSummary) {}
}

/// For records that show no image itself.
private struct NoImages: ExportSource {
    func forEachPage(of selection: ExportSelection, needs: ExportNeeds, _ visitor: ExportVisitor) {}
    func bytes(ofAsset sha256: String) -> [UInt8]? { nil }
    func origin() -> StoreOrigin? { nil }
}
