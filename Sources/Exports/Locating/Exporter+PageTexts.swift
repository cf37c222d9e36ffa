internal import Rendering

extension Exporter {
    /// The texts of pages as this export would write them, one by one.
    ///
    /// The same document is walked as in an export, from its first page on: which hyphens stay depends on the pages before.
    ///
    /// - Throws: What the source throws.
    package func pageTexts(over source: any ExportSource) throws -> [PageText] {
        var options = options
        (options.unit, options.blockSpans) = (.page, true)
        let sink = PageTextSink()
        let exporter = Exporter(options)
        try exporter.walk(
            source, options.selection, RecordAssembler(options, source, to: sink), { _ in }, { _ in })
        return sink.pages
    }
}

/// Keeps the texts of pages instead of writing them.
private final class PageTextSink: RecordSink {
    private(set) var pages: [PageText] = []

    func begin(_ document: ExportDocument) throws {}

    func take(_ record: Record, _ summary: inout ExportSummary) throws {
        guard let page = record.page else { return }
        pages.append(
            PageText(
                pageIndex: page.index,
                scalars: Array(String(decoding: record.text.bytes, as: UTF8.self).unicodeScalars),
                parts: record.text.blockSpans.map {
                    PageText.Part(ordinal: $0.ordinal, range: $0.start..<max($0.start, $0.end))
                }))
    }

    func finish(_ summary: inout ExportSummary) throws {}
}
