import Foundation
import TestSupport
import Testing

/// Where results come from: folders, archives, parallel folders, copies.
@Suite struct IngestSourcesTests {
    private static let members: [(name: String, text: String)] = [
        ("2023/report.json", "The first gauge."), ("2024/report.json", "The second gauge."),
        ("年报.json", "水位观测"),
    ]

    /// A workspace with the folder `tree`, its keys and its digest.
    private func tree() throws -> (Workspace, digest: String?) {
        let workspace = try Workspace()
        for member in Self.members {
            try workspace.write(
                try MadeResults.openDataLoader(pages: [member.text]), to: "tree/\(member.name)")
        }
        #expect(try workspace.folio("ingest", "tree", "--store", "tree.db").status == 0)
        #expect(try workspace.keys(store: "tree.db") == ["2023/report", "2024/report", "年报"])
        return (workspace, try workspace.digest(store: "tree.db"))
    }

    @Test func `a zip gives the same store as the folder that was packed`() throws {
        let (workspace, digest) = try tree()
        let zip = StoredZip.archive(
            try Self.members.map { ($0.name, try workspace.bytes("tree/\($0.name)")) })
        try workspace.write(zip, to: "tree.zip")
        #expect(try workspace.folio("ingest", "tree.zip", "--store", "zip.db").status == 0)
        #expect(try workspace.keys(store: "zip.db") == ["2023/report", "2024/report", "年报"])
        #expect(try workspace.digest(store: "zip.db") == digest)
    }

    @Test(arguments: [("tree.tar", "-cf"), ("tree.tar.gz", "-czf"), ("tree.tar.xz", "-cJf")])
    func `a tar gives the same store as the folder that was packed`(_ name: String, _ flags: String) throws {
        let (workspace, digest) = try tree()
        let packed = try workspace.tool("tar", flags, name, "-C", "tree", ".")
        guard packed?.status == 0 else { return print("skipped: no tar that makes \(name)") }
        #expect(try workspace.folio("ingest", name, "--store", "tar.db").status == 0)
        #expect(try workspace.keys(store: "tar.db") == ["2023/report", "2024/report", "年报"])
        #expect(try workspace.digest(store: "tar.db") == digest)
    }

    @Test func `an archive inside a folder is a folder of its name`() throws {
        let workspace = try Workspace()
        let result = Array(try MadeResults.openDataLoader(pages: ["One."]).utf8)
        let other = Array(try MadeResults.openDataLoader(pages: ["Two."]).utf8)
        let zip = StoredZip.archive([("a.json", result), ("b/c.json", other)])
        try workspace.write(zip, to: "in/2024/march.zip")
        #expect(try workspace.folio("ingest", "in").status == 0)
        #expect(try workspace.keys() == ["2024/march/a", "2024/march/b/c"])
    }

    @Test func `parallel folders of two parsers meet in one document`() throws {
        let workspace = try Workspace()
        let samples = Workspace.samples
        let summary = try workspace.json("ingest", "\(samples)/doc2x", "\(samples)/volcengine")
        #expect(summary["inputs"] == .integer(2))
        #expect(summary["documents"] == .integer(1))
        #expect(summary["parses"] == .integer(2))
        let documents = try workspace.json("documents")
        #expect(documents.array?.count == 1)
        #expect(documents[0]["key"] == .string("field-guide"))
        let parses = try #require(documents[0]["parses"].array)
        #expect(parses.map { $0["provider"].string } == ["doc2x", "volcengine"])
        #expect(parses.map { $0["is_preferred"] } == [.bool(false), .bool(true)])
    }

    @Test func `the same bytes in a second folder are stored once and found by both keys`() throws {
        let workspace = try Workspace()
        let result = try MadeResults.openDataLoader(pages: ["The gauge stands."])
        try workspace.write(result, to: "first/report.json")
        try workspace.write(result, to: "second/report.json")
        let summary = try workspace.json("ingest", ".")
        #expect(summary["skipped"] == .integer(1))
        #expect(summary["parses"] == .integer(1))
        #expect(try workspace.keys() == ["first/report"])
        for (key, out) in [("first/report", "one"), ("second/report", "two")] {
            let shown = try workspace.folio("show", key, "--format", "text")
            #expect(shown.status == 0, "\(key): \(shown.errors)")
            #expect(shown.output.contains("The gauge stands."))
            #expect(try workspace.folio("search", "gauge", "--document", key).status == 0, "\(key)")
            #expect(
                try workspace.folio("export", "--format", "jsonl", "--document", key, "-o", out).status == 0)
        }
        #expect(try workspace.json("show", "second/report")["document"] == .string("first/report"))
    }

    @Test func `equal short results of differently named files are documents of their own`() throws {
        let workspace = try Workspace()
        // Two members of one name give a warning, whose location begins with the file's name.
        let result =
            #"{"version":"v2","version":"v2","pages":[{"url":"","page_idx":0,"page_width":10,"page_height":10,"md":"blank"}]}"#
        for name in ["한국", "カラス", "Größe"] { try workspace.write(result, to: "in/\(name).json") }
        let summary = try workspace.json("ingest", "in")
        #expect(summary["documents"] == .integer(3) && summary["warnings"] == .integer(3))
        #expect(Set(try workspace.keys()) == ["한국", "カラス", "Größe"])
        #expect(try workspace.json("ingest", "in")["skipped"] == .integer(3))
        #expect(try workspace.folio("check", "--deep").output == "ok\n")
        #expect(try workspace.folio("merge", "folio.db", "--store", "all.db").status == 0)
        #expect(try workspace.json("documents", "--store", "all.db").array?.count == 3)
    }

    @Test func `another result under a known key is a newer parse, and the preferred one`() throws {
        let workspace = try Workspace()
        try workspace.write(try MadeResults.openDataLoader(pages: ["old wording"]), to: "report.json")
        #expect(try workspace.folio("ingest", "report.json").status == 0)
        try workspace.write(try MadeResults.openDataLoader(pages: ["new wording"]), to: "report.json")
        #expect(try workspace.folio("ingest", "report.json").status == 0)
        #expect(try workspace.json("documents")[0]["parses"].array?.count == 2)
        #expect(try workspace.folio("search", "new").status == 0)
        #expect(try workspace.folio("search", "old").status == 1)
        #expect(try workspace.folio("search", "old", "--all-parses").status == 0)
    }

    @Test func `a MinerU zip with its images is one parse`() throws {
        let workspace = try Workspace()
        let payload = Workspace.fixture("mineru/layout-pipeline-3.4")
        let names = try FileManager.default.subpathsOfDirectory(atPath: payload.path).sorted()
        let members = names.compactMap { name in
            (try? Data(contentsOf: payload.appending(path: name))).map { (name: name, bytes: Array($0)) }
        }
        #expect(members.count == 6)
        try workspace.write(StoredZip.archive(members), to: "report.zip")
        let summary = try workspace.json("ingest", "report.zip")
        #expect(summary["inputs"] == .integer(1))
        #expect(summary["parses"] == .integer(1))
        // Both images of the fixture have the same bytes.
        #expect(summary["assets"] == .integer(1))
        #expect(try workspace.keys() == ["report"])
        #expect(try workspace.folio("check").output == "ok\n")
    }

    @Test func `an empty folder holds nothing to ingest`() throws {
        let workspace = try Workspace()
        try FileManager.default.createDirectory(
            atPath: workspace.path("in"), withIntermediateDirectories: true)
        let outcome = try workspace.folio("ingest", "in", "--json")
        #expect(outcome.status == 1)
        #expect(try outcome.json["inputs"] == .integer(0))
    }

    @Test func `the files of a store that lies among results are no results`() throws {
        let workspace = try Workspace()
        try workspace.write("# Gauges\n\nThe river rises.\n", to: "a.md")
        for _ in 0..<2 { _ = try workspace.folio("ingest", ".", "--provider", "markdown") }
        #expect(try workspace.json("documents").array?.map { $0["key"] } == [.string("a")])
        #expect(try workspace.folio("stats", "--failures").output.contains(".lock") == false)
    }
}
