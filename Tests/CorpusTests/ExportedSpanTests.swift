import DocumentModel
import Storage
import Testing

@testable import Exports
@testable import Rendering

/// Where blocks stand in the text of real pages, whose characters were brought to form and whose code was found.
@Suite(.corpus("texlive-opendataloader", every: 40)) struct ExportedManualSpanTests {
    @Test func `every span holds what its block is rendered as`() throws {
        guard let corpus = IngestedCorpus.current else { return }
        let report = try SpanReport(corpus)
        #expect(report.spans > 1_000 && report.code > 100)
        #expect(report.differences.isEmpty, "\(report.differences.prefix(5))")
    }
}

@Suite(.corpus("mineru")) struct ExportedPaperSpanTests {
    @Test func `every span holds what its block is rendered as`() throws {
        guard let corpus = IngestedCorpus.current else { return }
        let report = try SpanReport(corpus)
        #expect(report.spans > 1_000)
        #expect(report.differences.isEmpty, "\(report.differences.prefix(5))")
    }
}

/// Compares the spans of a corpus's pages with each block rendered alone.
private struct SpanReport {
    private(set) var spans = 0
    private(set) var code = 0
    private(set) var differences: [String] = []

    init(_ corpus: IngestedCorpus) throws {
        var options = ExportOptions(format: .jsonl)
        options.blockSpans = true
        let checker = SpanChecker(options)
        try corpus.store.read { reader in
            try Exporter(options).walk(
                StoreExportSource(reader), options.selection, checker, { _ in }, { _ in })
        }
        (spans, code, differences) = (checker.spans, checker.code, checker.differences)
    }
}

/// Takes pages as a writer does, and writes nothing.
private final class SpanChecker: FormatWriter {
    private(set) var summary = ExportSummary()
    private(set) var spans = 0
    private(set) var code = 0
    private(set) var differences: [String] = []
    private let options: ExportOptions
    private var key = ""

    init(_ options: ExportOptions) { self.options = options }

    func begin(_ document: ExportDocument) { key = document.key }
    func use(_ assets: [ExportAsset]) {}
    func countFailedPage() {}
    func finish() {}
    func holdsAsset(_ name: String) -> Bool { false }

    func add(_ page: CleanPage) throws {
        var text = RecordText(options)
        text.add(page, links: AssetLinks())
        let scalars = Array(String(decoding: text.bytes, as: UTF8.self).unicodeScalars)
        var end = 0
        for span in text.blockSpans {
            spans += 1
            guard span.start >= end, span.end <= scalars.count, span.start < span.end,
                let position = page.blocks.indices.first(where: { page.page.ordinal(at: $0) == span.ordinal })
            else {
                differences.append("\(key) \(span)")
                continue
            }
            end = span.end
            let block = page.blocks[position]
            if block.type == .code { code += 1 }
            let written = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
            // A listing has one fence, and nested items are moved to the right.
            let alone = MarkdownRenderer(options.markdown).render([block])
            if Self.lines(written, block.type) != Self.lines(alone, block.type) {
                differences.append("\(key): \(written.debugDescription), alone \(alone.debugDescription)")
            }
        }
    }

    private static func lines(_ text: String, _ type: BlockType) -> [Substring] {
        text.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }.filter {
            type != .code || !$0.hasPrefix("```")
        }
    }
}
