import Foundation
import TestSupport
import Testing

/// Inputs that are no results, or results that say that there is none.
@Suite struct BadInputTests {
    /// An input, the code that it fails with, and what the message tells.
    private struct Bad {
        let name: String
        let bytes: [UInt8]
        let code: String
        let message: String
    }

    private static func fixture(_ name: String) throws -> [UInt8] {
        let folder = Workspace.fixture(name)
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path).first)
        return Array(try Data(contentsOf: folder.appending(path: file)))
    }

    private static func all() throws -> [Bad] {
        let good = Array(try MadeResults.volcengine(pages: ["cut short"]).utf8)
        let zip = StoredZip.archive([("a.json", good), ("b.json", good)])
        return [
            Bad(name: "empty.json", bytes: [], code: "unknown_format", message: "empty.json is empty;"),
            Bad(name: "cut.json", bytes: Array(good.prefix(200)), code: "malformed", message: "cut short"),
            Bad(
                name: "other.json", bytes: Array(#"{"hello": [1, 2]}"#.utf8), code: "unknown_format",
                message: "hello"),
            Bad(
                name: "notes.txt", bytes: Array("Just words.".utf8), code: "unknown_format",
                message: "notes.txt"),
            Bad(
                name: "noise.bin", bytes: (0..<997).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ 7) },
                code: "unknown_format", message: "binary"),
            Bad(
                name: "picture.png", bytes: [0x89] + Array("PNG\r\n\u{1A}\n\0\0\0\rIHDR".utf8),
                code: "unknown_format",
                message: "image/png"),
            Bad(name: "cut.zip", bytes: Array(zip.prefix(150)), code: "malformed", message: "cut.zip"),
            Bad(
                name: "doc2x-error.json", bytes: try fixture("doc2x/failure-parse-error"),
                code: "provider_failed",
                message: "parse_error"),
            Bad(
                name: "doc2x-processing.json", bytes: try fixture("doc2x/status-processing"),
                code: "not_ready",
                message: "37 %"),
            Bad(
                name: "doc2x-link.json", bytes: try fixture("doc2x/convert-ready"), code: "result_missing",
                message: "convert_md_none.zip"),
            Bad(
                name: "parse4ai-failed.json", bytes: try fixture("mineru/task-failed"),
                code: "provider_failed",
                message: "a90e6ab6"),
            Bad(
                name: "volcengine-size.json", bytes: try fixture("volcengine/size-exceeded"),
                code: "provider_failed",
                message: "50205"),
            Bad(
                name: "complexdocr-flag.json", bytes: try fixture("complexdocr/flag-0"),
                code: "provider_failed",
                message: "flag 0"),
        ]
    }

    @Test func `each bad input beside a good one is named with its reason, and the good one comes in`() throws
    {
        let workspace = try Workspace()
        let inputs = try Self.all()
        for input in inputs { try workspace.write(input.bytes, to: "in/\(input.name)") }
        try workspace.write(try MadeResults.openDataLoader(pages: ["The good gauge."]), to: "in/good.json")

        // Named one by one: in a folder, what is no result is ignored.
        let paths = (inputs.map(\.name) + ["good.json"]).map { "in/\($0)" }
        let outcome = try workspace.program.run(["ingest"] + paths + ["--json", "--verbose"])
        #expect(outcome.status == 1)
        let summary = try outcome.json
        #expect(summary["inputs"] == .integer(inputs.count + 1))
        #expect(summary["failed"] == .integer(inputs.count))
        #expect(summary["parses"] == .integer(1))
        let failures = try #require(summary["failures"].array)
        #expect(failures.count == inputs.count)
        for input in inputs {
            let failure = failures.first { $0["source"] == .string("in/\(input.name)") }
            #expect(failure?["code"] == .string(input.code), "\(input.name)")
            #expect(
                failure?["message"].string?.contains(input.message) == true,
                "\(input.name): \(failure ?? .null)")
            #expect(outcome.errors.contains("failed: in/\(input.name): \(input.code): "))
        }

        #expect(try workspace.keys() == ["good"])
        #expect(try workspace.json("search", "good gauge")["total"] == .integer(1))
        #expect(try workspace.folio("check").output == "ok\n")
        let codes = Dictionary(grouping: inputs, by: \.code).mapValues { JSON.integer($0.count) }
        #expect(try workspace.json("stats")["failures_by_code"] == .object(codes))
    }

    @Test func `nothing but bad inputs ends with status 2 and leaves a whole store`() throws {
        let workspace = try Workspace()
        let inputs = try Self.all()
        for input in inputs { try workspace.write(input.bytes, to: "in/\(input.name)") }
        let paths = inputs.map { "in/\($0.name)" }
        let outcome = try workspace.program.run(["ingest"] + paths + ["--json"])
        #expect(outcome.status == 2)
        #expect(try outcome.json["failed"] == .integer(inputs.count))
        #expect(try workspace.folio("check").output == "ok\n")

        let listed = try #require(workspace.json("stats", "--failures")["failed_inputs"].array)
        #expect(Set(listed.compactMap { $0["source"].string }) == Set(inputs.map { "in/\($0.name)" }))
        let lines = try workspace.folio("stats", "--failures").output.split(separator: "\n")
        #expect(lines.filter { $0.hasPrefix("failed: in/") }.count == inputs.count)
        #expect(try workspace.json("stats")["failed_inputs"] == .null)
    }

    @Test func `an archive beside a result of the same name is an input of its own`() throws {
        let workspace = try Workspace()
        try workspace.write(try MadeResults.openDataLoader(pages: ["Beside."]), to: "in/report.json")
        let packed = Array(try MadeResults.openDataLoader(pages: ["Packed."]).utf8)
        try workspace.write(StoredZip.archive([("packed.json", packed)]), to: "in/report.zip")
        try workspace.write("%PDF-1.7", to: "in/report.pdf")
        let summary = try workspace.json("ingest", "in")
        // The PDF is what was parsed, and no result.
        #expect(summary["inputs"] == .integer(2))
        #expect(try workspace.keys() == ["report", "report/packed"])
    }

    @Test func `an input that was mended is no failure any more`() throws {
        let workspace = try Workspace()
        let good = try MadeResults.openDataLoader(pages: ["Whole."])
        try workspace.write("{", to: "report.json")
        #expect(try workspace.folio("ingest", "report.json").status == 2)
        #expect(try workspace.json("stats")["failures"] == .integer(1))
        try workspace.write(good, to: "report.json")
        #expect(try workspace.folio("ingest", "report.json").status == 0)
        #expect(try workspace.json("stats")["failures"] == .integer(0))
        #expect(try workspace.json("stats", "--failures")["failed_inputs"] == .array([]))
    }

    @Test func `a folder without files is told`() throws {
        let workspace = try Workspace()
        try FileManager.default.createDirectory(
            at: workspace.folder.appending(path: "nothing"), withIntermediateDirectories: true)
        let outcome = try workspace.folio("ingest", "nothing")
        #expect(outcome.status == 1)
        #expect(outcome.errors == "note: the given paths contain no files\n")
    }

    @Test func `failures of one kind are one line, and all of them with verbose and as JSON`() throws {
        let workspace = try Workspace()
        for number in 10..<35 { try workspace.write(#"{"a": 1}"#, to: "in/\(number).json") }
        let outcome = try workspace.folio("ingest", "in", "--json")
        #expect(try outcome.json["failures"].array?.count == 25)
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.count == 1)
        #expect(lines.first?.contains("and 24 others") == true)
        let verbose = try workspace.folio("ingest", "in", "--verbose")
        #expect(verbose.errors.split(separator: "\n").count { $0.hasPrefix("failed: ") } == 25)
    }

    @Test func `files of a folder that are no results are ignored and counted`() throws {
        let workspace = try Workspace()
        try workspace.write("Apache License", to: "in/LICENSE")
        try workspace.write("# Read me", to: "in/README.md")
        try workspace.write(try MadeResults.openDataLoader(pages: ["Good."]), to: "in/good.json")
        let outcome = try workspace.folio("ingest", "in", "--json")
        #expect(outcome.status == 0)
        #expect(try outcome.json["ignored"] == .integer(2))
        #expect(try outcome.json["failed"] == .integer(0))
        #expect(try workspace.folio("ingest", "in/LICENSE").status == 2)
    }
}
