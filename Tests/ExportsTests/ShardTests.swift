import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import Exports

/// Shards, parts, sets, and runs that break off.
struct ShardTests {
    private struct Interruption: Error {}

    /// Documents of several pages.
    private func source(documents: Int, pages: Int = 3) -> PlainSource {
        var source = PlainSource()
        for number in 0..<documents {
            source.add("d/\(number)", texts: (0..<pages).map { "document \(number) page \($0) 水位" })
        }
        return source
    }

    private func options(
        _ format: ExportOptions.Format = .jsonl, shardSize: Int = 2_000,
        _ change: (inout ExportOptions) -> Void = { _ in }
    ) -> ExportOptions {
        var options = ExportOptions(format: format, shardSize: shardSize)
        change(&options)
        return options
    }

    private func files(_ folder: TemporaryFolder) throws -> [String: Data] {
        Dictionary(uniqueKeysWithValues: try folder.files.map { ($0, try folder.data($0)) })
    }

    private func identifiers(_ folder: TemporaryFolder, below prefix: String = "") throws -> [String] {
        try folder.files.filter { $0.hasSuffix(".jsonl") && $0.hasPrefix(prefix) }.flatMap { file in
            try folder.text(file).split(separator: "\n").map { line in
                let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return record?["id"] as? String ?? ""
            }
        }
    }

    @Test func `the manifest names each shard's first and last record`() throws {
        let folder = try TemporaryFolder()
        try Exporter(options()).run(to: folder.path, over: source(documents: 20))
        let shards = try #require(try folder.json("manifest.json")["shards"] as? [[String: Any]])
        #expect(shards.count > 2)
        for shard in shards {
            let file = try #require(shard["file"] as? String)
            let found = try identifiers(folder, below: file)
            #expect(found.first == shard["first_id"] as? String && found.last == shard["last_id"] as? String)
        }
    }

    @Test(arguments: ExportOptions.Format.allCases)
    func `a run that broke off anywhere and was resumed ends in the same bytes`(
        format: ExportOptions.Format
    ) throws {
        let source = source(documents: 30)
        let options = options(format, shardSize: 1_500) {
            if format == .jsonl { $0.split = try? SplitPlan("train=0.7,test=0.3") }
        }
        let calm = try TemporaryFolder()
        try Exporter(options).run(to: calm.path, over: source)
        var resuming = options
        resuming.resumes = true
        for moment in [1, 2, 7, 15, 29, 30] {
            let folder = try TemporaryFolder()
            #expect(throws: Interruption.self) {
                try Exporter(options).run(to: folder.path, over: source) {
                    if $0.documents == moment { throw Interruption() }
                }
            }
            // As after kill -9, what was being written is left.
            if let records = format.records {
                let set = options.split == nil ? "" : "train/"
                let name = "\(records.filePrefix)00099\(records.suffix(options.compression)).tmp"
                try? folder.write("half", to: records.folder + set + name)
            }
            let before = folder.files.filter { !$0.hasSuffix(".tmp") }
            let summary = try Exporter(resuming).run(to: folder.path, over: source)
            #expect(summary.documents == 30)
            if format.isInShards, format != .dolma {
                #expect(try files(folder) == files(calm), "moment \(moment)")
            } else {
                for (file, data) in try files(calm) {
                    #expect(try folder.data(file) == data, "\(file), moment \(moment)")
                }
            }
            #expect(Set(before).isSubset(of: folder.files))
        }
    }

    @Test func `resuming leaves finished shards untouched, and a finished export wholly`() throws {
        let folder = try TemporaryFolder()
        let source = source(documents: 30)
        #expect(throws: Interruption.self) {
            try Exporter(options()).run(to: folder.path, over: source) {
                if $0.documents == 25 { throw Interruption() }
            }
        }
        let finished = folder.files.filter { $0.hasSuffix(".jsonl") }
        #expect(finished.count > 1)
        let number: (String) throws -> UInt64? = {
            try
                (FileManager.default.attributesOfItem(atPath: "\(folder.path)/\($0)")[.systemFileNumber]
                as? NSNumber)?.uint64Value
        }
        let before = try finished.map(number)
        let resuming = options { $0.resumes = true }
        let summary = try Exporter(resuming).run(to: folder.path, over: source)
        #expect(try finished.map(number) == before)
        let whole = try files(folder)
        #expect(try Exporter(resuming).run(to: folder.path, over: PlainSource()) == summary)
        #expect(try files(folder) == whole)
    }

    @Test func `a damaged shard is made again`() throws {
        let (calm, folder) = (try TemporaryFolder(), try TemporaryFolder())
        let source = source(documents: 30)
        try Exporter(options()).run(to: calm.path, over: source)
        try Exporter(options()).run(to: folder.path, over: source)
        try folder.write("damaged", to: "part-00001.jsonl")
        try Exporter(options { $0.resumes = true }).run(to: folder.path, over: source)
        #expect(try files(folder) == files(calm))
    }

    @Test func `a run killed before the first word of its manifest is begun again`() throws {
        let (calm, folder) = (try TemporaryFolder(), try TemporaryFolder())
        let source = source(documents: 3)
        try Exporter(options()).run(to: calm.path, over: source)
        try folder.write("", to: "manifest.json.tmp")
        try Exporter(options { $0.resumes = true }).run(to: folder.path, over: source)
        #expect(try files(folder) == files(calm))
    }

    @Test func `another export is not resumed`() throws {
        let folder = try TemporaryFolder()
        try Exporter(options()).run(to: folder.path, over: source(documents: 3))
        let before = try files(folder)
        let error = #expect(throws: ExportError.self) {
            try Exporter(options(shardSize: 9_999) { $0.resumes = true }).run(
                to: folder.path, over: source(documents: 3))
        }
        #expect(error?.code == .resumeMismatch)
        #expect(try files(folder) == before)
    }

    @Test func `parts hold every document once, and the last one writes the manifest of all`() throws {
        let (whole, folder) = (try TemporaryFolder(), try TemporaryFolder())
        let source = source(documents: 40)
        let total = try Exporter(options()).run(to: whole.path, over: source)
        for index in [2, 0, 1] {
            #expect(!folder.files.contains("manifest.json"))
            try Exporter(options { $0.selection.shard = ShardNumber(index: index, count: 3) }).run(
                to: folder.path, over: source)
        }
        #expect(try identifiers(folder).sorted() == identifiers(whole).sorted())
        let manifest = try folder.json("manifest.json")
        #expect(manifest["records"] as? Int == total.records)
        #expect(manifest["documents"] as? Int == 40)
        let listed = (manifest["shards"] as? [[String: Any]] ?? []).compactMap { $0["file"] as? String }
        #expect(listed == folder.files.filter { $0.hasSuffix(".jsonl") })
        // Each part again changes nothing.
        let before = try files(folder)
        try Exporter(options { $0.selection.shard = ShardNumber(index: 1, count: 3) }).run(
            to: folder.path, over: source)
        #expect(try files(folder) == before)
        let error = #expect(throws: ExportError.self) {
            try Exporter(options { $0.selection.shard = ShardNumber(index: 1, count: 4) }).run(
                to: folder.path, over: source)
        }
        #expect(error?.code == .outputNotEmpty)
    }

    @Test func `a document's part is what Python computes`() {
        // int.from_bytes(hashlib.sha256("2024/水位".encode()).digest()[:8], "big") % 16
        #expect(StableHash.of("2024/水位") == 0x972e5f0b41ecd7c4)
        #expect(StableHash.of("") == 0xe3b0_c442_98fc_1c14)
    }

    @Test func `sets keep a document's pages together and have about their shares`() throws {
        let folder = try TemporaryFolder()
        let plan = try SplitPlan("train=0.8,validation=0.2", salt: "s")
        try Exporter(options { $0.split = plan }).run(to: folder.path, over: source(documents: 300))
        let sets = try ["train/", "validation/"].map { try identifiers(folder, below: $0) }
        #expect(sets[0].count + sets[1].count == 900)
        let documents = sets.map { Set($0.map { $0.split(separator: "#")[0] }) }
        #expect(documents[0].isDisjoint(with: documents[1]))
        // Five standard deviations of a binomial distribution: 300 × 0.2 ± 5 × √(300 × 0.2 × 0.8).
        #expect((25...95).contains(documents[1].count))
    }

    @Test(arguments: [
        ("train=0.9", "add up to 0.9"), ("train", "write name=share"),
        ("a=0.5,a=0.5", "not a valid new name"),
        ("../x=1", "not a valid new name"), ("a=0,b=1", "write name=share"), ("", "write name=share"),
        ("a=nan", "write name=share"),
    ])
    func `a bad plan of sets says what is wrong`(plan: String, expected: String) {
        let problem = #expect(throws: SplitPlan.Problem.self) { try SplitPlan(plan) }
        #expect(problem?.description.contains(expected) == true)
    }

    @Test(arguments: [
        ("3/16", true), ("0/1", true), ("16/16", false), ("-1/2", false), ("1", false), ("1/0", false),
        ("a/b", false),
    ])
    func `parts are numbered from 0`(text: String, isOne: Bool) {
        #expect((ShardNumber(text) != nil) == isOne)
    }
}
