import Foundation
import TestSupport
import Testing

/// What `folio export` accepts, refuses and leaves out.
@Suite struct ExportOptionTests {
    @Test(arguments: [
        (["--format", "docling", "--unit", "page"], "--unit page"),
        (["--format", "dolma", "--compression", "none"], "Dolma"),
        (["--format", "jsonl", "--shard", "4/4"], "--shard"),
        (["--format", "jsonl", "--split", "train=0.9"], "add up"),
        (["--format", "jsonl", "--spans", "row"], "--spans"),
        (["--format", "jsonl", "--join-pages"], "--unit document"),
        (["--format", "jsonl", "--type", "tables"], "--type"),
        (["--format", "jsonl", "--since", "June"], "--since"),
        (["--format", "jsonl", "--metadata", "x"], "--metadata"),
        (["--format", "jsonl", "--min-pages", "3", "--max-pages", "2"], "--max-pages"),
        (["--format", "opensearch", "--index", "A B"], "--index"),
        (["--format", "opensearch", "--analyzer", "kuromoji"], "cjk, standard, smartcn, ik"),
        (["--format", "jsonl", "--analyzer", "ik"], "--analyzer needs --format opensearch"),
        (["--format", "jsonl", "--nested-blocks"], "--nested-blocks needs --format opensearch"),
        (["--format", "jsonl", "--updated-since", "yesterday"], "--updated-since"),
        (["--format", "markdown", "--dedup", "exact"], "--dedup"),
        (["--format", "jsonl", "--duplicates", "mark"], "--dedup"),
        (["--format", "jsonl", "--dedup", "exact", "--min-similarity", "0.8"], "--dedup minhash"),
        (["--format", "jsonl", "--dedup", "minhash", "--min-similarity", "80"], "--min-similarity"),
        (["--format", "docling", "--scores"], "--scores"),
        (["--format", "jsonl", "--keep", "charz>1"], "column 1"),
        (["--format", "jsonl", "--keep", "chars>1 and"], "column 12"),
        (["--format", "dolma", "--record", "finepdfs"], "--record"),
        (["--format", "jsonl", "--record", "chunks", "--spans", "block"], "--record folio"),
        (["--format", "jsonl", "--record", "finepdfs", "--scores"], "--keep"),
        (["--format", "jsonl", "--chunk-size", "500"], "--record chunks"),
        (["--format", "jsonl", "--record", "chunks", "--chunk-size", "9"], "from 100"),
        (["--format", "jsonl", "--page-image", "x{page}"], "labelstudio"),
        (["--format", "labelstudio", "--page-image", "x"], "{page}"),
        (["--format", "jsonl", "--formulas", "tex"], "dollar, bracket, keep"),
    ])
    func `options that cannot be are status 2 and name themselves`(
        _ options: [String], _ expected: String
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "never-\(UUID().uuidString)").path
        let outcome = try SampleStore.reading().run(["export", "-o", folder] + options)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(expected), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test func `every option of the export is in an example of its help`() throws {
        let help = try SampleStore.reading().run(["export", "--help"]).output
        let parts = help.components(separatedBy: "USAGE:")
        let examples = parts[0].split(separator: "\n").filter { $0.hasPrefix("  folio export") }.joined(
            separator: "\n")
        let options = Set(parts[1].matches(of: /--[a-z-]+/).map { String($0.0) }).subtracting([
            "--store", "--version", "--help",
        ])
        #expect(options.count > 30)
        for option in options where option != "--output" { #expect(examples.contains(option), "\(option)") }
    }

    @Test func `filters choose documents, pages and records`() throws {
        let workspace = try Workspace()
        try workspace.write(
            try MadeResults.openDataLoader(pages: ["Radar gauge one.", "A weir."], title: "A"),
            to: "in/a.json")
        try workspace.write(
            try MadeResults.volcengine(pages: ["The radar gauge of another station.", "x", "y"]),
            to: "in/b.json")
        #expect(try workspace.folio("ingest", "in").status == 0)
        let cases: [([String], [String])] = [
            (["--select", "radar"], ["a#p1", "b#p1"]), (["--select", "provider:volcengine radar"], ["b#p1"]),
            (["--select", "nothing"], []), (["--min-pages", "3"], ["b#p1", "b#p2", "b#p3"]),
            (["--max-pages", "2"], ["a#p1", "a#p2"]), (["--max-chars", "2"], ["b#p2", "b#p3"]),
            (["--keep", "chars <= 2"], ["b#p2", "b#p3"]),
            (["--keep", "words > 6 and not c4_pass = 1"], ["a#p1", "b#p1"]),
            (["--type", "heading"], ["a#p1", "a#p2"]), (["--since", "2999"], []),
            (["--until", "2999", "--pages", "2"], ["a#p2", "b#p2"]),
            (["--metadata", "none=1"], []), (["--language", "tlh"], []), (["--media-type", "image/x"], []),
        ]
        for (number, (options, expected)) in cases.enumerated() {
            let outcome = try workspace.program.run(
                ["export", "--format", "jsonl", "-o", "out\(number)"] + options)
            #expect(outcome.status == (expected.isEmpty ? 1 : 0), "\(options): \(outcome.errors)")
            #expect(
                try workspace.records(below: "out\(number)").compactMap { $0["id"].string } == expected,
                "\(options)")
        }
    }

    @Test func `of each page the version that agrees most with the others is exported`() throws {
        let workspace = try Workspace()
        for (parser, text) in [
            ("a", "hello worlt of gauges"), ("b", "hello world of gauges"), ("c", "hello vorld of gauges"),
        ] {
            try workspace.write(text, to: "\(parser)/doc.md")
            #expect(
                try workspace.folio("ingest", parser, "--provider", "markdown", "--as", parser).status == 0)
        }
        let arguments = ["export", "--format", "jsonl", "--prefer", "agreement"]
        #expect(try workspace.program.run(arguments + ["-o", "out"]).status == 0)
        let records = try workspace.records(below: "out")
        #expect(records.compactMap { $0["id"].string } == ["doc#p1"])
        #expect(records[0]["text"] == .string("hello world of gauges"))
        #expect(records[0]["source"] == .string("b"))
        #expect(try workspace.program.run(arguments + ["--provider", "a,c", "-o", "two"]).status == 0)
        #expect(try workspace.records(below: "two")[0]["source"] != .string("b"))
    }

    @Test func `a Slurm array's tasks write their parts, and the last one the manifest of all`() throws {
        let workspace = try Workspace()
        for number in 0..<12 {
            try workspace.write(
                try MadeResults.openDataLoader(pages: ["Page of \(number)."]), to: "in/\(number).json")
        }
        #expect(try workspace.folio("ingest", "in").status == 0)
        for task in ["1", "2", "3"] {
            #expect(!workspace.exists("out/manifest.json"))
            let outcome = try workspace.program.run(
                ["export", "--format", "jsonl", "-o", "out"],
                environment: [
                    "SLURM_ARRAY_TASK_ID": task, "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_ARRAY_TASK_MIN": "1",
                ])
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        let records = try workspace.records(below: "out").compactMap { $0["id"].string }
        #expect(records.sorted() == (0..<12).map { "\($0)#p1" }.sorted())
    }
}
