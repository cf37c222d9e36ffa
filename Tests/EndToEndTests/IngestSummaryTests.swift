import Foundation
import Testing

/// What `folio ingest` says and how it ends.
@Suite struct IngestSummaryTests {
    private static let members: Set<String> = [
        "ignored", "failures_omitted",
        "inputs", "documents", "parses", "pages", "blocks", "assets", "skipped", "failed", "warnings",
        "seconds",
        "failures",
    ]

    @Test func `the summary counts what was stored`() throws {
        let workspace = try Workspace()
        try workspace.write(
            try MadeResults.openDataLoader(pages: ["One.", "Two.", "Three."]), to: "in/report.json")
        let outcome = try workspace.folio("ingest", "in", "--json")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let summary = try outcome.json
        #expect(summary.keys == Self.members)
        #expect(summary["inputs"] == .integer(1))
        #expect(summary["documents"] == .integer(1))
        #expect(summary["parses"] == .integer(1))
        #expect(summary["pages"] == .integer(3))
        // A heading and a paragraph a page.
        #expect(summary["blocks"] == .integer(6))
        #expect(summary["assets"] == .integer(0))
        #expect(summary["skipped"] == .integer(0))
        #expect(summary["failed"] == .integer(0))
        #expect(summary["failures"] == .array([]))
        #expect(try #require(summary["seconds"].double) > 0)
    }

    @Test func `timings are told where they are asked for`() throws {
        let workspace = try Workspace()
        try workspace.write(try MadeResults.openDataLoader(pages: ["One."]), to: "in/report.json")
        let summary = try workspace.folio("ingest", "in", "--json", "--timings").json
        #expect(summary.keys == Self.members.union(["timings"]))
        let timings = summary["timings"]
        #expect(
            timings.keys == [
                "read", "hash", "recognize", "decode", "prepare", "compress", "insert", "index", "commit",
            ])
        for stage in ["read", "recognize", "decode", "prepare", "insert", "index"] {
            #expect(try #require(timings[stage].double) > 0)
        }
    }

    @Test func `a failure has all its members, null where nothing is known`() throws {
        let workspace = try Workspace()
        let outcome = try workspace.folio("ingest", "absent.json", "--json")
        #expect(outcome.status == 2)
        let failure = try outcome.json["failures"][0]
        #expect(failure.keys == ["source", "provider", "code", "message", "location"])
        #expect(failure["source"] == .string("absent.json"))
        #expect(failure["provider"] == .null)
        #expect(failure["code"] == .string("unreadable"))
        #expect(failure["location"] == .null)
        #expect(outcome.errors.hasPrefix("failed: absent.json: unreadable: "))
    }

    @Test func `a second ingest of the same input skips everything and changes nothing`() throws {
        let workspace = try Workspace()
        let samples = "\(Workspace.samples)/opendataloader"
        #expect(try workspace.folio("ingest", samples).status == 0)
        let digest = try #require(try workspace.digest())
        let second = try workspace.folio("ingest", samples, "--json")
        #expect(second.status == 0)
        let summary = try second.json
        #expect(summary["inputs"] == .integer(1))
        #expect(summary["skipped"] == .integer(1))
        for member in ["documents", "parses", "pages", "blocks", "assets", "failed", "warnings"] {
            #expect(summary[member] == .integer(0), "\(member)")
        }
        #expect(try workspace.digest() == digest)
    }

    @Test func `with --force what is stored is stored anew, once`() throws {
        let workspace = try SampleStore.copy()
        let digest = try #require(try workspace.digest())
        let summary = try workspace.json("ingest", "\(Workspace.samples)/opendataloader", "--force")
        #expect(summary["skipped"] == .integer(0))
        #expect(summary["parses"] == .integer(1))
        #expect(summary["pages"] == .integer(3))
        #expect(try workspace.json("stats")["parses"] == .integer(5))
        #expect(try workspace.digest() == digest)
        #expect(try workspace.folio("check").output == "ok\n")
    }

    @Test func `--key names the document`() throws {
        let workspace = try Workspace()
        try workspace.write(try MadeResults.openDataLoader(pages: ["One."]), to: "in.json")
        #expect(try workspace.folio("ingest", "in.json", "--key", "2024/年报").status == 0)
        #expect(try workspace.keys() == ["2024/年报"])
    }

    @Test func `one --key for two results of a provider is refused for the second`() throws {
        let workspace = try Workspace()
        try workspace.write(try MadeResults.openDataLoader(pages: ["One."]), to: "in/a.json")
        try workspace.write(try MadeResults.openDataLoader(pages: ["Two."]), to: "in/b.json")
        let outcome = try workspace.folio("ingest", "in", "--key", "both", "--json")
        #expect(outcome.status == 1)
        #expect(try outcome.json["failures"][0]["code"] == .string("ambiguous_key"))
        #expect(try outcome.json["failures"][0]["source"] == .string("in/b.json"))
        #expect(try workspace.keys() == ["both"])
    }

    @Test(arguments: ["-", "/dev/stdin"])
    func `standard input is one result`(_ path: String) throws {
        let workspace = try Workspace()
        let result = try MadeResults.openDataLoader(pages: ["One."])
        let outcome = try workspace.folio("ingest", path, "--key", "from/pipe", "--json", input: result)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try outcome.json["pages"] == .integer(1))
        #expect(try workspace.keys() == ["from/pipe"])
    }

    @Test
    func `results that are piped in one after the other are documents of their own, and the same one is one`()
        throws
    {
        let workspace = try Workspace()
        for text in ["One.", "Two.", "One."] {
            let result = try MadeResults.openDataLoader(pages: [text])
            #expect(try workspace.folio("ingest", "-", input: result).status == 0)
        }
        let keys = try workspace.keys()
        #expect(keys.count == 2 && keys.allSatisfy { $0.hasPrefix("stdin-") }, "\(keys)")
        #expect(try workspace.folio("search", "one").status == 0)
        #expect(try workspace.folio("search", "two").status == 0)
    }

    @Test func `a result that is cut on standard input is a failure`() throws {
        let workspace = try Workspace()
        let result = try MadeResults.openDataLoader(pages: ["One."])
        let outcome = try workspace.folio("ingest", "-", "--json", input: String(result.prefix(60)))
        #expect(outcome.status == 2)
        #expect(try outcome.json["failures"][0]["code"] == .string("malformed"))
    }

    @Test func `--provider decodes with that adapter, and no other content gets past it`() throws {
        let workspace = try Workspace()
        try workspace.write(try MadeResults.openDataLoader(pages: ["One."]), to: "in.json")
        let wrong = try workspace.folio("ingest", "in.json", "--provider", "docling", "--json")
        #expect(wrong.status == 2)
        #expect(try wrong.json["failures"][0]["code"] == .string("unknown_format"))
        #expect(try workspace.folio("ingest", "in.json", "--provider", "opendataloader").status == 0)
    }

    @Test(arguments: [
        ["--provider", "nobody"], ["--page-offset", "-1"], ["--page-offset", "first"], ["--jobs", "0"],
        ["--key", ""], ["--no-such-option"],
    ])
    func `wrong usage ends with status 2 before a store is made`(_ arguments: [String]) throws {
        let workspace = try Workspace()
        let outcome = try workspace.program.run(["ingest", "."] + arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("run `folio ingest --help`"))
        #expect(!workspace.exists("folio.db"))
    }

    @Test func `--store and FOLIO_STORE name the store`() throws {
        let workspace = try Workspace()
        try workspace.write(try MadeResults.openDataLoader(pages: ["One."]), to: "in.json")
        #expect(try workspace.folio("ingest", "in.json", "--store", "named.db").status == 0)
        #expect(workspace.exists("named.db"))
        #expect(!workspace.exists("folio.db"))
    }
}
