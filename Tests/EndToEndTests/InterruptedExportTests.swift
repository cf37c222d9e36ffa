import Foundation
import TestSupport
import Testing

/// An export that is killed leaves whole files only, and `--resume` ends in the same bytes.
@Suite(.threadOfItsOwn) struct InterruptedExportTests {
    private func store(documents: Int) throws -> Workspace {
        let workspace = try Workspace()
        for number in 0..<documents {
            let texts = (1...4).map {
                "Station \(number) page \($0) reads \(number * $0) 水位 " + String(repeating: "x ", count: 200)
            }
            try workspace.write(
                try MadeResults.openDataLoader(pages: texts), to: "in/\(number / 100)/station-\(number).json")
        }
        try #require(try workspace.folio("ingest", "in").status == 0)
        return workspace
    }

    @Test func `killed at any moment and resumed, an export is the same to the byte`() throws {
        let workspace = try store(documents: 60)
        let options = [
            "export", "--format", "jsonl", "--shard-size", "20KB", "--split",
            "train=0.9,test=0.1",
        ]
        let start = ContinuousClock.now
        #expect(try workspace.program.run(options + ["-o", "calm"]).status == 0)
        let duration = (ContinuousClock.now - start) / .seconds(1)
        let files = try workspace.files(below: "calm")
        #expect(files.count > 5)
        var random = SeededRandom.fresh()
        for moment in 0..<5 {
            let place = "seed \(random.seed), moment \(moment)"
            let running = try workspace.program.start(options + ["-o", "out\(moment)"])
            usleep(UInt32(Double(random.next() % 1000) / 1000 * duration * 1_000_000))
            let wasRunning = running.killNow()
            if workspace.exists("out\(moment)") {
                for file in try workspace.files(below: "out\(moment)")
                where !file.hasSuffix(".tmp") && wasRunning {
                    #expect(
                        try workspace.bytes("out\(moment)/\(file)") == workspace.bytes("calm/\(file)"),
                        "\(place): \(file)")
                }
            }
            #expect(
                try workspace.program.run(options + ["--resume", "-o", "out\(moment)"]).status == 0,
                "\(place)")
            #expect(try workspace.files(below: "out\(moment)") == files, "\(place)")
            for file in files {
                #expect(
                    try workspace.bytes("out\(moment)/\(file)") == workspace.bytes("calm/\(file)"),
                    "\(place): \(file)")
            }
        }
    }

    @Test func `killed just before the manifest gets its name, an export is finished by the next run`() throws
    {
        let workspace = try store(documents: 3)
        let options = ["export", "--format", "jsonl", "-o", "out"]
        #expect(try workspace.program.run(options).status == 0)
        let manifest = try workspace.bytes("out/manifest.json")
        try FileManager.default.moveItem(
            atPath: workspace.path("out/manifest.json"), toPath: workspace.path("out/manifest.json.tmp"))
        #expect(try workspace.program.run(options + ["--resume"]).status == 0)
        #expect(try workspace.files(below: "out") == ["manifest.json", "part-00000.jsonl"])
        #expect(try workspace.bytes("out/manifest.json") == manifest)
    }

    @Test func `a disk that fills up leaves whole shards, an error, and a start to resume from`() throws {
        let workspace = try store(documents: 120)
        let options = ["export", "--format", "jsonl", "--shard-size", "100KB"]
        #expect(try workspace.program.run(options + ["-o", "calm"]).status == 0)
        let calm = try workspace.files(below: "calm")
        #expect(calm.count > 3)
        // A process that may write no file of over 64 KiB stands for a disk that is full within the first shard; SQLite's
        // index of its log, which readers make too, takes 32.
        let command =
            "trap '' XFSZ; ulimit -f 64; exec '\(Program.binary.path)' \(options.joined(separator: " ")) -o full"
        let stopped = try #require(try workspace.tool("bash", "-c", command))
        #expect(stopped.status == 2)
        #expect(stopped.errors.contains("full/part-00000.jsonl.tmp"), "\(stopped.errors)")
        #expect(try workspace.files(below: "full").allSatisfy { $0.hasSuffix(".tmp") })
        #expect(try workspace.program.run(options + ["--resume", "-o", "full"]).status == 0)
        for file in calm {
            #expect(try workspace.bytes("full/\(file)") == workspace.bytes("calm/\(file)"), "\(file)")
        }
    }

    @Test func `a folder that cannot be written is a clear error with nothing in it`() throws {
        let workspace = try store(documents: 3)
        let full = try workspace.folio("export", "--format", "jsonl", "-o", "/dev/full/out")
        #expect(full.status == 2 && full.errors.contains("/dev/full"))
        guard getuid() != 0 else { return print("skipped: root may write everywhere") }
        try FileManager.default.createDirectory(
            atPath: workspace.path("locked"), withIntermediateDirectories: true)
        chmod(workspace.path("locked"), 0o500)
        let locked = try workspace.folio("export", "--format", "jsonl", "-o", "locked")
        #expect(locked.status == 2 && locked.errors.contains("locked"))
        #expect(try workspace.files(below: "locked").isEmpty)
    }
}
