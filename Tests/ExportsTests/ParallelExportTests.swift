import DocumentModel
@testable import Exports
import Foundation
import Rendering
import TestSupport
import Testing

/// What several cores write is what one core writes.
@Suite struct ParallelExportTests {
    private struct Interruption: Error {}

    /// Documents that a batch holds many of, one that a batch holds alone, and one that is larger than a batch may be.
    private static let source: PlainSource = {
        var source = PlainSource()
        for number in 0..<60 {
            source.add(
                "d/\(number)", provider: number % 3 == 0 ? "alpha" : "beta", isPreferred: number % 2 == 0,
                texts: (0..<4).map {
                    "\(number) page \($0) 水位 " + String(repeating: "word ", count: number * 9)
                })
        }
        for (key, pages) in [("large", 3), ("largest", 15)] {
            let blocks = (0..<40).map { Block($0 % 10 == 0 ? .heading : .text, text: "b\($0)") }
            source.documents.insert(
                (
                    ExportDocument(key: key, provider: "alpha", pageCount: pages),
                    [ExportAsset(name: "far.png", content: .remote(url: "https://x/far.png"))],
                    (0..<pages).map { page in
                        let header = Block(.text, text: "Running header \(page)", box: Box(0, 0, 100, 10))
                        let figure = Block(.figure, text: "", asset: "far.png")
                        return ExportPage(index: page, blocks: [header] + blocks + [figure])
                    }
                ), at: 20)
        }
        return source
    }()

    /// An exporter whose batches are small.
    private func exporter(_ options: ExportOptions, jobs: Int) -> Exporter {
        var exporter = Exporter(options, jobs: jobs)
        exporter.batchSizes = ParallelExport.BatchSizes(usual: 20_000, greatest: 100_000)
        return exporter
    }

    private func files(_ folder: TemporaryFolder) throws -> [String: Data] {
        Dictionary(uniqueKeysWithValues: try folder.files.map { ($0, try folder.data($0)) })
    }

    private static let variants: [(String, @Sendable (inout ExportOptions) -> Void)] = [
        ("plain", { _ in }),
        ("documents", { ($0.unit, $0.joinsPages) = (.document, true) }),
        ("compressed", { ($0.compression, $0.shardSize) = (.zstd, 5_000) }),
        ("compressed into one file", { ($0.compression, $0.shardSize) = (.zstd, 100_000_000) }),
        ("gzip", { ($0.compression, $0.shardSize) = (.gzip, 20_000) }),
        ("split", { $0.split = try? SplitPlan("train=0.7,test=0.3") }),
        ("scored", { ($0.scores, $0.blockSpans, $0.markdown.furniture) = (true, true, .distinct) }),
        ("links", { $0.markdown.images = .link }),
        ("part", { $0.selection.shard = ShardNumber("1/3") }),
        ("short", { $0.selection.chars = 200...100_000 }),
    ]

    @Test(arguments: ExportOptions.Format.allCases.filter(\.isInShards), variants.map(\.0))
    func `the bytes and sums do not depend on how many cores work`(
        format: ExportOptions.Format, variant: String
    ) throws {
        var options = ExportOptions(format: format, shardSize: 40_000)
        try #require(Self.variants.first { $0.0 == variant }).1(&options)
        guard options.problem == nil else { return }
        let (one, several) = (try TemporaryFolder(), try TemporaryFolder())
        let expected = try Exporter(options).run(to: one.path, over: Self.source)
        #expect(try exporter(options, jobs: 3).run(to: several.path, over: Self.source) == expected)
        #expect(try files(several) == files(one))
        #expect(expected.documents > 1 && expected.records > 0)
    }

    @Test(arguments: [1, 30, 62])
    func `an export that broke off among several cores is resumed by one, and the other way round`(
        moment: Int
    ) throws {
        let options = ExportOptions(format: .jsonl, shardSize: 8_000)
        let calm = try TemporaryFolder()
        try Exporter(options).run(to: calm.path, over: Self.source)
        var resuming = options
        resuming.resumes = true
        for jobs in [(3, 1), (1, 3)] {
            let folder = try TemporaryFolder()
            var count = 0
            #expect(throws: Interruption.self) {
                try exporter(options, jobs: jobs.0).run(to: folder.path, over: Self.source) { _ in
                    count += 1
                    if count == moment { throw Interruption() }
                }
            }
            try exporter(resuming, jobs: jobs.1).run(to: folder.path, over: Self.source)
            #expect(try files(folder) == files(calm))
        }
    }
}
