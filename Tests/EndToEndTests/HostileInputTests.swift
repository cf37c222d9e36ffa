import Foundation
import TestSupport
import Testing

/// Inputs made to hurt: each meets a limit that has a name, or comes in with a warning, and nothing else stops.
@Suite struct HostileInputTests {
    /// An OpenDataLoader result with one paragraph, some of its JSON as given.
    private static func result(
        content: String = #""gauge""#, box: String = "[72, 600, 520, 640]", title: String = #""T""#,
        pages: Int = 1,
        page: Int = 1
    ) -> String {
        """
        {"file name": "a.pdf", "number of pages": \(pages), "author": null, "title": \(title), "creation date": null,
         "modification date": null, "kids": [{"type": "paragraph", "id": 1, "page number": \(page),
         "bounding box": \(box), "font": "Times", "font size": 10, "content": \(content)}]}
        """
    }

    private func failure(_ workspace: Workspace, _ arguments: String...) throws -> JSON {
        let outcome = try workspace.program.run(["ingest"] + arguments + ["--json"])
        #expect(outcome.status == 2, "\(outcome.errors)")
        return try outcome.json["failures"][0]
    }

    @Test func `a bomb stops at a limit, which can be raised`() throws {
        let workspace = try Workspace()
        try workspace.write([UInt8](repeating: 0, count: 40 << 20), to: "zeros.json")
        guard try workspace.tool("tar", "-cJf", "bomb.tar.xz", "zeros.json")?.status == 0 else {
            return print("skipped: no tar with xz")
        }
        let bomb = try failure(workspace, "bomb.tar.xz")
        #expect(bomb["code"] == .string("limit_exceeded"))
        #expect(bomb["message"].string?.contains("the limit expansionRatio is 1000") == true)
        let raised = try workspace.json("ingest", "bomb.tar.xz", "--limit", "expansionRatio=1000000")
        #expect(raised["failed"] == .integer(0))
        #expect(raised["ignored"] == .integer(1))
    }

    @Test func `archives inside archives are opened to a limit, which can be raised`() throws {
        let workspace = try Workspace()
        var bytes = Array(Self.result().utf8)
        for depth in 0..<5 {
            bytes = StoredZip.archive([(depth == 0 ? "report.json" : "\(depth).zip", bytes)])
        }
        try workspace.write(bytes, to: "deep.zip")
        let failure = try failure(workspace, "deep.zip")
        #expect(failure["code"] == .string("limit_exceeded"))
        #expect(failure["message"].string?.contains("nesting") == true)
        #expect(try workspace.folio("ingest", "deep.zip", "--limit", "nesting=4").status == 0)
        #expect(try workspace.keys().count == 1)
    }

    @Test(arguments: [
        ("memberCount=2", "memberCount is 2"), ("memberBytes=10", "memberBytes is 10"),
        ("totalBytes=10", "totalBytes is 10"),
        ("nameBytes=3", "nameBytes is 3"), ("fileBytes=10", "limit fileBytes"), ("pages=1", "limit pages"),
        ("blocks=1", "limit blocks"), ("jsonDepth=2", "deep"),
    ])
    func `every limit has a name, an option, and a failure that names it`(
        limit: String, message: String
    ) throws {
        let workspace = try Workspace()
        let result = try MadeResults.openDataLoader(pages: ["one", "two"])
        let isOfArchive = ["member", "total", "name"].contains { limit.hasPrefix($0) }
        let name = isOfArchive ? "in.zip" : "in.json"
        let bytes = Array(result.utf8)
        try workspace.write(
            isOfArchive
                ? StoredZip.archive([("a.json", bytes), ("b.json", bytes), ("c.json", bytes)]) : bytes,
            to: name)
        let outcome = try workspace.folio("ingest", name, "--limit", limit, "--json")
        #expect(outcome.status != 0)
        let messages = try (outcome.json["failures"].array ?? []).compactMap { $0["message"].string }
        #expect(messages.contains { $0.contains(message) }, "\(messages)")
        #expect(try workspace.folio("ingest", name).status == 0)
        #expect(try workspace.folio("check", "--deep").output == "ok\n")
    }

    @Test(arguments: [
        ("none=1", "unknown limit 'none'"), ("pages=x", "--limit pages=N needs a number"),
        ("jsonDepth=9999999", "from 1 to 2048"),
    ])
    func `a limit that is none, or no number, is refused`(limit: String, message: String) throws {
        let workspace = try Workspace()
        let outcome = try workspace.folio("ingest", ".", "--limit", limit)
        #expect(outcome.status == 2 && outcome.errors.contains(message), "\(outcome.errors)")
        #expect(!workspace.exists("folio.db"))
    }

    @Test func `JSON nested 100,000 deep is a failure with its limit`() throws {
        let workspace = try Workspace()
        for (name, open, close) in [("arrays.json", "[", "]"), ("objects.json", "{\"a\":", "}")] {
            let deep =
                String(repeating: open, count: 100_000) + "1" + String(repeating: close, count: 100_000)
            try workspace.write(deep, to: name)
            let failure = try failure(workspace, name)
            #expect(failure["code"] == .string("malformed"))
            #expect(failure["message"].string?.contains("512") == true, "\(failure)")
        }
    }

    @Test func `page numbers and counts that cannot be are failures`() throws {
        let workspace = try Workspace()
        try workspace.write(Self.result(pages: 10_000_000), to: "claimed.json")
        try workspace.write(Self.result(page: 10_000_000), to: "far.json")
        for name in ["claimed.json", "far.json"] {
            let outcome = try workspace.folio("ingest", name, "--json")
            let message = try outcome.json["failures"][0]["message"].string
            #expect(
                outcome.status == 2 && message?.contains("limit pages") == true, "\(name): \(outcome.errors)")
        }
        let doc2x =
            #"{"code":"success","data":{"status":"success","result":{"version":"v2","pages":[{"url":"","page_idx":-3,"page_width":100,"page_height":100,"md":"gauge"}]}}}"#
        try workspace.write(doc2x, to: "negative.json")
        let outcome = try workspace.folio("ingest", "negative.json", "--json")
        #expect(outcome.status == 2, "\(outcome.output)")
    }

    @Test(arguments: [
        ("NaN", "[NaN, -Infinity, 1e400, 640]"), ("inverted", "[520, 640, 72, 600]"),
        ("negative", "[-500, -600, -20, -4]"),
        ("tiny", "[1e-320, 1e-320, 2e-320, 2e-320]"), ("huge", "[1e300, 1e300, 1e308, 1e308]"),
        ("five", "[1, 2, 3, 4, 5]"),
    ])
    func `boxes that cannot be leave the text and a store that is whole`(name: String, box: String) throws {
        let workspace = try Workspace()
        try workspace.write(Self.result(box: box), to: "a.json")
        #expect(try workspace.folio("ingest", "a.json").status == 0)
        #expect(try workspace.json("search", "gauge")["total"] == .integer(1))
        #expect(try workspace.folio("check", "--deep").output == "ok\n")
    }

    @Test(arguments: ["0", "-5", "1e-308", "1e308"])
    func `pages of no size have no normalized boxes`(size: String) throws {
        let workspace = try Workspace()
        let volcengine = try MadeResults.volcengine(pages: ["gauge"])
            .replacing(#"\"h\":1000,\"w\":800"#, with: #"\"h\":\#(size),\"w\":\#(size)"#)
        try #require(volcengine.contains(size))
        try workspace.write(volcengine, to: "a.json")
        #expect(try workspace.folio("ingest", "a.json").status == 0)
        #expect(try workspace.json("search", "gauge")["total"] == .integer(1))
        #expect(try workspace.folio("check", "--deep").output == "ok\n")
    }

    @Test func `NUL, lone surrogates, byte order marks and bytes that are no UTF-8 come in with a warning`()
        throws
    {
        let workspace = try Workspace()
        try workspace.write(
            Self.result(content: #""gauge\u0000 end \ud835 tail""#, title: #""a\u0000b""#), to: "in/nul.json")
        try workspace.write([0xEF, 0xBB, 0xBF] + Array(Self.result().utf8), to: "in/mark.json")
        let invalid = Self.result(content: "\"gauge @\"").utf8.flatMap {
            $0 == UInt8(ascii: "@") ? [0xFF, 0xC3] : [$0]
        }
        try workspace.write(invalid, to: "in/invalid.json")
        let wide = Self.result().utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        try workspace.write([0xFF, 0xFE] + wide, to: "in/utf16.json")
        #expect(try workspace.folio("ingest", "in").status == 0)
        #expect(try workspace.json("search", "gauge")["total"] == .integer(4))
        #expect(try workspace.json("search", "end tail")["total"] == .integer(1))
        let rows = try workspace.json("documents").array ?? []
        let nul = try #require(rows.first { $0["key"] == .string("nul") })
        #expect(nul["title"] == .string("a\u{FFFD}b"))
        let codes = (nul["parses"][0]["warnings"].array ?? []).compactMap { $0["code"].string }
        #expect(codes.contains("nul_character"), "\(codes)")
        #expect(try workspace.folio("check", "--deep").output == "ok\n")
    }

    @Test func `names that lead out of an archive, and links that lead anywhere, lead nowhere`() throws {
        let workspace = try Workspace()
        let bytes = Array(Self.result().utf8)
        let names = [
            "../../outside.json", "/root/absolute.json", "a/../../../up.json", "C:\\win.json", "./plain.json",
        ]
        try workspace.write(StoredZip.archive(names.map { ($0, bytes + [0x20]) }), to: "in/tricks.zip")
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: workspace.path("in/loop"), withDestinationPath: "..")
        try manager.createSymbolicLink(atPath: workspace.path("in/self"), withDestinationPath: "self")
        try manager.createSymbolicLink(
            atPath: workspace.path("in/gone.json"), withDestinationPath: "/nowhere/x.json")
        let before = try workspace.files(below: "in")
        let outcome = try workspace.folio("ingest", "in", "--json")
        #expect(outcome.status <= 1, "\(outcome.errors)")
        for key in try workspace.keys() {
            #expect(!key.hasPrefix("/") && !key.split(separator: "/").contains(".."), "\(key)")
        }
        #expect(try workspace.files(below: "in") == before)
        #expect(try workspace.folio("check", "--deep").output == "ok\n")
    }

    @Test func `a file whose name is not UTF-8 is named as such`() throws {
        let workspace = try Workspace()
        try workspace.write(Self.result(), to: "in/good.json")
        let made = try workspace.tool(
            "python3", "-c", "import shutil; shutil.copy('in/good.json', b'in/caf\\xe9.json')")
        guard made?.status == 0 else {
            return print("skipped: no python3, or a file system that refuses the name")
        }
        let outcome = try workspace.folio("ingest", "in", "--json")
        #expect(outcome.status == 1)
        #expect(
            try outcome.json["failures"][0]["message"].string?.contains("the file name is not UTF-8") == true)
        #expect(try workspace.keys() == ["good"])
    }

    @Test func `an ingest that finds nothing leaves nothing, and a store that was there`() throws {
        let workspace = try Workspace()
        try FileManager.default.createDirectory(
            atPath: workspace.path("empty"), withIntermediateDirectories: true)
        #expect(try workspace.folio("ingest", "empty").status == 1)
        #expect(try workspace.files(below: ".") == [])
        try workspace.write(Self.result(), to: "a.json")
        #expect(try workspace.folio("ingest", "a.json").status == 0)
        #expect(try workspace.folio("ingest", "empty").status == 1)
        #expect(try workspace.keys() == ["a"])
    }
}
