import Providers
import Archives
import Foundation
import Ingestion
import Storage
import TestSupport
import Testing

/// Ingests a corpus archive once for a whole suite, and removes the store after it.
struct CorpusTrait: SuiteTrait, TestScoping {
    /// The archive's name without `.tar.xz`.
    let name: String
    /// Takes every n-th JSON file unless `FOLIO_CORPUS=all`: a debug build needs minutes for the largest archive.
    let stride: Int
    /// Takes only JSON files whose names hold one of these; nil for all.
    let fragments: [String]?

    func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard let archive = Fixtures.corpus?.appending(path: "\(name).tar.xz").path,
            FileManager.default.fileExists(atPath: archive)
        else {
            print("skipped: corpus/\(name).tar.xz is not beside the checkout")
            return try await function()
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "folio-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = stride > 1 || fragments != nil ? [try sample(of: archive, in: folder)] : [archive]
        let store = try DocumentStore(
            path: folder.appending(path: "corpus.db").path, mode: .create, clock: { Date() })
        let summary = try await IngestPipeline(store: store, options: IngestOptions()).run(paths: paths)
        let seconds = (summary.seconds * 10).rounded() / 10
        print("\(name): \(summary.parses) parses of \(summary.inputs) results ingested in \(seconds) s")
        try await IngestedCorpus.$current.withValue(
            IngestedCorpus(name: name, store: store, summary: summary)
        ) {
            try await function()
        }
    }

    /// Every n-th JSON file of the archive, by name, in a folder.
    private func sample(of archive: String, in folder: URL) throws -> String {
        var names: [String] = []
        let listing = try ArchiveReader(path: archive)
        while let member = try listing.next() {
            let isNamed = fragments?.contains { member.name.contains($0) } ?? true
            if member.name.hasSuffix(".json"), isNamed { names.append(member.name) }
        }
        let chosen = Set(names.sorted().enumerated().filter { $0.offset % stride == 0 }.map(\.element))
        if stride > 1 {
            print("\(name): every \(stride)th of \(names.count) files; FOLIO_CORPUS=all takes all")
        }
        let sample = folder.appending(path: "sample")
        try FileManager.default.createDirectory(at: sample, withIntermediateDirectories: true)
        let reader = try ArchiveReader(path: archive)
        while let member = try reader.next() {
            guard chosen.contains(member.name) else { continue }
            let file = sample.appending(path: member.name.replacing("/", with: "__"))
            try Data(reader.readBytes()).write(to: file)
        }
        return sample.path
    }
}

extension Trait where Self == CorpusTrait {
    /// The archive of that name, ingested.
    static func corpus(_ name: String, every stride: Int = 1) -> CorpusTrait {
        let isAll = ProcessInfo.processInfo.environment["FOLIO_CORPUS"] == "all"
        return CorpusTrait(name: name, stride: isAll ? 1 : stride, fragments: nil)
    }

    /// The files of the archive of that name whose own names hold one of these, ingested.
    static func corpus(_ name: String, named fragments: [String]) -> CorpusTrait {
        CorpusTrait(name: name, stride: 1, fragments: fragments)
    }
}
